package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.careplan.Case.After;
import vn.vongdoi.careplan.Case.Contact;
import vn.vongdoi.careplan.Case.Need;
import vn.vongdoi.record.Fact;
import vn.vongdoi.school.SchoolYear;

/** One person held against the rules on one day. Whatever could turn later is told to the {@link Horizon}. */
final class Assessment {
    private final Rules rules;
    private final Life life;
    private final LocalDate on;
    private final Horizon horizon;
    private final Told told;
    /** By state and labels; null = not in it, or not looked at yet. */
    private final @Nullable Period[] periods;

    private final boolean[] looked;

    Assessment(Rules rules, Life life, List<Fact> facts, LocalDate on) {
        this.rules = rules;
        this.life = life;
        this.on = on;
        this.periods = new Period[rules.states().size() << Label.values().length];
        this.looked = new boolean[periods.length];
        this.horizon = new Horizon(on);
        this.told = new Told(rules.codes(), facts, life.birth(), on, horizon);
        horizon.at(Rules.CHANGES.higher(on));
    }

    Told told() {
        return told;
    }

    /** The first day on which anything that has been asked so far turns. */
    LocalDate changes() {
        return horizon.first();
    }

    List<Planned> planned() {
        if (on.isBefore(life.birth())) return List.of();
        var planned = new ArrayList<Planned>();
        for (var service : rules.services()) {
            for (var one : service) {
                if (!isFor(one)) continue;
                planned.add(planned(one));
                break;
            }
        }
        planned.replaceAll(it -> it.until(horizon.first()));
        return planned;
    }

    /** The state that somebody is in on the day of assessment. */
    Optional<Period> period(int state, int labels) {
        var place = state << Label.values().length | labels;
        if (looked[place]) return Optional.ofNullable(periods[place]);
        var period = rules.states().get(state).find(told, labels, on);
        period.ifPresent(it -> horizon.at(it.until()));
        periods[place] = period.orElse(null);
        looked[place] = true;
        return period;
    }

    private boolean isFor(Case one) {
        if (one.sex() != null && one.sex() != life.sex()) return false;
        for (var need : one.states()) if (find(need, one.labels()).isEmpty()) return false;
        if (one.from() != null) {
            var from = one.from().after(life.birth());
            horizon.at(from);
            if (on.isBefore(from)) return false;
        }
        if (one.to() == null) return true;
        var to = one.to().after(life.birth());
        horizon.at(to);
        return on.isBefore(to);
    }

    private Optional<Period> find(Need need, int labels) {
        for (var state : need.states()) {
            var period = period(state, labels);
            if (period.isPresent()
                    && (need.dated() == null || need.dated() == period.get().dated())) return period;
        }
        return Optional.empty();
    }

    private Planned planned(Case one) {
        var forbidden = in(one.forbidden(), one, Standing.FORBIDDEN);
        if (forbidden.isPresent()) return forbidden.get();
        var needless = in(one.notNeeded(), one, Standing.NOT_NEEDED);
        if (needless.isPresent()) return needless.get();
        return switch (one.when()) {
            case YEAR -> inYear(one, one.contacts().getFirst());
            case AT -> at(one);
            case EVERY -> every(one, one.contacts().getFirst());
        };
    }

    private Optional<Planned> in(int[] states, Case one, Standing standing) {
        for (var state : states) {
            var period = period(state, one.labels());
            if (period.isEmpty()) continue;
            var key = rules.states().get(state).state().key();
            var used = List.of(period.get().told().key());
            return Optional.of(planned(one, standing, one.contacts().getFirst(), null, null, null, null, used, key));
        }
        return Optional.empty();
    }

    private Planned inYear(Case one, Contact contact) {
        var begins = LocalDate.of(on.getYear(), 1, 1);
        var next = begins.plusYears(1);
        horizon.at(next);
        var earliest = later(begins, life.birth());
        var planned = later(earliest, contact.from());
        var used = first(one, contact, begins, next);
        var late = contact.late() == null ? null : contact.late().after(begins);
        var overdue = late != null && late.isAfter(planned) ? late : null;
        return planned(one, contact, earliest, planned, overdue, next, used);
    }

    /** Windows one after the other: the first that has not passed speaks. */
    private Planned at(Case one) {
        var anchor = anchor(one);
        var end = end(one);
        var used = new ArrayList<Long>();
        for (var contact : one.contacts()) {
            var opens = contact.opens(anchor);
            var closes = contact.until() == null ? null : contact.until().after(anchor);
            var proof = first(one, contact, opens, closes);
            horizon.at(closes);
            if (closes == null || on.isBefore(closes)) {
                var planned =
                        later(contact.due() == null ? opens : contact.due().after(anchor), contact.from());
                var overdue = contact.late() == null ? null : contact.late().after(planned);
                return planned(one, contact, opens, planned, overdue, earlier(closes, end), proof);
            }
            if (proof != null) used.add(proof.key());
        }
        var last = one.contacts().getLast();
        var standing = used.isEmpty() ? Standing.OVER : Standing.DONE;
        return planned(one, standing, last, null, null, null, null, List.copyOf(used), null);
    }

    private Planned every(Case one, Contact contact) {
        var anchor = anchor(one);
        Event last = null;
        LocalDate again = null;
        for (var proof : contact.done()) {
            if (proof.lasts() == null) continue;
            for (var event : told.events(proof.group(), one.labels())) {
                if (event.day().isBefore(anchor)) continue;
                var next = proof.lasts().after(event.day());
                if (again != null && !isBetter(event, next, last, again)) continue;
                last = event;
                again = next;
            }
        }
        var end = end(one);
        var planned = again != null ? again : later(due(contact, anchor), contact.from());
        var used = last == null ? List.<Long>of() : List.of(last.key());
        if (end != null && !planned.isBefore(end)) {
            return planned(one, Standing.DONE, contact, null, null, null, end.minusDays(1), used, null);
        }
        var overdue = contact.late() == null ? null : contact.late().after(planned);
        return planned(one, Standing.OPEN, contact, planned, planned, before(overdue, end), dayBefore(end), used, null);
    }

    /** What lasts longest counts; of two that last as long the one with the smaller key, whatever order they came in. */
    private static boolean isBetter(Event event, LocalDate next, @Nullable Event last, LocalDate again) {
        return next.isAfter(again) || next.equals(again) && last != null && event.key() < last.key();
    }

    private static LocalDate due(Contact contact, LocalDate anchor) {
        return contact.due() == null ? anchor : contact.due().after(anchor);
    }

    private LocalDate anchor(Case one) {
        return switch (one.after()) {
            case After.Birth _ -> life.birth();
            case After.Beginning of ->
                period(of.state(), one.labels()).map(Period::since).orElseThrow();
            case After.School of -> new SchoolYear(life.birth().getYear() + of.age()).first();
        };
    }

    /** The first day on which the case does not speak any more, as far as it is known; null = open. */
    private @Nullable LocalDate end(Case one) {
        var end = one.to() == null ? null : one.to().after(life.birth());
        return switch (one.after()) {
            case After.Birth _, After.School _ -> end;
            case After.Beginning of ->
                earlier(end, period(of.state(), one.labels()).map(Period::until).orElse(null));
        };
    }

    /** The first that was done from one day on and before another. */
    private @Nullable Event first(Case one, Contact contact, LocalDate from, @Nullable LocalDate before) {
        Event first = null;
        for (var proof : contact.done()) {
            for (var event : told.events(proof.group(), one.labels())) {
                if (event.day().isBefore(from)) continue;
                if (before != null && !event.day().isBefore(before)) break;
                if (first == null || Event.ORDER.compare(event, first) < 0) first = event;
                break;
            }
        }
        return first;
    }

    /** Something with a window: done or open. */
    private Planned planned(
            Case one,
            Contact contact,
            LocalDate earliest,
            LocalDate recommended,
            @Nullable LocalDate overdue,
            @Nullable LocalDate closes,
            @Nullable Event proof) {
        var latest = dayBefore(closes);
        if (proof == null) {
            return planned(
                    one,
                    Standing.OPEN,
                    contact,
                    earliest,
                    recommended,
                    before(overdue, closes),
                    latest,
                    List.of(),
                    null);
        }
        return planned(one, Standing.DONE, contact, earliest, recommended, null, latest, List.of(proof.key()), null);
    }

    private Planned planned(
            Case one,
            Standing standing,
            Contact contact,
            @Nullable LocalDate earliest,
            @Nullable LocalDate recommended,
            @Nullable LocalDate overdue,
            @Nullable LocalDate latest,
            List<Long> used,
            @Nullable String state) {
        return new Planned(
                one.service(),
                standing,
                contact.number(),
                earliest,
                recommended,
                overdue,
                latest,
                used,
                LocalDate.MAX,
                one.tells(),
                state);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.isBefore(other) ? one : other;
    }

    /** That day when it still is before the end. */
    private static @Nullable LocalDate before(@Nullable LocalDate day, @Nullable LocalDate end) {
        return day != null && (end == null || day.isBefore(end)) ? day : null;
    }

    private static @Nullable LocalDate dayBefore(@Nullable LocalDate end) {
        return end == null ? null : end.minusDays(1);
    }
}
