package vn.vongdoi.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which encounters go into which file: facilities export by the day, week or month, and send some again. */
final class Exports {

    /** A claim file to write: {@code made} is NGAYLAP. */
    record File(Facility facility, String name, LocalDate made, List<Submission> submissions) {}

    private enum Rhythm {
        DAY,
        WEEK,
        MONTH;

        static Rhythm of(int visitsADayTimesTen) {
            return visitsADayTimesTen >= 60 ? DAY : visitsADayTimesTen >= 12 ? WEEK : MONTH;
        }

        LocalDate end(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
            };
        }

        String name(LocalDate end) {
            return this == MONTH ? YearMonth.from(end).toString() : end.toString();
        }
    }

    private static final List<Fault> FAULTS = List.of(Fault.values());

    private final SimulationPlan plan;
    private final Map<String, Integer> visitsOf = new HashMap<>();
    private final TreeMap<String, File> files = new TreeMap<>();
    private final Map<Submission.Version, Integer> counts = new EnumMap<>(Submission.Version.class);
    private int faults;

    Exports(SimulationPlan plan, List<PlannedVisit> visits) {
        this.plan = plan;
        visits.forEach(visit -> visitsOf.merge(visit.facility().code(), 1, Integer::sum));
        for (PlannedVisit visit : visits) {
            submit(visit);
        }
    }

    List<File> files() {
        return List.copyOf(files.values());
    }

    int count(Submission.Version version) {
        return counts.getOrDefault(version, 0);
    }

    int faults() {
        return faults;
    }

    private void submit(PlannedVisit visit) {
        Dice dice = Dice.of(plan.seed(), "submission", visit.number());
        double fate = dice.unit();
        LocalDate later = visit.lastDay().plusDays(dice.between(4, 25));
        if (fate < 0.010) {
            faults++;
            add(new Submission(visit, Submission.Version.FIRST, dice.pick(FAULTS)), visit.lastDay());
            // Half of the refused are mended and sent again.
            if (dice.chance(0.5)) {
                again(Submission.first(visit), later);
            }
            return;
        }
        add(Submission.first(visit), visit.lastDay());
        if (fate < 0.018) {
            again(new Submission(visit, Submission.Version.CORRECTED, null), later);
        } else if (fate < 0.0205) {
            again(new Submission(visit, Submission.Version.WITHDRAWN, null), later);
        } else if (fate < 0.0235) {
            again(new Submission(visit, Submission.Version.DUPLICATE, null), later);
        }
    }

    /** Only in a file made after the first one; dropped when the year ends before that. */
    private void again(Submission submission, LocalDate wanted) {
        PlannedVisit visit = submission.visit();
        LocalDate firstEnd = rhythm(visit.facility()).end(visit.lastDay());
        LocalDate day = wanted.isAfter(firstEnd) ? wanted : firstEnd.plusDays(1);
        if (day.isBefore(plan.lastDay())
                && made(firstEnd).isBefore(made(rhythm(visit.facility()).end(day)))) {
            add(submission, day);
        }
    }

    private Rhythm rhythm(Facility facility) {
        return Rhythm.of(visitsOf.getOrDefault(facility.code(), 0) * 10 / 365);
    }

    private LocalDate made(LocalDate end) {
        return end.isBefore(plan.lastDay()) ? end.plusDays(1) : plan.lastDay();
    }

    private void add(Submission submission, LocalDate day) {
        counts.merge(submission.version(), 1, Integer::sum);
        Facility facility = submission.visit().facility();
        Rhythm rhythm = rhythm(facility);
        LocalDate end = rhythm.end(day);
        String name =
                rhythm.name(end.isBefore(plan.lastDay()) ? end : plan.lastDay().minusDays(1));
        files.computeIfAbsent(
                        facility.code() + "/" + name, key -> new File(facility, name, made(end), new ArrayList<>()))
                .submissions()
                .add(submission);
    }
}
