package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;
import vn.vongdoi.schedule.DueLists.AtSchool;
import vn.vongdoi.schedule.ListPage.Around;
import vn.vongdoi.schedule.ListPage.Link;
import vn.vongdoi.schedule.ListPage.Links;
import vn.vongdoi.school.School;
import vn.vongdoi.school.SchoolCode;
import vn.vongdoi.school.SchoolYear;
import vn.vongdoi.school.Schools;

/** Who of a school is due, by class, for whoever looks after the commune in which it stands. */
@Controller
class SchoolPages {
    private static final String PATH = ListPages.PATH + "/schools/";

    private final DueLists lists;
    private final ListShowing showing;
    private final Schools schools;
    private final Places places;
    private final Texts texts;

    SchoolPages(DueLists lists, ListShowing showing, Schools schools, Places places, Texts texts) {
        this.lists = lists;
        this.showing = showing;
        this.schools = schools;
        this.places = places;
        this.texts = texts;
    }

    static String path(School school) {
        return PATH + school.code();
    }

    /** {@code GET /schools/{code}/due?on=&programme=}: for programs. */
    @GetMapping("/schools/{code}/due")
    ResponseEntity<byte[]> program(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Language language) {
        var school = school(code);
        var asked = lists.readAtSchool(on, programme);
        var found = lists.ofSchool(actor, school, asked);
        var list = new Listed("/schools/" + school.code() + "/due", school.name(), asked, true, found.people());
        var piece = showing.piece(list, page, actor, language);
        return showing.answer(new Answer(
                school.code().value(),
                school.name(),
                school.commune().value(),
                SchoolYear.of(asked.on()).beginning(),
                asked.on(),
                asked.programme(),
                found.pupils(),
                found.hidden(),
                found.people().size(),
                piece.next(),
                piece.people()));
    }

    /**
     * @param year in which the school year begins
     * @param pupils how many go there
     * @param hidden of how many of them the asker may read nothing
     * @param total how many people are due; {@code people} are those of this page
     */
    record Answer(
            String school,
            String name,
            String commune,
            int year,
            LocalDate on,
            Optional<String> programme,
            int pupils,
            int hidden,
            int total,
            Optional<String> next,
            List<ListWording.Named> people) {}

    @GetMapping(PATH + "{code}")
    String page(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Language language,
            Model model) {
        var school = school(code);
        var asked = lists.readAtSchool(on, programme);
        var found = lists.ofSchool(actor, school, asked);
        var year = SchoolYear.of(asked.on());
        var name = texts.text(language, "schedule.school.name", school.name(), year);
        var commune = places.commune(school.commune());
        var whole = new Link(
                language.pick(commune.title(), commune.titleEn()),
                ListPages.PATH + "/communes/" + commune.code() + "?on=" + asked.on());
        var around = new Around(
                Optional.empty(),
                Optional.of(new Links(texts.text(language, "schedule.school.whole"), List.of(whole))),
                note(found, year, language));
        var list = new Listed(path(school), name, asked, true, found.people());
        return showing.page(list, around, page, actor, language, model);
    }

    private Optional<String> note(AtSchool found, SchoolYear year, Language language) {
        if (found.pupils() == 0) return Optional.of(texts.text(language, "schedule.school.nobody", year));
        if (found.hidden() == 0) return Optional.empty();
        var formats = new Formats(language);
        return Optional.of(texts.text(
                language, "schedule.school.hidden", formats.number(found.hidden()), formats.number(found.pupils())));
    }

    @GetMapping(PATH + "{code}.csv")
    ResponseEntity<byte[]> file(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String programme,
            Actor actor,
            Language language) {
        var school = school(code);
        var asked = lists.readAtSchool(on, programme);
        var found = lists.ofSchool(actor, school, asked);
        return showing.file(new Listed(path(school), school.name(), asked, true, found.people()), actor, language);
    }

    private School school(String code) {
        return Optional.of(code)
                .filter(SchoolCode::isWellFormed)
                .flatMap(it -> schools.find(new SchoolCode(it)))
                .orElseThrow(() -> Problem.notFound(
                        "Không có trường nào mang mã " + code + " trong sổ học sinh.",
                        "The register of pupils has no school " + code + "."));
    }
}
