package vn.vongdoi.station;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.catalogue.Item;
import vn.vongdoi.catalogue.ItemKind;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;
import vn.vongdoi.rules.RuleTable;

/** The station's own visits: the book of a day, the form, the file to send. */
@Controller
public class VisitPages {
    static final String PATH = "/visits";
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final RuleTable LISTS = RuleTable.read("claims/lists");

    private final StationVisits visits;
    private final Records records;
    private final People people;
    private final Places places;
    private final IcdNames icd10;
    private final AuditLog log;

    VisitPages(StationVisits visits, Records records, People people, Places places, IcdNames icd10, AuditLog log) {
        this.visits = visits;
        this.records = records;
        this.people = people;
        this.places = places;
        this.icd10 = icd10;
        this.log = log;
    }

    @GetMapping(PATH + "/new")
    String begin(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String ticket,
            Actor actor,
            Model model) {
        var facility = visits.facility(actor);
        var form = person.isEmpty() ? begun(facility) : about(visible(person, actor), facility, actor);
        var key = ticket.isEmpty() ? visits.begin(actor) : ticket;
        return form(form.with("maLk", key), new Faults(), facility, actor, model);
    }

    @GetMapping(PATH + "/{maLk}")
    String correct(@PathVariable String maLk, Actor actor, Model model) {
        return form(visits.correcting(maLk, actor), new Faults(), visits.facility(actor), actor, model);
    }

    /** One more empty line of the prescription or of the services. */
    @GetMapping(PATH + "/line")
    String line(@RequestParam String kind, Model model) {
        if (!kind.equals("medicine") && !kind.equals("service")) {
            throw Problem.invalid("kind là medicine hoặc service.", "kind is medicine or service.");
        }
        model.addAttribute("kind", kind);
        model.addAttribute("line", new VisitForm.Line("", "", ""));
        return "station/line";
    }

    @PostMapping(PATH)
    String enter(
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var form = VisitForm.of(typed);
        return switch (visits.enter(form, actor)) {
            case StationVisits.Outcome.Stored stored -> {
                next.addFlashAttribute("stored", stored.maLk());
                next.addFlashAttribute(
                        "warnings",
                        stored.warnings().stream().map(Issue::message).toArray(String[]::new));
                yield "redirect:" + PATH;
            }
            case StationVisits.Outcome.Faulty faulty -> {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                yield form(form, faulty.faults(), visits.facility(actor), actor, model);
            }
        };
    }

    static String born(BirthDate birth, Formats formats) {
        return birth.known() == BirthDate.Known.DAY
                ? formats.date(birth.date())
                : String.valueOf(birth.date().getYear());
    }

    /** An entry of a list that the form offers. */
    public record Choice(String code, String name) {}

    /** What the form offers to choose from. */
    public record Offered(
            String facility,
            List<Item> medicines,
            List<Item> services,
            List<Choice> diagnoses,
            List<Choice> practitioners,
            List<Choice> facilities,
            List<Choice> communes,
            List<Choice> ethnicities,
            List<Choice> occupations,
            List<Choice> entitlements,
            List<Choice> results,
            List<Choice> referReasons) {}

    private String form(VisitForm form, Faults faults, Facility facility, Actor actor, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("offered", offered(facility));
        return "station/visit";
    }

    private Offered offered(Facility facility) {
        var items = visits.catalogue(facility);
        return new Offered(
                facility.name(),
                items.stream().filter(item -> item.kind() == ItemKind.MEDICINE).toList(),
                items.stream().filter(item -> item.kind() != ItemKind.MEDICINE).toList(),
                icd10.list().entrySet().stream()
                        .map(name -> new Choice(name.getKey(), name.getValue()))
                        .toList(),
                visits.practitioners(facility).stream()
                        .map(post -> new Choice(String.valueOf(post.licence()), post.name()))
                        .toList(),
                places.facilities().stream()
                        .filter(other -> !other.code().equals(facility.code()))
                        .map(other -> new Choice(other.code().value(), other.name()))
                        .toList(),
                residences(),
                list("MA_DANTOC"),
                list("MA_NGHE_NGHIEP"),
                list("MA_DOITUONG_KCB").stream()
                        .filter(choice -> !choice.code().equals(VisitTables.TAKEN_BACK))
                        .toList(),
                list("KET_QUA_DTRI"),
                list("MA_LYDO_CT"));
    }

    /** The province's communes; of other provinces only the province, a list of all would be too long to send. */
    private List<Choice> residences() {
        var home = places.province();
        var communes = places.communesOf(home.code()).stream()
                .map(commune -> new Choice(commune.code().value(), commune.title()));
        var others = places.provinces().stream()
                .filter(province -> !province.code().equals(home.code()))
                .map(province -> new Choice(province.code().value(), province.name()));
        return Stream.concat(communes, others).toList();
    }

    private List<Choice> list(String name) {
        return LISTS.at(visits.now().toLocalDate()).stream()
                .filter(row -> row.cell("list").equals(name))
                .map(row -> new Choice(row.cell("code"), row.cell("name_vi")))
                .toList();
    }

    private VisitForm begun(Facility facility) {
        var exam = visits.catalogue(facility).stream()
                .filter(item -> item.kind() == ItemKind.SERVICE && item.group().equals("13"))
                .findFirst()
                .map(item -> new VisitForm.Line(item.label(), "1", ""));
        return new VisitForm(defaults(facility), List.of(), exam.stream().toList());
    }

    private Map<String, String> defaults(Facility facility) {
        return Map.of(
                "arrived", visits.now().toString(),
                "commune", facility.commune().value(),
                "ethnicity", "01",
                "occupation", "00",
                "result", "2");
    }

    /** What is known of the person, and what was done at the last visit here. */
    private VisitForm about(Person person, Facility facility, Actor actor) {
        log.read(List.of(Told.read(
                actor, actor.role().purpose(), Action.READ, person.key().value(), "Person")));
        var begun = begun(facility);
        var last = visits.last(person.key(), actor);
        var fields = new HashMap<>(begun.fields());
        last.ifPresent(former -> former.fields().forEach((name, value) -> {
            if (!value.isEmpty()) fields.put(name, value);
        }));
        fields.put("name", person.name());
        fields.putIfAbsent("birth", born(person.birth(), new Formats(Language.VI)));
        fields.put("sex", String.valueOf(person.sex().code()));
        person.cccd().map(Cccd::value).ifPresent(number -> fields.put("cccd", number));
        card(person, fields);
        Optional.ofNullable(person.commune())
                .flatMap(commune -> places.current(new CommuneCode(commune)))
                .ifPresent(commune -> fields.put("commune", commune.code().value()));
        fields.putIfAbsent(
                "address",
                places.communes().stream()
                        .filter(commune -> commune.code().value().equals(person.commune()))
                        .findFirst()
                        .map(Commune::title)
                        .orElse(""));
        return new VisitForm(
                fields,
                last.map(VisitForm::medicines).orElse(List.of()),
                last.map(VisitForm::services).filter(lines -> !lines.isEmpty()).orElse(begun.services()));
    }

    /** With another card than last time all that was told of the former one goes. */
    private static void card(Person person, Map<String, String> fields) {
        var number = person.card().map(CardNumber::value).orElse("");
        if (number.isEmpty() || number.equals(fields.get("card"))) return;
        fields.put("card", number);
        fields.put("cardFrom", day(person.cardFrom()));
        fields.put("cardUntil", day(person.cardUntil()));
        fields.put("registered", "");
        fields.put("entitlement", "");
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private Person visible(String id, Actor actor) {
        return people.find(id)
                .filter(person -> records.visible(actor, actor.role().purpose(), List.of(person.key()))
                        .contains(person.key()))
                .orElseThrow(() -> Problem.forbidden(
                        "Bạn không xem được hồ sơ người này; hãy ghi lượt khám bằng thẻ của họ.",
                        "This person's record is not open to you; enter the visit from their card."));
    }
}
