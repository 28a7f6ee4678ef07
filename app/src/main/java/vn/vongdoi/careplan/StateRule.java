package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.rules.Span;

/** A row of {@code rules/careplan/states.csv}: when somebody is in a state, by what the record tells. */
record StateRule(
        State state,
        int[] begins,
        @Nullable Double least,
        int @Nullable [] weeks,
        int[] ends,
        @Nullable Span lasts,
        @Nullable Span lastsDated,
        boolean renews,
        @Nullable Span rest) {
    private static final int WEEK = 7;

    /** A unit comes as the sender writes it; whatever is not one of these is taken for weeks. */
    private static final Set<String> DAYS = Set.of("d", "day", "days", "ngày");

    /** A pregnancy of more weeks is a slip of the pen. */
    private static final int MOST_WEEKS = 42;

    /** On one day it is told, then dated, then ended: an admission for childbirth tells all three. */
    private enum Kind {
        BEGIN,
        WEEKS,
        END
    }

    private record Mark(LocalDate day, Kind kind, Event event) {
        static final Comparator<Mark> ORDER =
                Comparator.comparing(Mark::day).thenComparing(Mark::kind).thenComparingLong(mark -> mark.event.key());
    }

    /** @param labels protected data that may be looked at */
    Optional<Period> find(Told told, int labels, LocalDate on) {
        var marks = marks(told, labels);
        if (marks.isEmpty()) return Optional.empty();
        marks.sort(Mark.ORDER);
        Period period = null;
        LocalDate ended = null;
        for (var mark : marks) {
            if (mark.day.isAfter(on) && mark.kind != Kind.END) continue;
            var within = period != null && period.holdsOn(mark.day) ? period : null;
            if (within == null && period != null && period.until() != null) ended = later(ended, period.until());
            period = switch (mark.kind) {
                case BEGIN -> within == null ? begun(period, mark, ended) : renewed(within, mark.day);
                case WEEKS -> within == null ? begun(period, mark, ended) : dated(within, mark, ended);
                case END -> {
                    ended = later(ended, mark.day);
                    yield within == null ? period : within.until(mark.day);
                }
            };
        }
        return Optional.ofNullable(period).filter(it -> it.holdsOn(on));
    }

    private List<Mark> marks(Told told, int labels) {
        var marks = new ArrayList<Mark>();
        for (var group : begins) {
            for (var event : told.events(group, labels)) {
                if (isEnough(event)) marks.add(new Mark(event.day(), Kind.BEGIN, event));
                var last = event.fact().type() == ResourceType.EPISODE_OF_CARE
                        ? event.fact().until()
                        : null;
                if (last != null && !last.isBefore(event.day())) {
                    marks.add(new Mark(last.plusDays(1), Kind.END, event));
                }
            }
        }
        if (weeks != null) {
            for (var group : weeks) {
                for (var event : told.events(group, labels)) {
                    if (days(event) > 0) marks.add(new Mark(event.day(), Kind.WEEKS, event));
                }
            }
        }
        if (marks.isEmpty()) return marks;
        for (var group : ends) {
            // An end is heeded whatever it was: nobody is to be reminded of a pregnancy that she lost. Nothing but an
            // absence tells it.
            for (var event : told.events(group, Label.all())) marks.add(new Mark(event.day(), Kind.END, event));
        }
        return marks;
    }

    private boolean isEnough(Event event) {
        var value = event.fact().value();
        return least == null || value != null && value >= least;
    }

    /** How long ago it began; 0 = not told so that one could believe it. */
    private static long days(Event event) {
        var value = event.fact().value();
        if (value == null) return 0;
        var unit = event.fact().unit();
        var days = Math.round(unit != null && DAYS.contains(unit) ? value : value * WEEK);
        return days > MOST_WEEKS * WEEK ? 0 : days;
    }

    private @Nullable Period begun(@Nullable Period before, Mark mark, @Nullable LocalDate ended) {
        if (rest != null && ended != null && mark.day.isBefore(rest.after(ended))) return before;
        var begun = new Period(mark.day, lasts == null ? null : lasts.after(mark.day), false, mark.event);
        return mark.kind == Kind.WEEKS ? dated(begun, mark, ended) : begun;
    }

    private Period renewed(Period period, LocalDate day) {
        return renews && lasts != null ? period.until(lasts.after(day)) : period;
    }

    private Period dated(Period period, Mark mark, @Nullable LocalDate ended) {
        if (period.dated()) return period;
        var since = later(ended, mark.day.minusDays(days(mark.event)));
        return new Period(since, lastsDated == null ? null : lastsDated.after(since), true, period.told());
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isBefore(other) ? other : one;
    }
}
