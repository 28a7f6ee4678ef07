package vn.vongdoi;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.client.Clients;
import vn.vongdoi.client.Redirect;
import vn.vongdoi.page.Problem;

/** The programs that prove who they are with a key, from the command line. */
sealed interface Programs extends Command {
    String USAGE = "client add NAME --key FILE [--facility CODE] [--scope \"system/*.rs exchange\"]"
            + " | client add NAME --redirect \"URI …\" [--key FILE] [--scope \"openid user/*.rs\"]"
            + " | client rotate NAME --key FILE [--until DATE] | client revoke NAME | client list";

    Set<String> OPTIONS = Set.of("facility", "key", "redirect", "scope", "until");

    /** As long as an owner needs to change to the new key. */
    int DAYS_OF_BOTH_KEYS = 7;

    static Programs of(Arguments arguments) {
        var words = arguments.rest();
        if (words.equals(List.of("list"))) return new Listed();
        if (words.size() != 2) throw new Arguments.Misused(USAGE);
        var name = words.get(1);
        return switch (words.getFirst()) {
            case "add" -> added(name, arguments);
            case "rotate" -> new Rotate(name, key(arguments), day(arguments));
            case "revoke" -> new Revoke(name);
            default -> throw new Arguments.Misused(USAGE);
        };
    }

    private static Programs added(String name, Arguments arguments) {
        var redirects = arguments.find("redirect");
        if (redirects.isEmpty()) {
            return new Add(name, arguments.find("facility"), scopes(arguments, Scopes.ALL), key(arguments));
        }
        var key = arguments.find("key").map(_ -> key(arguments));
        return new AddApp(name, redirects.get(), scopes(arguments, Scopes.OF_APPS), key);
    }

    void on(Clients clients, Clock clock);

    @Override
    default int run() {
        try (var application = Command.application()) {
            on(application.getBean(Clients.class), application.getBean(Clock.class));
            return DONE;
        } catch (Problem e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }

    record Add(String name, Optional<String> facility, Scopes scopes, String key) implements Programs {
        @Override
        public void on(Clients clients, Clock clock) {
            tell(name, clients.add(name, facility, scopes, key));
        }
    }

    /** @param redirects divided by spaces */
    record AddApp(String name, String redirects, Scopes scopes, Optional<String> key) implements Programs {
        @Override
        public void on(Clients clients, Clock clock) {
            var all = Arrays.stream(redirects.strip().split(" +"))
                    .map(Redirect::new)
                    .toList();
            clients.addApp(name, scopes, all, key);
        }
    }

    /** @param until the last day of the keys there are */
    record Rotate(String name, String key, Optional<LocalDate> until) implements Programs {
        @Override
        public void on(Clients clients, Clock clock) {
            var last = until.orElseGet(() -> LocalDate.now(clock).plusDays(DAYS_OF_BOTH_KEYS));
            tell(name, clients.rotate(name, key, endOf(last, clock)));
        }

        private static Instant endOf(LocalDate day, Clock clock) {
            return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        }
    }

    record Revoke(String name) implements Programs {
        @Override
        public void on(Clients clients, Clock clock) {
            clients.revoke(name);
        }
    }

    /** One a line: name, of which facility, since when, scopes, kids of its keys. */
    record Listed() implements Programs {
        @Override
        public void on(Clients clients, Clock clock) {
            for (var client : clients.list()) {
                System.out.println(String.join(
                        "\t",
                        client.name(),
                        client.facility().orElse(client.isApp() ? "app" : "*"),
                        LocalDate.ofInstant(client.since(), clock.getZone()).toString(),
                        client.scopes().toString(),
                        client.keys().stream().map(JWK::getKeyID).collect(Collectors.joining(" "))));
            }
        }
    }

    private static void tell(String name, String kid) {
        System.err.println("iss, sub và / and kid của / of client_assertion:");
        System.out.println(name + " " + kid);
    }

    private static Scopes scopes(Arguments arguments, Scopes otherwise) {
        try {
            return arguments.find("scope").map(Scopes::of).orElse(otherwise);
        } catch (Problem unknown) {
            throw new Arguments.Misused("--scope: " + unknown.getMessage());
        }
    }

    private static String key(Arguments arguments) {
        var file = arguments.find("key").orElseThrow(() -> new Arguments.Misused(USAGE));
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new Arguments.Misused("--key: không đọc được / cannot read " + file);
        }
    }

    private static Optional<LocalDate> day(Arguments arguments) {
        try {
            return arguments.find("until").map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new Arguments.Misused("--until: cần ngày như / expected a date such as 2026-12-31");
        }
    }
}
