package vn.vongdoi;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.signin.SecondFactors;

/** The people who sign in, from the command line. */
sealed interface Users extends Command {
    String USAGE = "user add LOGIN NAME [ROLE] | user role LOGIN ROLE | user revoke LOGIN [ROLE] | user invite LOGIN"
            + " | user reset-factors LOGIN;"
            + " ROLE [--facility CODE | --commune CODE] [--from DATE] [--until DATE], citizen --person p123|CCCD";

    Set<String> OPTIONS = Set.of("facility", "commune", "from", "until", "person");

    static Users of(Arguments arguments) {
        var words = arguments.rest();
        return switch (words.isEmpty() ? "" : words.getFirst() + " with " + (words.size() - 1)) {
            case "add with 2" -> new Add(words.get(1), words.get(2), Optional.empty());
            case "add with 3" -> new Add(words.get(1), words.get(2), Optional.of(Given.of(words.get(3), arguments)));
            case "role with 2" -> new Give(words.get(1), Given.of(words.get(2), arguments));
            case "revoke with 1" -> new Revoke(words.get(1), Optional.empty());
            case "revoke with 2" -> new Revoke(words.get(1), Optional.of(role(words.get(2))));
            case "invite with 1" -> new Invite(words.get(1));
            case "reset-factors with 1" -> new ResetFactors(words.get(1));
            default -> throw new Arguments.Misused(USAGE);
        };
    }

    void on(Accounts accounts, ApplicationContext application);

    @Override
    default int run() {
        try (var application = Command.application()) {
            on(application.getBean(Accounts.class), application);
            return DONE;
        } catch (Problem e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }

    /** A role as it stands on a command line. */
    record Given(
            Role role,
            Optional<String> facility,
            Optional<String> commune,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Optional<String> person) {
        static Given of(String role, Arguments arguments) {
            return new Given(
                    Users.role(role),
                    arguments.find("facility"),
                    arguments.find("commune"),
                    day(arguments, "from"),
                    day(arguments, "until"),
                    arguments.find("person"));
        }

        void to(String login, Accounts accounts, ApplicationContext application) {
            var starts = from.orElseGet(() -> LocalDate.now(application.getBean(Clock.class)));
            var area = Accounts.area(facility, commune);
            accounts.give(login, new Post(0, role, area, starts, until.orElse(null)), Actor.console());
            key(application).ifPresent(key -> accounts.belongsTo(login, key));
        }

        /** Canonical key of the person whose account it is. */
        Optional<Long> key(ApplicationContext application) {
            var people = application.getBean(People.class);
            return person.map(text -> people.canonical(Access.key(people, text)).value());
        }

        private static Optional<LocalDate> day(Arguments arguments, String option) {
            try {
                return arguments.find(option).map(LocalDate::parse);
            } catch (DateTimeParseException e) {
                throw new Arguments.Misused("--" + option + ": cần ngày như / expected a date such as 2026-12-31");
            }
        }
    }

    record Add(String login, String name, Optional<Given> role) implements Users {
        @Override
        public void on(Accounts accounts, ApplicationContext application) {
            role.ifPresent(given -> given.key(application)); // nobody is added for a person who is not there
            var account = accounts.add(login, name);
            role.ifPresent(given -> given.to(account.login(), accounts, application));
            tellInvitation(accounts, account.login());
        }
    }

    record Give(String login, Given role) implements Users {
        @Override
        public void on(Accounts accounts, ApplicationContext application) {
            role.to(login, accounts, application);
        }
    }

    /** @param role the only one that is taken away; empty = the account ends */
    record Revoke(String login, Optional<Role> role) implements Users {
        @Override
        public void on(Accounts accounts, ApplicationContext application) {
            role.ifPresentOrElse(taken -> accounts.take(login, taken), () -> accounts.end(login));
        }
    }

    record Invite(String login) implements Users {
        @Override
        public void on(Accounts accounts, ApplicationContext application) {
            tellInvitation(accounts, login);
        }
    }

    /** For somebody who lost the phone and the keys. */
    record ResetFactors(String login) implements Users {
        @Override
        public void on(Accounts accounts, ApplicationContext application) {
            application.getBean(SecondFactors.class).removeAll(login);
        }
    }

    private static void tellInvitation(Accounts accounts, String login) {
        System.err.println("Gửi " + login + " liên kết này sau địa chỉ máy chủ; dùng một lần, trong 72 giờ. / Send this"
                + " behind the server's address; it works once, within 72 hours.");
        System.out.println(accounts.invite(login));
    }

    private static Role role(String word) {
        return Role.find(word)
                .orElseThrow(() -> new Arguments.Misused("Không có vai trò / no role " + word + "; có / there are: "
                        + roles().collect(Collectors.joining(", "))));
    }

    private static Stream<String> roles() {
        return Arrays.stream(Role.values()).filter(Role::isOfPeople).map(Role::word);
    }
}
