package vn.vongdoi.advice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Language;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Records;
import vn.vongdoi.schedule.DueList;
import vn.vongdoi.schedule.Dues;

/** What somebody is due, of what the one who asks may read; that it was told stands in the log. */
@Component
final class Advice {
    /** What schedules look at, and of whom it is: without any of it the answer would be another one. */
    static final Set<ResourceType> READS = reads();

    /** What is told, as the log names it. */
    static final String WHAT = "due";

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

    DueList of(Actor actor, Purpose purpose, Person person, LocalDate on, Language language) {
        log.read(List.of(Told.read(actor, purpose, Action.EXECUTE, person.key().value(), WHAT)));
        return dues.of(person, records.timeline(actor, purpose, person.key()), actor, on, language);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
