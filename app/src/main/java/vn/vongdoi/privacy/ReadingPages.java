package vn.vongdoi.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Event;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Frame;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.privacy.Disclosures.Disclosure;
import vn.vongdoi.record.Records;

/** Who read whose record, for the person it is about and for officers; and what the person asks about it. */
@Controller
public class ReadingPages {
    private static final int SHOWN = 200;

    /** What the message files name. */
    private static final Set<String> NAMED = Set.of(
            "AllergyIntolerance",
            "AuditEvent",
            "CareTeam",
            "Claim",
            "ClaimResponse",
            "Condition",
            "Consent",
            "Coverage",
            "DiagnosticReport",
            "Encounter",
            "Immunization",
            "MedicationRequest",
            "Observation",
            "Patient",
            "Person",
            "Procedure",
            "RelatedPerson",
            "ServiceRequest");

    private final AuditLog log;
    private final Requests requests;
    private final Disclosures disclosures;
    private final Records records;
    private final People people;
    private final Accounts accounts;
    private final Places places;
    private final Clock clock;

    ReadingPages(
            AuditLog log,
            Requests requests,
            Disclosures disclosures,
            Records records,
            People people,
            Accounts accounts,
            Places places,
            Clock clock) {
        this.log = log;
        this.requests = requests;
        this.disclosures = disclosures;
        this.records = records;
        this.people = people;
        this.accounts = accounts;
        this.places = places;
        this.clock = clock;
    }

    /**
     * A line of the list.
     *
     * @param name of who did it; empty = the server, by its command line
     * @param where facility or commune
     * @param objected a request about it stands already
     */
    public record Row(Event event, String name, String where, boolean objected) {
        public String id() {
            return event.chain() + "-" + event.number();
        }

        public Instant at() {
            return event.at();
        }

        /** Keys of words. */
        public String actionKey() {
            if (!event.allowed()) return "privacy.action.denied";
            if (event.what().equals("break-glass")) return "privacy.action.glass";
            return switch (event.action()) {
                case CREATE, UPDATE -> "privacy.action.write";
                case READ -> "privacy.action.read";
                case DELETE -> "privacy.action.delete";
                case EXECUTE -> "privacy.action.find";
            };
        }

        /** Types by their names in the language of the page; one without a name here by FHIR's. */
        public String what(Frame frame) {
            if (event.what().equals("break-glass")) return "";
            var words = new StringJoiner(", ");
            for (var part : event.what().split(", ")) {
                var times = part.indexOf('×');
                var type = times < 0 ? part : part.substring(0, times);
                var known = NAMED.contains(type) ? frame.text("privacy.type." + type.toLowerCase(Locale.ROOT)) : type;
                words.add(times < 0 ? known : known + " " + part.substring(times));
            }
            return words.toString();
        }

        /** Without an account: all that is known of the reader is from where. */
        public boolean isLink() {
            return event.role().equals(Role.LINK.word());
        }

        public String roleKey() {
            return "access.role." + event.role();
        }

        public String purposeKey() {
            return "privacy.purpose." + event.purpose();
        }
    }

    /** What the template shows. */
    public record Shown(
            String path,
            String personPath,
            boolean own,
            List<Row> rows,
            List<Request> requests,
            List<Disclosure> disclosures,
            List<Kind> kinds,
            LocalDate today,
            String kind,
            String told,
            String fault) {}

    @GetMapping("/readings/{id}")
    String list(@PathVariable String id, Actor actor, Model model) {
        return list(open(id, actor), actor, "", "", "", model);
    }

    @PostMapping("/readings/{id}/objections")
    String object(@PathVariable String id, @RequestParam String event, Actor actor) {
        var person = own(id, actor);
        var objected = log.find(person, event)
                .orElseThrow(() -> Problem.notFound(
                        "Hồ sơ này không có lần truy cập ấy.", "There is no such access to this record."));
        // A button that is pressed twice asks once.
        if (requests.of(canonical(person)).stream().noneMatch(it -> it.event().equals(Optional.of(event)))) {
            requests.ask(actor, canonical(person), Kind.OBJECT, "", objected);
        }
        return "redirect:/readings/" + id;
    }

    @PostMapping("/readings/{id}/requests")
    String ask(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String told,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        var person = own(id, actor);
        try {
            requests.ask(actor, canonical(person), Kind.of(kind), told, null);
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return list(person, actor, kind, told, language.pick(problem.vietnamese(), problem.english()), model);
        }
        return "redirect:/readings/" + id;
    }

    private String list(PersonKey person, Actor actor, String kind, String told, String fault, Model model) {
        var own = actor.role() == Role.CITIZEN;
        if (!own) {
            log.read(List.of(Told.read(actor, Purpose.AUDIT, Action.READ, person.value(), "AuditEvent")));
        }
        var asked = requests.of(canonical(person));
        var objected = asked.stream().flatMap(it -> it.event().stream()).toList();
        var names = new HashMap<String, String>();
        var rows = log.of(person, SHOWN).stream()
                // Their own looking is no news to them, and would hide the rest.
                .filter(event -> !own || !event.actor().equals(actor.name()))
                .map(event -> new Row(
                        event,
                        name(event, names),
                        where(event),
                        objected.contains(event.chain() + "-" + event.number())))
                .toList();
        model.addAttribute(
                "shown",
                new Shown(
                        "/readings/" + person.id(),
                        "/people/" + person.id(),
                        own,
                        rows,
                        asked,
                        disclosures.of(canonical(person)),
                        Arrays.stream(Kind.values())
                                .filter(it -> it != Kind.OBJECT)
                                .toList(),
                        LocalDate.now(clock),
                        kind,
                        told,
                        fault));
        return "privacy/readings";
    }

    private String name(Event event, Map<String, String> known) {
        if (event.role().equals(Role.CONSOLE.word())) return "";
        if (event.role().equals(Role.LINK.word())) return event.actor().replace("link-", "#");
        return known.computeIfAbsent(
                event.actor(),
                login -> accounts.login(login).map(it -> it.account().name()).orElse(login));
    }

    /** Facilities and communes both have codes of five digits: only a station's staff stands for a commune. */
    private String where(Event event) {
        var area = event.area();
        if (area.isEmpty()) return "";
        return (event.role().equals(Role.STATION_STAFF.word())
                        ? places.findCommune(new CommuneCode(area)).map(Commune::name)
                        : places.findFacility(new FacilityCode(area)).map(Facility::name))
                .orElse(area);
    }

    /** Officers see anybody's; others their own, and that of whom they care for. */
    private PersonKey open(String id, Actor actor) {
        return actor.role() == Role.CITIZEN ? own(id, actor) : find(id).orElseThrow(() -> missing(id));
    }

    private PersonKey own(String id, Actor actor) {
        return find(id).filter(person -> actor.role() == Role.CITIZEN
                        && records.visible(actor, Purpose.OWN_RECORD, List.of(person))
                                .contains(person))
                .orElseThrow(() -> Problem.forbidden(
                        "Chỉ người có hồ sơ, hoặc người chăm sóc hợp pháp, làm được việc này.",
                        "Only the person whose record it is, or who lawfully cares for them, may do this."));
    }

    private Optional<PersonKey> find(String id) {
        return people.find(id).map(Person::key);
    }

    private long canonical(PersonKey person) {
        return people.canonical(person).value();
    }

    private static Problem missing(String id) {
        return Problem.notFound("Không có người nào mang mã " + id + ".", "There is no person " + id + ".");
    }
}
