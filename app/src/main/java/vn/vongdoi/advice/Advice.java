package vn.vongdoi.advice;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Records;
import vn.vongdoi.schedule.DueList;
import vn.vongdoi.schedule.Dues;

/** What somebody is due, of what the one who asks may read; that it was told stands in the log. */
@Component
final class Advice {
    /** What schedules look at, and of whom it is: without any of it the answer would be another one. */
    static final Set<ResourceType> READS = reads();

    private final Dues dues;
    private final Records records;
    private final AuditLog log;
    private final Clock clock;

    Advice(Dues dues, Records records, AuditLog log, Clock clock) {
        this.dues = dues;
        this.records = records;
        this.log = log;
        this.clock = clock;
    }

    private static Set<ResourceType> reads() {
        var reads = EnumSet.of(ResourceType.PATIENT);
        reads.addAll(Dues.LOOKS_AT);
        return reads;
    }

    boolean opens(Actor actor, Person person) {
        return records.visible(actor, actor.role().purpose(), List.of(person.key()))
                .contains(person.key());
    }

    DueList of(Actor actor, Purpose purpose, Person person, LocalDate on, Language language) {
        log.read(List.of(Told.read(actor, purpose, Action.EXECUTE, person.key().value(), "due")));
        return dues.of(person, records.timeline(actor, purpose, person.key()), actor, on, language);
    }

    /** Enters in the log that the one who asked was refused. */
    void refused(Actor actor, Person person) {
        log.read(
                List.of(Told.refused(actor, actor.role().purpose(), person.key().value(), "due")));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @param on as ISO 8601 has it; empty = today */
    LocalDate day(Optional<String> on) {
        try {
            return on.map(LocalDate::parse).orElseGet(this::today);
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "on: cần một ngày như 2026-11-23, nhận được " + on.orElse(""),
                    "on: expected a day such as 2026-11-23, got " + on.orElse(""));
        }
    }
}
