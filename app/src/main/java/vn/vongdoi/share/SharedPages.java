package vn.vongdoi.share;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.People;
import vn.vongdoi.place.Places;
import vn.vongdoi.visit.Encounters;
import vn.vongdoi.visit.Encounters.Together;
import vn.vongdoi.visit.Visit;
import vn.vongdoi.visit.Words;

/**
 * What whoever has a link sees, without signing in. The address alone shows nothing of anybody: programs that make
 * pictures of what is sent in a chat follow addresses too. A press of a button opens the visit.
 */
@Controller
public class SharedPages {
    static final String PATH = "/shared";

    private final Shares shares;
    private final People people;
    private final Places places;
    private final IcdNames icd10;
    private final Texts texts;
    private final Clock clock;

    SharedPages(Shares shares, People people, Places places, IcdNames icd10, Texts texts, Clock clock) {
        this.shares = shares;
        this.people = people;
        this.places = places;
        this.icd10 = icd10;
        this.texts = texts;
        this.clock = clock;
    }

    /** What the template shows. */
    public record Opened(String name, String about, Visit visit, Instant made, Instant ends) {}

    @GetMapping(PATH + "/{token}")
    String knock(@PathVariable String token, HttpServletResponse response, Model model) {
        closeToOthers(response);
        var link = shares.find(token).orElseThrow(SharedPages::gone);
        model.addAttribute("path", PATH + "/" + token);
        model.addAttribute("ends", link.ends());
        return "share/knock";
    }

    @PostMapping(PATH + "/{token}")
    String open(
            @PathVariable String token,
            Language language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        closeToOthers(response);
        var link = shares.find(token).orElseThrow(SharedPages::gone);
        var visit = shares.open(link, request.getRemoteAddr()).orElseThrow(SharedPages::gone);
        var person = people.person(link.person());
        var words = new Words(language, texts, places, icd10, clock);
        var age = words.age(person.birth(), words.today());
        var sex = words.text("visit.sex." + person.sex().code());
        model.addAttribute(
                "shown",
                new Opened(
                        person.name(),
                        sex + " · " + age[0] + " " + age[1],
                        visit(visit, words),
                        link.made(),
                        link.ends()));
        return "share/visit";
    }

    static Visit visit(Shares.Sharable sharable, Words words) {
        return new Encounters(words, Set.of()).visit(new Together(sharable.encounter(), sharable.entries()));
    }

    /** No search engine keeps it, no page that is opened from here learns the address. */
    private static void closeToOthers(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
    }

    /** Whether it never was, is over or was taken back is the business of whoever made it. */
    private static Problem gone() {
        return Problem.notFound(
                "Đường dẫn này không mở được. Nếu bạn cần xem lần khám, hãy hỏi lại người đã gửi.",
                "This link does not open. If you need to see the visit, ask whoever sent it.");
    }
}
