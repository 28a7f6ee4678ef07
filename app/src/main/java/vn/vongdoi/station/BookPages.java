package vn.vongdoi.station;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.kiosk.Ticket;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.CitizenCard;
import vn.vongdoi.person.People;

/** The book of a day, the file to send, and taking a visit back. */
@Controller
public class BookPages {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final DayBook book;
    private final StationVisits visits;
    private final People people;
    private final IcdNames icd10;

    BookPages(DayBook book, StationVisits visits, People people, IcdNames icd10) {
        this.book = book;
        this.visits = visits;
        this.people = people;
        this.icd10 = icd10;
    }

    @GetMapping(VisitPages.PATH)
    String book(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day,
            Actor actor,
            Language language,
            Model model) {
        var today = visits.now().toLocalDate();
        var shown = day.orElse(today);
        var formats = new Formats(language);
        model.addAttribute("facility", visits.facility(actor).name());
        model.addAttribute("day", shown);
        model.addAttribute("today", today);
        model.addAttribute(
                "waiting",
                shown.equals(today)
                        ? book.waiting(actor).stream().map(BookPages::waiting).toList()
                        : List.of());
        model.addAttribute(
                "lines",
                book.list(shown, actor).stream().map(entered -> line(entered)).toList());
        model.addAttribute(
                "withdrawn",
                book.withdrawn(shown, actor).stream()
                        .map(it -> new TakenBack(it.maLk(), formats.time(it.at()), it.by(), it.reason(), it.filed()))
                        .toList());
        model.addAttribute("hasFile", book.hasFile(shown, actor));
        return "station/book";
    }

    /** The visits of a day as a file for the portal. */
    @GetMapping(VisitPages.PATH + "/file")
    ResponseEntity<byte[]> file(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, Actor actor) {
        var name = visits.facility(actor).code() + "-" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + ".xml";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(book.file(day, actor));
    }

    /** Asks once more before a visit is taken back. */
    @GetMapping(VisitPages.PATH + "/{maLk}/withdrawal")
    String ask(@PathVariable String maLk, Actor actor, Model model) {
        return ask(maLk, actor, Optional.empty(), model);
    }

    private String ask(String maLk, Actor actor, Optional<String> fault, Model model) {
        model.addAttribute("fault", fault);
        var visit = visits.isLost(maLk, actor)
                ? new VisitForm(Map.of("maLk", maLk), List.of(), List.of())
                : visits.correcting(maLk, actor);
        model.addAttribute("visit", visit);
        model.addAttribute("arrived", NotePages.time(visit.typed("arrived")));
        model.addAttribute("facility", visits.facility(actor).name());
        return "station/withdrawal";
    }

    @PostMapping(VisitPages.PATH + "/{maLk}/withdrawal")
    String withdraw(
            @PathVariable String maLk,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            Language language,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            visits.withdraw(maLk, version, reason.strip(), actor);
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return ask(maLk, actor, Optional.of(language.pick(problem.vietnamese(), problem.english())), model);
        }
        next.addFlashAttribute("takenBack", maLk);
        return "redirect:" + VisitPages.PATH;
    }

    /**
     * A line of the day's book: no numbers, others see the screen. Who it is stands as it was entered, not as the index
     * recognises the number: whoever types a number must not learn whose it is.
     */
    public record BookLine(
            String maLk, String at, String name, String born, String diagnosis, String code, String href) {}

    private BookLine line(DayBook.Entered entered) {
        var encounter = entered.encounter();
        var icd = encounter.code(CodeSystem.ICD10).orElse("");
        var at = Optional.ofNullable(encounter.starts())
                .map(start -> start.atZone(VIETNAM).toLocalTime().toString())
                .orElse("");
        return new BookLine(
                entered.maLk(),
                at,
                entered.summary().text("HO_TEN"),
                FormerVisit.birth(entered.summary().text("NGAY_SINH")),
                icd10.nameOrCode(icd),
                icd,
                Optional.ofNullable(encounter.person())
                        .map(person -> "/people/" + people.canonical(person).id())
                        .orElse(""));
    }

    /**
     * A visit that was taken back. Whose it was is not told: it is in nobody's record.
     *
     * @param filed the day's file carries the withdrawal
     */
    public record TakenBack(String maLk, String at, String by, String reason, boolean filed) {}

    /** Somebody who waits with a number, as the card says it. */
    public record Waiting(String number, String name, String href) {}

    private static Waiting waiting(Ticket ticket) {
        return new Waiting(
                String.valueOf(ticket.number()),
                ticket.card().map(CitizenCard::name).orElse(""),
                VisitPages.PATH + "/new?ticket=" + ticket.maLk());
    }

    @Bean
    MenuItem visitsMenu() {
        return new MenuItem("station.menu.visits", VisitPages.PATH, MenuItem.Audience.SIGNED_IN, 25);
    }
}
