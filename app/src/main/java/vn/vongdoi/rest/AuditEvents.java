package vn.vongdoi.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Event;
import vn.vongdoi.audit.EventQuery;
import vn.vongdoi.audit.Told;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Records;

/**
 * This server's own log as AuditEvents: the named query {@code AuditEvent?_query=log}, and {@code AuditEvent/log-1-17}.
 * What others sent as AuditEvents is a resource like any other and is found without the name. A facility's program sees
 * what was done in the facility's name.
 */
final class AuditEvents {
    static final String QUERY = "log";
    static final String ID = "log-";
    private static final String PAGE = "_page";
    private static final int COUNT = 20;
    private static final int MOST = 1000;
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final AuditLog log;
    private final Records records;

    AuditEvents(AuditLog log, Records records) {
        this.log = log;
        this.records = records;
    }

    static boolean asks(Call call) {
        return call.parameter("_query").filter(QUERY::equals).isPresent();
    }

    static boolean isOne(ResourceId id) {
        return id.type() == ResourceType.AUDIT_EVENT && id.id().matches(ID + "[0-9]+-[0-9]+");
    }

    Answer read(Call call, ResourceId id) {
        var event = log.find(id.id().substring(ID.length()))
                .filter(it -> call.actor().facility().isEmpty()
                        || call.actor().facility().get().equals(it.area()))
                .orElseThrow(() -> Fault.notFound(id));
        return Answer.of(200, AuditEventBody.of(event));
    }

    Answer search(Call call, ResourceType type) {
        var asked = new Asked(call);
        var count = asked.count;
        var found = log.search(asked.query(call.actor(), count + 1));
        var shown = found.subList(0, Math.min(count, found.size()));
        enter(call.actor(), asked.persons);
        var bundle = new Bundles("searchset", call, OptionalLong.empty());
        if (shown.size() < found.size()) bundle.next(call, PAGE, name(shown.getLast()));
        for (var event : shown) {
            bundle.found(new ResourceId(type, ID + name(event)), AuditEventBody.of(event), "match");
        }
        return Answer.of(200, bundle.finish());
    }

    /** Who asks who read a record has read about that person too. */
    private void enter(Actor actor, List<PersonKey> persons) {
        if (persons.isEmpty()) return;
        log.read(List.of(Told.read(
                actor, Purpose.AUDIT, Action.EXECUTE, persons.getFirst().value(), "AuditEvent")));
    }

    /** What the parameters say. */
    private final class Asked {
        private List<PersonKey> persons = List.of();
        private Optional<String> actor = Optional.empty();
        private Optional<Action> action = Optional.empty();
        private Optional<Boolean> allowed = Optional.empty();
        private Optional<String> after = Optional.empty();
        private Instant from = Instant.EPOCH;
        private Instant until = Instant.parse("9999-01-01T00:00:00Z");
        private int count = COUNT;

        Asked(Call call) {
            var narrow = false;
            for (var parameter : call.parameters()) {
                var value = parameter.getValue();
                switch (parameter.getKey()) {
                    case "_query", "_format", "_pretty" -> {}
                    case "patient" -> {
                        persons = patient(value);
                        narrow = true;
                    }
                    case "date" -> {
                        date(value);
                        narrow = true;
                    }
                    case "altid" -> actor = Optional.of(value);
                    case "action" ->
                        action = Optional.of(
                                Action.find(value).orElseThrow(() -> wrong("action", "C, R, U, D, E", value)));
                    case "outcome" ->
                        allowed = Optional.of(
                                switch (value) {
                                    case "0" -> true;
                                    case "4" -> false;
                                    default -> throw wrong("outcome", "0, 4", value);
                                });
                    case "_count" -> count = Math.clamp(WholeNumber.of(parameter), 1, MOST);
                    case PAGE -> after = Optional.of(value);
                    default ->
                        throw wrong("_query=log", "patient, date, altid, action, outcome, _count", parameter.getKey());
                }
            }
            if (!narrow) throw wrong("_query=log", "patient, date", "");
        }

        EventQuery query(Actor asking, int limit) {
            return new EventQuery(persons, actor, asking.facility(), from, until, action, allowed, after, limit);
        }

        private List<PersonKey> patient(String value) {
            var id = value.startsWith("Patient/") ? value.substring("Patient/".length()) : value;
            if (!ResourceId.valid(id)) throw wrong("patient", "Patient/[id]", value);
            var found = records.persons(new ResourceId(ResourceType.PATIENT, id));
            if (found.isEmpty()) throw Fault.notFound(new ResourceId(ResourceType.PATIENT, id));
            return found;
        }

        private void date(String value) {
            var prefix = value.length() > 2 && Character.isLetter(value.charAt(0)) ? value.substring(0, 2) : "eq";
            var text = prefix.equals("eq") && !value.startsWith("eq") ? value : value.substring(2);
            try {
                var whole = text.indexOf('T') < 0;
                var begins = whole
                        ? LocalDate.parse(text).atStartOfDay(VIETNAM).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
                var ends = whole
                        ? LocalDate.parse(text)
                                .plusDays(1)
                                .atStartOfDay(VIETNAM)
                                .toInstant()
                        : begins.plusSeconds(1);
                switch (prefix) {
                    case "eq" -> {
                        from = later(from, begins);
                        until = earlier(until, ends);
                    }
                    case "ge" -> from = later(from, begins);
                    case "gt", "sa" -> from = later(from, ends);
                    case "le" -> until = earlier(until, ends);
                    case "lt", "eb" -> until = earlier(until, begins);
                    default -> throw wrong("date", "eq ge gt le lt", value);
                }
            } catch (DateTimeException e) {
                throw wrong("date", "ge2026-11-01, 2026-11-01T07:00:00+07:00", value);
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Fault wrong(String name, String expected, String got) {
        return new Fault(
                400,
                Issue.Code.INVALID,
                name + ": cần " + expected + "; nhận được \"" + got + "\".",
                name + ": expected " + expected + "; got \"" + got + "\".");
    }

    private static String name(Event event) {
        return event.chain() + "-" + event.number();
    }
}
