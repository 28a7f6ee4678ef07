package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.vongdoi.access.Label;
import vn.vongdoi.careplan.Rules.Followed;

/** The followed diseases of one person. */
final class Register {
    private final Rules rules;
    private final Assessment assessment;
    private final List<Planned> planned;
    private final Told told;

    Register(Rules rules, Assessment assessment, List<Planned> planned) {
        this.rules = rules;
        this.planned = planned;
        this.assessment = assessment;
        this.told = assessment.told();
    }

    List<Managed> managed() {
        for (var row : rules.managed()) assessment.period(row.state(), row.labels());
        var managed = new ArrayList<Managed>();
        for (var row : rules.managed()) {
            var followUp = planned.stream()
                    .filter(it -> it.service().equals(row.service()))
                    .findFirst();
            assessment
                    .period(row.state(), row.labels())
                    .ifPresent(period -> managed.add(managed(row, period, followUp)));
        }
        return managed;
    }

    private Managed managed(Followed row, Period period, Optional<Planned> followUp) {
        var visit = lastVisit(row).orElse(period.told());
        var measured = row.measure() < 0 ? Optional.<LocalDate>empty() : measured(row, visit);
        var used = new ArrayList<>(List.of(visit.key()));
        measured.ifPresent(day -> keys(row.measure(), row.labels(), day, used));
        return new Managed(
                rules.states().get(row.state()).state().key(),
                period.since(),
                visit.day(),
                measured.map(day -> isControlled(row, day)),
                measured,
                row.lost().after(visit.day()),
                prescribed(row).map(row.supply()::after),
                followUp,
                List.copyOf(used),
                Label.in(row.labels()),
                assessment.changes());
    }

    private Optional<Event> lastVisit(Followed row) {
        Event last = null;
        for (var group : row.visits()) {
            for (var event : told.events(group, row.labels())) {
                if (last == null || event.day().isAfter(last.day())) last = event;
            }
        }
        return Optional.ofNullable(last);
    }

    /** The newest day with a number of the right unit that speaks for the last visit. */
    private Optional<LocalDate> measured(Followed row, Event visit) {
        LocalDate newest = null;
        for (var event : told.events(row.measure(), row.labels())) {
            if (value(event, row.unit()).isPresent() && !event.day().isAfter(end(visit))) newest = event.day();
        }
        if (newest == null || row.valid() == null || row.valid().after(newest).isBefore(visit.day())) {
            return Optional.empty();
        }
        return Optional.of(newest);
    }

    /** Measured more than once on a day, the mean counts: facts do not tell the hour. */
    private boolean isControlled(Followed row, LocalDate day) {
        var measure = mean(row.measure(), row, day, row.unit());
        var pair = row.pair() < 0 ? OptionalDouble.empty() : mean(row.pair(), row, day, "");
        return measure.orElseThrow() < row.below() && (pair.isEmpty() || pair.getAsDouble() < row.pairBelow());
    }

    private OptionalDouble mean(int group, Followed row, LocalDate day, String unit) {
        return told.events(group, row.labels()).stream()
                .filter(event -> event.day().equals(day))
                .map(event -> value(event, unit))
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }

    private static OptionalDouble value(Event event, String wanted) {
        var value = event.fact().value();
        var unit = event.fact().unit();
        var fits = wanted.isEmpty() || unit == null || unit.isEmpty() || unit.startsWith(wanted);
        return value == null || !fits ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private void keys(int group, int labels, LocalDate day, List<Long> used) {
        for (var event : told.events(group, labels)) {
            if (event.day().equals(day) && event.fact().value() != null) used.add(event.key());
        }
    }

    /** The last day on which something was prescribed at a visit that told the disease. */
    private Optional<LocalDate> prescribed(Followed row) {
        LocalDate last = null;
        for (var prescription : told.prescriptions(row.labels())) {
            if (isOfVisit(row, prescription.day())) last = prescription.day();
        }
        return Optional.ofNullable(last);
    }

    private boolean isOfVisit(Followed row, LocalDate day) {
        for (var group : row.visits()) {
            for (var visit : told.events(group, row.labels())) {
                if (!day.isBefore(visit.day()) && !day.isAfter(end(visit))) return true;
            }
        }
        return false;
    }

    private static LocalDate end(Event visit) {
        var until = visit.fact().until();
        return until == null ? visit.day() : until;
    }
}
