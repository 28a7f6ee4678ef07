package vn.vongdoi.claims;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.claims.SubmissionsPage.MonthChoice;
import vn.vongdoi.claims.SubmissionsPage.PortalMonth;
import vn.vongdoi.claims.SubmissionsPage.PortalRow;
import vn.vongdoi.csv.Unreadable;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;

/** {@code /submissions/portal}: what was sent against what the insurer's portal took, for a facility's clerk. */
@Controller
class PortalPages {
    private static final String PATH = "/submissions/portal";
    private static final int FAULTS_TOLD = 3;
    private static final int MONTHS = 24;

    private final PortalAnswers answers;
    private final DataFolder folder;
    private final Texts texts;
    private final Places places;
    private final Clock clock;

    PortalPages(PortalAnswers answers, DataFolder folder, Texts texts, Places places, Clock clock) {
        this.answers = answers;
        this.folder = folder;
        this.texts = texts;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String month(@RequestParam Optional<YearMonth> month, Actor actor, Language language, Model model) {
        var facility = clerk(actor);
        var asked = month.orElseGet(() -> YearMonth.now(clock));
        var words = new SubmissionWords(language, texts, places);
        var found = answers.month(facility, asked);
        model.addAttribute("facility", words.facility(facility));
        model.addAttribute(
                "month",
                new PortalMonth(
                        months(asked, words),
                        found.sent() == 0
                                ? words.text(
                                        "claims.portal.none", words.formats().month(asked))
                                : words.text(
                                        "claims.portal.finding",
                                        words.formats().month(asked),
                                        found.sent(),
                                        found.accepted(),
                                        found.missing()),
                        rows(found.rejected()),
                        rows(found.unanswered()),
                        rows(found.unknown())));
        return "claims/portal";
    }

    private List<MonthChoice> months(YearMonth asked, SubmissionWords words) {
        return Stream.iterate(YearMonth.now(clock), month -> month.minusMonths(1))
                .limit(MONTHS)
                .map(month -> new MonthChoice(month.toString(), words.formats().month(month), month.equals(asked)))
                .toList();
    }

    private static List<PortalRow> rows(List<PortalAnswers.Open> open) {
        return open.stream()
                .map(it -> new PortalRow(
                        it.maLk(),
                        it.submission() == null ? "" : "/originals/" + it.submission(),
                        it.code().orElse(""),
                        it.message().orElse("")))
                .toList();
    }

    @PostMapping(PATH)
    String load(@RequestParam MultipartFile file, Actor actor, Language language, RedirectAttributes after)
            throws IOException {
        var facility = clerk(actor);
        var words = new SubmissionWords(language, texts, places);
        var upload = Files.createTempFile(folder.uploads(), "portal-", ".part");
        try {
            file.transferTo(upload);
            after.addFlashAttribute("loaded", told(answers.load(upload, facility), words));
        } catch (Unreadable e) {
            after.addFlashAttribute("loaded", new Chip(Standing.LATE, String.valueOf(e.getMessage())));
        } finally {
            Files.deleteIfExists(upload);
        }
        return "redirect:" + PATH;
    }

    private static Chip told(PortalAnswers.Imported imported, SubmissionWords words) {
        var left = imported.rows() - imported.taken();
        var counts = words.text("claims.portal.loaded", imported.rows(), imported.taken());
        if (imported.issues().isEmpty()) return new Chip(Standing.OK, counts);
        var faults = new StringBuilder(counts);
        imported.issues().stream()
                .limit(FAULTS_TOLD)
                .forEach(issue -> faults.append(" · ")
                        .append(words.text("claims.portal.line", issue.line()))
                        .append(": ")
                        .append(issue.message()));
        return new Chip(left > 0 ? Standing.LATE : Standing.DUE, faults.toString());
    }

    private static String clerk(Actor actor) {
        return actor.facility()
                .filter(_ -> actor.role() == Role.HOSPITAL_CLERK)
                .orElseThrow(() -> Problem.forbidden(
                        "Đối chiếu với cổng giám định là việc của người gửi hồ sơ của cơ sở.",
                        "Comparing with the portal is for a facility's clerk."));
    }
}
