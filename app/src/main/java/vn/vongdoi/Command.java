package vn.vongdoi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.fhir.Validation;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.ServerAddress;

/** One command of the command line. */
sealed interface Command
        permits Access,
                Audit,
                Command.Serve,
                Command.Token,
                Command.Usage,
                Demo,
                Figures,
                Load,
                Match,
                Mirrors,
                Programs,
                Recheck,
                Schedules,
                Simulate,
                Users {
    int DONE = 0;
    int FAILED = 1;
    int UNREADABLE = 2;
    /** Not an exit status: the process goes on as a server. */
    int SERVING = -1;

    /** The exit status. */
    int run();

    static Command of(List<String> words) {
        if (words.isEmpty()) return new Usage("");
        var rest = words.subList(1, words.size());
        try {
            return switch (words.getFirst()) {
                case "serve" -> new Serve(Arguments.of(rest, Set.of("port")).number("port", 8080));
                case "demo" -> Demo.of(Arguments.of(rest, Set.of("port")));
                case "load" -> Load.of(Arguments.of(rest, Set.of("report", "register")));
                case "match" -> Match.of(Arguments.of(rest, Match.OPTIONS));
                case "recheck" -> {
                    Arguments.of(rest, Set.of());
                    yield new Recheck();
                }
                case "token" -> Token.of(Arguments.of(rest, Set.of("facility", "revoke")));
                case "client" -> Programs.of(Arguments.of(rest, Programs.OPTIONS));
                case "user" -> Users.of(Arguments.of(rest, Users.OPTIONS));
                case "audit" -> Audit.of(Arguments.of(rest, Audit.OPTIONS));
                case "access" -> Access.of(Arguments.of(rest, Access.OPTIONS));
                case "schedule" -> Schedules.of(Arguments.of(rest, Schedules.OPTIONS));
                case "indicators" -> Figures.of(Arguments.of(rest, Figures.OPTIONS));
                case "mirror" -> Mirrors.of(Arguments.of(rest, Mirrors.OPTIONS));
                case "simulate" -> Simulate.of(Arguments.of(rest, Set.of("people", "visits", "seed", "until")));
                default -> new Usage("Không có lệnh / no command: " + words.getFirst());
            };
        } catch (Arguments.Misused e) {
            return new Usage(String.valueOf(e.getMessage()));
        }
    }

    /** The application as a web server. */
    static ConfigurableApplicationContext server(int port) {
        return new SpringApplicationBuilder(VongDoi.class).run("--server.port=" + port);
    }

    /** What answers to requests will need is made ready while the first of them come. */
    static void ready(ApplicationContext application) {
        Thread.ofPlatform().name("validation").daemon().start(application.getBean(Validation.class)::warm);
    }

    /** The same application without a web server: for commands that work on the database and end. */
    static ConfigurableApplicationContext application() {
        return new SpringApplicationBuilder(VongDoi.class)
                .web(WebApplicationType.NONE)
                .run();
    }

    record Serve(int port) implements Command {
        @Override
        public int run() {
            var application = server(port);
            ready(application);
            System.out.println(
                    "Vòng Đời: " + application.getBean(ServerAddress.class).url() + "/");
            return SERVING;
        }
    }

    /** Makes a machine token, or ends one. */
    record Token(String name, Optional<String> facility, boolean revoke) implements Command {
        static Token of(Arguments arguments) {
            var revoked = arguments.find("revoke");
            if (revoked.isPresent()) return new Token(revoked.get(), Optional.empty(), true);
            if (arguments.rest().size() != 1) {
                throw new Arguments.Misused("token NAME [--facility CODE] | token --revoke NAME");
            }
            return new Token(arguments.rest().getFirst(), arguments.find("facility"), false);
        }

        @Override
        public int run() {
            try (var application = application()) {
                var tokens = application.getBean(Tokens.class);
                if (revoke) tokens.revoke(name);
                else System.out.println(tokens.create(name, facility));
                return DONE;
            } catch (IllegalArgumentException | Problem e) {
                System.err.println(e.getMessage());
                return FAILED;
            }
        }
    }

    record Usage(String complaint) implements Command {
        @Override
        public int run() {
            if (!complaint.isEmpty()) System.err.println(complaint);
            System.err.println("""
                    vongdoi demo  [--port N]                              a synthetic province, loaded and served
                    vongdoi serve [--port N]                              your own data
                    vongdoi load  [--report FILE.json] PATH…              claim files, folders, .zip, .gz
                    vongdoi load  --register facilities|people|staff|beds|catalogue FILE.csv
                    vongdoi recheck                                       what was rejected, by the rules of today
                    vongdoi token NAME [--facility CODE] | --revoke NAME  a token for a hospital's system
                    vongdoi client add NAME --key FILE [--facility CODE] [--scope "system/*.rs exchange"]
                    vongdoi client add NAME --redirect "URI …"            an app that people sign in to
                    vongdoi client rotate NAME --key FILE [--until DAY] | revoke NAME
                    vongdoi user add LOGIN NAME [ROLE …] | role LOGIN ROLE … | revoke LOGIN [ROLE] | invite LOGIN | reset-factors LOGIN
                                                                          … [--facility CODE | --commune CODE] [--from DAY] [--until DAY] [--person p123|CCCD, of a citizen]
                    vongdoi access explain --user LOGIN --person p123|CCCD [--purpose care|…]
                    vongdoi audit verify [--checkpoints FILE] | export [--to FOLDER]   the log of who read and wrote whose data
                    vongdoi match --key COLUMN --columns name=COLUMN+COLUMN,birth=COLUMN,… --out PAIRS.csv FILE.csv
                    vongdoi schedule cdsi --data FOLDER --cases FILE.csv --out RESULT.csv | growth FILE.csv --out Z.csv
                    vongdoi indicators list | explain CODE | evaluate --from DAY --to DAY [--as-of POSITION] --out FILE.csv
                    vongdoi mirror rebuild | verify                       the record in columns, for indicators
                    vongdoi simulate [--people N] [--visits N] [--seed N] [--until DAY] FOLDER
                    vongdoi test [--full]   vongdoi bench
                    Data folder: VONGDOI_HOME. Own PostgreSQL: VONGDOI_DATABASE_URL=postgresql://user:password@host/database""");
            return complaint.isEmpty() ? DONE : FAILED;
        }
    }
}
