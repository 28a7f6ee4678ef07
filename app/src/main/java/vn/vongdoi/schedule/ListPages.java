package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
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

/** Who is due: for a station's program, for its staff on a page, and as a file. */
@Controller
public class ListPages {
    private static final String PATH = "/due";
    private static final int PAGE = 100;

    /** As many as one answer holds. */
    private static final int MOST = 1_000;

    private final DueLists lists;
    private final People people;
    private final Places places;
    private final Texts texts;
    private final JsonMapper json;

    ListPages(DueLists lists, People people, Places places, Texts texts, JsonMapper json) {
        this.lists = lists;
        this.people = people;
        this.places = places;
        this.texts = texts;
        this.json = json;
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
        var shown = page(all, page, MOST);
        lists.told(actor, shown);
        var wording = wording(asked, language);
        var next = all.size() > page * MOST
                ? Optional.of("/stations/" + code + "/due?" + wording.query(asked) + "page=" + (page + 1))
                : Optional.<String>empty();
        var answer = new Answer(
                code,
                station.name(),
                commune,
                asked.on(),
                asked.programme(),
                all.size(),
                next,
                wording.people(shown, people));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(answer));
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

    private static List<Someone> page(List<Someone> all, int page, int size) {
        if (page < 1) {
            throw Problem.invalid(
                    "page: cần số từ 1 trở lên; nhận được " + page + ".",
                    "page: expected 1 or more; got " + page + ".");
        }
        return all.stream().skip((page - 1L) * size).limit(size).toList();
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
        var name = name(commune, language);
        var all = lists.ofCommune(actor, commune, asked);
        return show(PATH + "/communes/" + commune, name, all, asked, page, actor, language, model);
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
        var name = texts.text(language, "schedule.list.patients");
        var all = lists.ofDoctor(actor, asked);
        return show(PATH + "/patients", name, all, asked, page, actor, language, model);
    }

    private String show(
            String path,
            String name,
            List<Someone> all,
            Asked asked,
            int page,
            Actor actor,
            Language language,
            Model model) {
        var shown = page(all, page, PAGE);
        lists.told(actor, shown);
        var wording = wording(asked, language);
        model.addAttribute("shown", wording.page(path, name, all, page(all, page, PAGE), people));
        model.addAttribute(
                "more",
                all.size() > page * PAGE
                        ? Optional.of(path + "?" + wording.query(asked) + "page=" + (page + 1))
                        : Optional.empty());
        return "schedule/list";
    }

    /** Everybody of the list, as it is then: for a spreadsheet, or to be printed. */
    @GetMapping(PATH + "/communes/{commune}.csv")
    ResponseEntity<byte[]> communeFile(
            @PathVariable String commune,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String near,
            Actor actor,
            Language language) {
        var asked = lists.read(on, programme, near);
        name(commune, language);
        return file(lists.ofCommune(actor, commune, asked), asked, actor, language);
    }

    @GetMapping(PATH + "/patients.csv")
    ResponseEntity<byte[]> patientsFile(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String programme,
            Actor actor,
            Language language) {
        var asked = lists.read(on, programme, "");
        return file(lists.ofDoctor(actor, asked), asked, actor, language);
    }

    private ResponseEntity<byte[]> file(List<Someone> all, Asked asked, Actor actor, Language language) {
        lists.told(actor, all);
        return wording(asked, language).file(all, people).named("due-" + asked.on() + ".csv");
    }

    private ListWording wording(Asked asked, Language language) {
        return new ListWording(texts, language, asked, Service.at(asked.on(), lists.province(), true));
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
