package vn.vongdoi;

import java.util.Set;
import vn.vongdoi.mirror.Comparison;
import vn.vongdoi.mirror.Mirror;

/** {@code mirror}: the record in columns, made anew or held against the store. */
sealed interface Mirrors extends Command {
    Set<String> OPTIONS = Set.of();
    String USAGE = "mirror rebuild | mirror verify";

    static Mirrors of(Arguments arguments) {
        if (arguments.rest().size() != 1) throw new Arguments.Misused(USAGE);
        return switch (arguments.rest().getFirst()) {
            case "rebuild" -> new Rebuild();
            case "verify" -> new Verify();
            default -> throw new Arguments.Misused(USAGE);
        };
    }

    /** Beside a running server too, which goes on with the new one. */
    record Rebuild() implements Mirrors {
        @Override
        public int run() {
            try (var application = Command.application()) {
                var mirror = application.getBean(Mirror.class);
                var line = new ProgressLine();
                var rows = mirror.rebuild(line::show);
                line.end("%,d dòng, vị trí %,d / rows, position".formatted(rows, mirror.position()));
                return DONE;
            }
        }
    }

    /** Tells the first difference; there should be none. */
    record Verify() implements Mirrors {
        @Override
        public int run() {
            try (var application = Command.application()) {
                var line = new ProgressLine();
                var comparison = application.getBean(Mirror.class).verify(line::show);
                line.end("vị trí / position " + comparison.position());
                comparison.lines().stream().filter(it -> !it.same()).forEach(Verify::tell);
                comparison.damaged().forEach(it -> System.err.println("hỏng / damaged: " + it));
                comparison.difference().ifPresent(System.err::println);
                var months = comparison.lines().size();
                System.out.println(
                        comparison.same()
                                ? "Bản sao khớp với kho / the mirror equals the store: " + months
                                        + " bảng-tháng / table-months, "
                                        + comparison.lines().stream()
                                                .mapToLong(Comparison.Line::storeRows)
                                                .sum() + " dòng / rows"
                                : "Bản sao KHÁC kho / the mirror DIFFERS from the store");
                return comparison.same() ? DONE : FAILED;
            } catch (IllegalStateException e) {
                System.err.println(e.getMessage());
                return FAILED;
            }
        }

        private static void tell(Comparison.Line line) {
            System.err.println(line.table() + " " + line.month() + ": kho / store " + line.storeRows() + " ("
                    + line.storeSum() + "), bản sao / mirror " + line.mirrorRows() + " (" + line.mirrorSum() + ")");
        }
    }
}
