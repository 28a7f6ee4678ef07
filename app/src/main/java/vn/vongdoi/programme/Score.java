package vn.vongdoi.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import vn.vongdoi.analytics.Value;

/** A target held against the live value. */
public record Score(Target target, Value value, Standing standing, OptionalDouble gap) {

    /** In the order of the scoreboard: what needs someone first. */
    public enum Standing {
        /** Not reached, and behind the straight way from the baseline to the goal, or past its last day. */
        LATE,
        /** Not reached; there is still time, or no baseline to tell the pace. */
        UNDERWAY,
        REACHED,
        /** The document states no figure to hold the value against. */
        NO_GOAL,
        NO_DATA
    }

    /** @param today a published figure may be of days long before: it is held against the pace of its own days, and the last day against today */
    static Score of(Programme programme, Target target, Value value, LocalDate today) {
        var figure = value.figure();
        if (figure.isEmpty()) return new Score(target, value, Standing.NO_DATA, OptionalDouble.empty());
        if (target.goal().isEmpty()) return new Score(target, value, Standing.NO_GOAL, OptionalDouble.empty());
        var goal = target.goal().get();
        var now = figure.getAsDouble();
        var standing = goal.met(now)
                ? Standing.REACHED
                : late(programme, target, goal, now, value.period().to(), today) ? Standing.LATE : Standing.UNDERWAY;
        return new Score(target, value, standing, OptionalDouble.of(goal.gap(now)));
    }

    private static boolean late(
            Programme programme, Target target, Goal goal, double now, LocalDate of, LocalDate today) {
        var last = target.lastDay();
        if (last.isEmpty()) return false;
        if (today.isAfter(last.get())) return true;
        if (target.baseline().isEmpty()) return false;
        var baseline = target.baseline().getAsDouble();
        var aim = goal.comparison().aim(now, goal.figures());
        var way = ChronoUnit.DAYS.between(programme.start(), last.get());
        var gone = ChronoUnit.DAYS.between(programme.start(), of);
        if (gone <= 0 || way <= 0) return false;
        var expected = baseline + (aim - baseline) * gone / way;
        return aim >= baseline ? now < expected : now > expected;
    }
}
