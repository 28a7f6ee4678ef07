package vn.vongdoi.schedule;

import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.People;
import vn.vongdoi.schedule.ListPage.Around;

/** A list on its way out, as a page, as a file or for programs. Whom it shows goes into the log first. */
@Component
class ListShowing {
    private static final int PAGE = 100;

    /** As many as one answer to a program holds. */
    private static final int MOST = 1_000;

    private final DueLists lists;
    private final People people;
    private final Texts texts;
    private final JsonMapper json;

    ListShowing(DueLists lists, People people, Texts texts, JsonMapper json) {
        this.lists = lists;
        this.people = people;
        this.texts = texts;
        this.json = json;
    }

    String page(Listed list, Around around, int page, Actor actor, Language language, Model model) {
        var shown = shown(list, page, PAGE, actor);
        var wording = new ListWording(texts, language, list);
        model.addAttribute("shown", wording.page(shown, people, around));
        model.addAttribute("more", next(list, page, PAGE));
        return "schedule/list";
    }

    /** Everybody of the list, as it is then: for a spreadsheet, or to be printed. */
    ResponseEntity<byte[]> file(Listed list, Actor actor, Language language) {
        lists.told(actor, list.people());
        return new ListWording(texts, language, list)
                .file(people)
                .named("due-" + list.asked().on() + ".csv");
    }

    /**
     * As many people of a list as one answer holds.
     *
     * @param next address of the piece that follows
     */
    record Piece(List<ListWording.Named> people, Optional<String> next) {}

    Piece piece(Listed list, int page, Actor actor, Language language) {
        var shown = shown(list, page, MOST, actor);
        return new Piece(new ListWording(texts, language, list).people(shown, people), next(list, page, MOST));
    }

    ResponseEntity<byte[]> answer(Object answer) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(answer));
    }

    private List<Someone> shown(Listed list, int page, int size, Actor actor) {
        if (page < 1) {
            throw Problem.invalid(
                    "page: cần số từ 1 trở lên; nhận được " + page + ".",
                    "page: expected 1 or more; got " + page + ".");
        }
        var shown = list.people().stream().skip((page - 1L) * size).limit(size).toList();
        lists.told(actor, shown);
        return shown;
    }

    private static Optional<String> next(Listed list, int page, int size) {
        return list.people().size() > (long) page * size
                ? Optional.of(list.path() + "?" + ListWording.query(list.asked()) + "page=" + (page + 1))
                : Optional.empty();
    }
}
