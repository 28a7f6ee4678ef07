package vn.vongdoi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Evaluations;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.Problem;

/** {@code indicators}: what is measured, how, and what it comes to. */
sealed interface Figures extends Command {
    Set<String> OPTIONS = Set.of("from", "to", "as-of", "by", "out");
    String USAGE =
            "indicators list | indicators explain CODE | indicators evaluate --from DAY --to DAY [--as-of POSITION] [--by sex] --out FILE.csv";

    static Figures of(Arguments arguments) {
        var words = arguments.rest();
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "list" -> new All();
            case "explain" -> {
                if (words.size() != 2) throw new Arguments.Misused(USAGE);
                yield new Explain(words.get(1));
            }
            case "evaluate" ->
                new Evaluate(
                        day(arguments, "from"),
                        day(arguments, "to"),
                        arguments.find("as-of").map(Figures::position).orElse(OptionalLong.empty()),
                        arguments.find("by"),
                        Path.of(arguments.find("out").orElseThrow(() -> new Arguments.Misused(USAGE))));
            default -> throw new Arguments.Misused(USAGE);
        };
    }

    private static LocalDate day(Arguments arguments, String option) {
        var text = arguments.find(option).orElseThrow(() -> new Arguments.Misused(USAGE));
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Arguments.Misused("--" + option + ": cần một ngày / expected a day (2026-11-21), got " + text);
        }
    }

    private static OptionalLong position(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Arguments.Misused(
                    "--as-of: cần một vị trí của kho / expected a position of the store, got " + text);
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /** Code, unit, how it comes to its value, and its name. */
    record All() implements Figures {
        @Override
        public int run() {
            try (var application = Command.application()) {
                for (var indicator : application.getBean(Indicators.class).list()) {
                    System.out.println(String.join(
                            "\t",
                            indicator.code(),
                            indicator.unit().word(),
                            indicator.calculation() instanceof Calculation.Computed ? "computed" : "published",
                            indicator.name().vi()));
                }
                return DONE;
            }
        }
    }

    record Explain(String code) implements Figures {
        @Override
        public int run() {
            try (var application = Command.application()) {
                tell(application.getBean(Indicators.class).indicator(code));
                return DONE;
            } catch (Problem e) {
                System.err.println(e.getMessage());
                return FAILED;
            }
        }

        private static void tell(Indicator indicator) {
            System.out.println(indicator.name().vi() + " / " + indicator.name().en());
            System.out.println(
                    indicator.unit().word() + ", " + indicator.direction().word());
            System.out.println();
            System.out.println(indicator.definition().vi());
            System.out.println(indicator.definition().en());
            indicator.caveats().ifPresent(it -> System.out.println("\n" + it.vi() + "\n" + it.en()));
            System.out.println();
            System.out.println(
                    indicator.source() + " (" + indicator.confidence().word() + ")");
            System.out.println();
            System.out.println(
                    indicator.calculation() instanceof Calculation.NoData none
                            ? none.reason().vi() + "\n" + none.supplier().vi()
                            : String.join("---\n", indicator.calculation().sql()));
        }
    }

    /**
     * One row an indicator, area and month; a value that is not known is empty, with the reason.
     *
     * @param by told apart so, with the band in a last column
     */
    record Evaluate(LocalDate from, LocalDate to, OptionalLong asOf, Optional<String> by, Path out) implements Figures {
        private static final List<String> COLUMNS = List.of(
                "indicator", "area", "from", "to", "value", "numerator", "denominator", "unit", "reason", "position");

        @Override
        public int run() {
            try (var application = Command.application();
                    var file = Files.newBufferedWriter(out);
                    var csv = new CSVPrinter(file, CSVFormat.RFC4180)) {
                var evaluations = application.getBean(Evaluations.class);
                if (by.isEmpty()) {
                    csv.printRecord(COLUMNS);
                    evaluations.tell(from, to, asOf, value -> print(csv, value, List.of()));
                } else {
                    csv.printRecord(Stream.concat(COLUMNS.stream(), Stream.of("band")));
                    evaluations.tell(
                            by.get(), from, to, asOf, (band, value) -> print(csv, value, List.of(band.code())));
                }
                return DONE;
            } catch (IllegalArgumentException | IllegalStateException e) {
                System.err.println(e.getMessage());
                return UNREADABLE;
            } catch (IOException | UncheckedIOException e) {
                System.err.println("Không ghi được / could not be written: " + out + ": " + e.getMessage());
                return FAILED;
            }
        }

        private static void print(CSVPrinter csv, Value value, List<String> more) {
            var known = value.outcome() instanceof Value.Known it ? it : null;
            var cells = new ArrayList<@Nullable Object>();
            cells.add(value.indicator().code());
            cells.add(value.area().digits());
            cells.add(value.period().from());
            cells.add(value.period().to());
            cells.add(value.figure().isPresent() ? value.figure().getAsDouble() : null);
            cells.add(known == null ? null : known.numerator());
            cells.add(known == null ? null : known.denominator());
            cells.add(value.indicator().unit().word());
            cells.add(value.reason().map(it -> it.vi()).orElse(null));
            cells.add(value.position());
            cells.addAll(more);
            try {
                csv.printRecord(cells);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
