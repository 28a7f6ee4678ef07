package vn.vongdoi.rest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
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
import vn.vongdoi.search.SearchCondition.Matching;
import vn.vongdoi.search.SearchQuery;
import vn.vongdoi.search.SearchTerm;
import vn.vongdoi.search.SearchTerm.DateTerm;
import vn.vongdoi.search.SearchTerm.ReferenceTerm;
import vn.vongdoi.search.SearchTerm.TokenTerm;

/**
 * This server's own log as AuditEvents: the named query {@code AuditEvent?_query=log}, and {@code AuditEvent/log-1-17}.
 * What others sent as AuditEvents is a resource like any other and is found without the name. A facility's program sees
 * what was done in the facility's name, officers and auditors all of their area, citizens what is about themselves and
 * those in their care; nobody else sees anything.
 */
final class AuditEvents {
    static final String QUERY = "log";
    static final String ID = "log-";
    private static final String PAGE = "_page";
    private static final int COUNT = 20;
    private static final int MOST = 1000;

    private final AuditLog log;
    private final Records records;
    private final Clock clock;

    AuditEvents(AuditLog log, Records records, Clock clock) {
        this.clock = clock;
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
        var actor = call.actor();
        // An event alone does not tell whom it is about, but by a pseudonym: a citizen finds it by the search.
        if (!seesAll(actor)) throw notTheirs();
        var event = log.find(id.id().substring(ID.length()))
                .filter(it ->
                        actor.facility().isEmpty() || actor.facility().get().equals(it.area()))
                .orElseThrow(() -> Fault.notFound(id));
        return Answer.of(200, AuditEventBody.of(event));
    }

    Answer search(Call call, ResourceType type) {
        var query = query(call, type);
        var count = Math.clamp(query.count().orElse(COUNT), 1, MOST);
        var asked = new Asked(query);
        admit(call.actor(), asked);
        var found = log.search(asked.events(call, count + 1));
        var shown = found.subList(0, Math.min(count, found.size()));
        enter(call.actor(), asked.persons.orElse(List.of()));
        var bundle = new Bundles("searchset", call, OptionalLong.empty());
        if (shown.size() < found.size()) bundle.next(call, PAGE, name(shown.getLast()));
        for (var event : shown) {
            bundle.found(new ResourceId(type, ID + name(event)), AuditEventBody.of(event), "match");
        }
        return Answer.of(200, bundle.finish());
    }

    private void admit(Actor actor, Asked asked) {
        if (seesAll(actor)) return;
        if (actor.role() != Role.CITIZEN) throw notTheirs();
        var persons = asked.persons.orElse(List.of());
        var bound = actor.patient();
        var theirs = !persons.isEmpty()
                && records.visible(actor, Purpose.OWN_RECORD, persons).stream().anyMatch(persons::contains)
                && (bound.isEmpty() || persons.contains(new PersonKey(bound.getAsLong())));
        if (!theirs) throw notTheirs();
    }

    private static boolean seesAll(Actor actor) {
        return switch (actor.role()) {
            case MACHINE, CONSOLE, DATA_PROTECTION_OFFICER, AUDITOR ->
                actor.patient().isEmpty();
            case CITIZEN,
                    STATION_STAFF,
                    KIOSK,
                    LINK,
                    DOCTOR,
                    HOSPITAL_CLERK,
                    PHARMACIST,
                    EPIDEMIOLOGIST,
                    DISPATCHER,
                    INSURANCE_ASSESSOR,
                    PROGRAMME_STAFF,
                    LEADER,
                    ADMINISTRATOR -> false;
        };
    }

    private static Fault notTheirs() {
        return new Fault(
                403,
                Issue.Code.FORBIDDEN,
                "Nhật ký chỉ mở cho hệ thống của cơ sở, người phụ trách bảo vệ dữ liệu, kiểm toán, và người dân về hồ sơ của mình (patient=…).",
                "The log opens for facilities' programs, the data-protection officer, auditors, and citizens about their own record (patient=…).");
    }

    private SearchQuery query(Call call, ResourceType type) {
        var asked = new ArrayList<Map.Entry<String, String>>();
        for (var parameter : call.parameters()) {
            if (!parameter.getKey().equals("_query") && !parameter.getKey().equals(PAGE)) asked.add(parameter);
        }
        var query = SearchQuery.parse(type, asked, false, clock.instant(), call.base());
        if (!query.includes().isEmpty() || !query.sort().isEmpty()) throw notHere("_include, _revinclude, _sort");
        return query;
    }

    /** Who asks who read a record has read about that person too. */
    private void enter(Actor actor, List<PersonKey> persons) {
        if (persons.isEmpty()) return;
        log.read(List.of(Told.read(
                actor, Purpose.AUDIT, Action.EXECUTE, persons.getFirst().value(), "AuditEvent")));
    }

    /** What the conditions of a search ask of the log, which knows some of the parameters. */
    private final class Asked {
        private Optional<List<PersonKey>> persons = Optional.empty();
        private Optional<String> actor = Optional.empty();
        private Optional<Action> action = Optional.empty();
        private Optional<Boolean> allowed = Optional.empty();
        private Instant from = Instant.EPOCH;
        private Instant until = Instant.parse("9999-01-01T00:00:00Z");

        Asked(SearchQuery query) {
            var narrow = false;
            for (var condition : query.conditions()) {
                if (!(condition instanceof Matching matching)) throw notHere(":missing, _has, …");
                var parameter = matching.parameter().code();
                if (matching.negated() || matching.anyOf().size() != 1)
                    throw notHere(parameter + ":not, " + parameter + "=a,b");
                var term = matching.anyOf().getFirst();
                switch (parameter) {
                    case "patient" -> persons = Optional.of(persons(term));
                    case "date" -> narrow(term);
                    case "altid" -> actor = Optional.of(code(parameter, term));
                    case "action" ->
                        action = Optional.of(Action.find(code(parameter, term)).orElseThrow(() -> notHere(parameter)));
                    case "outcome" ->
                        allowed = Optional.of(
                                switch (code(parameter, term)) {
                                    case "0" -> true;
                                    case "4" -> false;
                                    default -> throw notHere(parameter);
                                });
                    default -> throw notHere(parameter);
                }
                narrow |= parameter.equals("patient") || parameter.equals("date");
            }
            if (!narrow) {
                throw new Fault(
                        400,
                        Issue.Code.TOO_COSTLY,
                        "_query=log cần patient hoặc date.",
                        "_query=log needs patient or date.");
            }
        }

        EventQuery events(Call call, int limit) {
            return new EventQuery(
                    persons, actor, call.actor().facility(), from, until, action, allowed, call.parameter(PAGE), limit);
        }

        /** Of somebody unknown nobody: that there is such a Patient is not told either. */
        private List<PersonKey> persons(SearchTerm term) {
            if (!(term instanceof ReferenceTerm patient) || patient.id() == null) throw notHere("patient:identifier");
            return records.persons(new ResourceId(ResourceType.PATIENT, patient.id()));
        }

        private void narrow(SearchTerm term) {
            if (!(term instanceof DateTerm date)) throw notHere("date");
            var begins = Objects.requireNonNull(date.range().from());
            var ends = Objects.requireNonNull(date.range().until());
            switch (date.prefix()) {
                case EQ, AP -> {
                    from = later(begins);
                    until = earlier(ends);
                }
                case GE -> from = later(begins);
                case GT, SA -> from = later(ends);
                case LE -> until = earlier(ends);
                case LT, EB -> until = earlier(begins);
                case NE -> throw notHere("date=ne");
            }
        }

        private Instant later(Instant other) {
            return from.isAfter(other) ? from : other;
        }

        private Instant earlier(Instant other) {
            return until.isBefore(other) ? until : other;
        }
    }

    private static String code(String parameter, SearchTerm term) {
        if (term instanceof TokenTerm token && token.code() != null) return token.code();
        throw notHere(parameter);
    }

    private static Fault notHere(String what) {
        return new Fault(
                400,
                Issue.Code.NOT_SUPPORTED,
                "_query=log chỉ nhận patient, date, altid, action (C R U D E), outcome (0, 4), mỗi thứ một giá trị; không có "
                        + what + ".",
                "_query=log takes patient, date, altid, action (C R U D E) and outcome (0, 4), one value each; not "
                        + what + ".");
    }

    private static String name(Event event) {
        return event.chain() + "-" + event.number();
    }
}
