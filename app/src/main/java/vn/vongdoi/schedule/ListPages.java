package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.People;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.schedule.DueLists.Asked;
import vn.vongdoi.schedule.ListPage.Around;
import vn.vongdoi.schedule.ListPage.Link;
import vn.vongdoi.schedule.ListPage.Links;
import vn.vongdoi.school.SchoolYear;
import vn.vongdoi.school.Schools;

/** Who is due: for a station's program, for its staff on a page, and as a file. */
@Controller
public class ListPages {
    static final String PATH = "/due";

    private final DueLists lists;
    private final ListShowing showing;
    private final People people;
    private final Schools schools;
    private final Places places;
    private final Texts texts;

    ListPages(DueLists lists, ListShowing showing, People people, Schools schools, Places places, Texts texts) {
        this.lists = lists;
        this.showing = showing;
        this.people = people;
        this.schools = schools;
        this.places = places;
        this.texts = texts;
    }

    /** {@code GET /stations/{code}/due?on=&programme=}: of the commune that a station looks after. */
    @GetMapping("/stations/{code}/due")
    ResponseEntity<byte[]> station(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String near,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Language language) {
        var station = facility(code);
        var asked = lists.read(on, programme, near);
        var commune = station.commune().value();
        var all = lists.ofCommune(actor, commune, asked);
        var list = new Listed("/stations/" + code + "/due", station.name(), asked, all);
        var piece = showing.piece(list, page, actor, language);
        return showing.answer(new Answer(
                code,
                station.name(),
                commune,
                asked.on(),
                asked.programme(),
                all.size(),
                piece.next(),
                piece.people()));
    }

    /** @param total how many people are due; {@code people} are those of this page */
    record Answer(
            String station,
            String name,
            String commune,
            LocalDate on,
            Optional<String> programme,
            int total,
            Optional<String> next,
            List<ListWording.Named> people) {}

    private Facility facility(String code) {
        return Optional.of(code)
                .filter(FacilityCode::isWellFormed)
                .flatMap(it -> places.findFacility(new FacilityCode(it)))
                .orElseThrow(() -> Problem.notFound(
                        "Không có cơ sở nào mang mã " + code + " trong sổ cơ sở.",
                        "The register of facilities has no " + code + "."));
    }

    /** Leads to the list of whoever asks; who looks after the province sees the communes. */
    @GetMapping(PATH)
    String own(Actor actor, Language language, Model model) {
        if (actor.role() == Role.DOCTOR) return "redirect:" + PATH + "/patients";
        if (actor.commune().isPresent()) {
            return "redirect:" + PATH + "/communes/" + actor.commune().get();
        }
        model.addAttribute(
                "rows",
                lists.communes(actor).stream()
                        .map(it -> new CommuneRow(
                                name(it.commune(), language), PATH + "/communes/" + it.commune(), it.due(), it.late()))
                        .toList());
        return "schedule/communes";
    }

    /** How many people of a commune are due. */
    public record CommuneRow(String name, String href, int due, int late) {}

    @GetMapping(PATH + "/communes/{commune}")
    String commune(
            @PathVariable String commune,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String near,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Language language,
            Model model) {
        var asked = lists.read(on, programme, near);
        var list = ofCommune(commune, asked, actor, language);
        var around =
                new Around(Optional.of(people.hamlets(commune)), schools(commune, asked, language), Optional.empty());
        return showing.page(list, around, page, actor, language, model);
    }

    private Listed ofCommune(String commune, Asked asked, Actor actor, Language language) {
        var name = name(commune, language);
        return new Listed(PATH + "/communes/" + commune, name, asked, lists.ofCommune(actor, commune, asked));
    }

    private Optional<Links> schools(String commune, Asked asked, Language language) {
        var links = schools.list(new CommuneCode(commune), SchoolYear.of(asked.on())).stream()
                .map(school -> new Link(school.name(), SchoolPages.path(school) + "?on=" + asked.on()))
                .toList();
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(new Links(texts.text(language, "schedule.list.schools"), links));
    }

    @GetMapping(PATH + "/patients")
    String patients(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Language language,
            Model model) {
        var asked = lists.read(on, programme, "");
        var around = new Around(Optional.empty(), Optional.empty(), Optional.empty());
        return showing.page(ofDoctor(asked, actor, language), around, page, actor, language, model);
    }

    private Listed ofDoctor(Asked asked, Actor actor, Language language) {
        var name = texts.text(language, "schedule.list.patients");
        return new Listed(PATH + "/patients", name, asked, lists.ofDoctor(actor, asked));
    }

    @GetMapping(PATH + "/communes/{commune}.csv")
    ResponseEntity<byte[]> communeFile(
            @PathVariable String commune,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String near,
            Actor actor,
            Language language) {
        var asked = lists.read(on, programme, near);
        return showing.file(ofCommune(commune, asked, actor, language), actor, language);
    }

    @GetMapping(PATH + "/patients.csv")
    ResponseEntity<byte[]> patientsFile(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String programme,
            Actor actor,
            Language language) {
        var asked = lists.read(on, programme, "");
        return showing.file(ofDoctor(asked, actor, language), actor, language);
    }

    private String name(String commune, Language language) {
        return Optional.of(commune)
                .filter(CommuneCode::isWellFormed)
                .flatMap(code -> places.findCommune(new CommuneCode(code)))
                .map(it -> language.pick(it.title(), it.titleEn()))
                .orElseThrow(() -> Problem.notFound(
                        "Không có xã mang mã " + commune + ".", "There is no commune " + commune + "."));
    }

    @Bean
    MenuItem dueMenu() {
        return new MenuItem("schedule.menu", PATH, MenuItem.Audience.SIGNED_IN, 24);
    }
}
