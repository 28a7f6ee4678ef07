package vn.vongdoi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import vn.vongdoi.csv.Unreadable;
import vn.vongdoi.growth.GrowthFile;
import vn.vongdoi.immunization.CaseFile;
import vn.vongdoi.immunization.SupportingData;
import vn.vongdoi.immunization.Tally;
import vn.vongdoi.person.People;
import vn.vongdoi.schedule.Following;

/** {@code schedule}: the logic of schedules on files, without a database; and everybody worked out anew. */
sealed interface Schedules extends Command {
    Set<String> OPTIONS = Set.of("data", "cases", "out");
    String CDSI = "schedule cdsi --data FOLDER --cases FILE.csv --out RESULT.csv";
    String GROWTH = "schedule growth FILE.csv --out Z.csv";
    String REBUILD = "schedule rebuild";

    static Schedules of(Arguments arguments) {
        var words = arguments.rest();
        var what = words.isEmpty() ? "" : words.getFirst();
        return switch (what) {
            case "cdsi" -> {
                if (words.size() != 1) throw new Arguments.Misused(CDSI);
                yield new Cdsi(
                        path(arguments, "data", CDSI), path(arguments, "cases", CDSI), path(arguments, "out", CDSI));
            }
            case "growth" -> {
                if (words.size() != 2) throw new Arguments.Misused(GROWTH);
                yield new OfGrowth(Path.of(words.get(1)), path(arguments, "out", GROWTH));
            }
            case "rebuild" -> {
                if (words.size() != 1) throw new Arguments.Misused(REBUILD);
                yield new Rebuild();
            }
            default -> throw new Arguments.Misused(CDSI + " | " + GROWTH + " | " + REBUILD);
        };
    }

    private static Path path(Arguments arguments, String option, String usage) {
        return Path.of(arguments.find(option).orElseThrow(() -> new Arguments.Misused(usage)));
    }

    int answer() throws IOException;

    @Override
    default int run() {
        try {
            return answer();
        } catch (Unreadable | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return UNREADABLE;
        } catch (IOException e) {
            System.err.println("Không đọc hoặc ghi được tệp / a file could not be read or written: " + e.getMessage());
            return FAILED;
        }
    }

    /** Answers test cases of CDSi by its supporting data, and tells how far both agree. */
    record Cdsi(Path data, Path cases, Path out) implements Schedules {
        @Override
        public int answer() throws IOException {
            var tally = CaseFile.answer(SupportingData.read(data), cases, out);
            tally.misses().forEach(miss -> System.out.println(miss.test() + " " + miss.group() + " " + miss.cells()));
            tally.agreements().forEach(Cdsi::tell);
            tally.unanswered()
                    .forEach(it -> System.err.println(it + ": không có nhóm này trong dữ liệu / no such group"));
            System.out.println(
                    tally.cases() + " cases, of which " + tally.misses().size() + " differ in a cell");
            return tally.unanswered().isEmpty() ? DONE : FAILED;
        }

        private static void tell(String group, Map<String, Tally.Agreement> columns) {
            columns.forEach(
                    (column, it) -> System.out.printf("%-10s %-18s %5d of %5d%n", group, column, it.same(), it.all()));
        }
    }

    /** How children stand against the curves of the WHO. Nothing is written when a row cannot be read. */
    record OfGrowth(Path file, Path out) implements Schedules {
        private static final int MOST_TOLD = 20;

        @Override
        public int answer() throws IOException {
            var children = GrowthFile.read(file);
            var issues = children.issues();
            if (!issues.isEmpty()) {
                issues.stream()
                        .limit(MOST_TOLD)
                        .forEach(it -> System.err.println(file + ": dòng / line " + it.line() + ", " + it.column()
                                + " = " + it.value() + ": " + it.message()));
                System.err.println(issues.size() + " lỗi; không ghi gì / faults; nothing was written");
                return UNREADABLE;
            }
            children.write(out);
            System.out.println(children.ids().size() + " dòng / rows");
            return DONE;
        }
    }

    /**
     * Everybody is worked out anew, beside a running server too. Whoever differs from what stood is told of and mended: there
     * should be nobody.
     */
    record Rebuild() implements Schedules {
        @Override
        public int answer() {
            try (var application = Command.application()) {
                var line = new ProgressLine();
                var all = application.getBean(People.class).size();
                var people = new AtomicLong();
                var differing = application.getBean(Following.class).rebuild(done -> {
                    people.set(done);
                    line.show("người / people", done, all);
                });
                line.end(people + " người / people; khác với đang có / differed: " + differing);
                return DONE;
            }
        }
    }
}
