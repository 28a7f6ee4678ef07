package vn.vongdoi.book;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Emergencies;
import vn.vongdoi.access.Role;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Records;

/** The health book of a person: as a page, on paper with a QR code that leads back to the page, and as JSON. */
@Controller
class HealthBookPages {
    private final Books books;
    private final People people;
    private final Records records;
    private final Emergencies emergencies;
    private final AuditLog log;
    private final Texts texts;
    private final JsonMapper json;
    private final Paper paper;

    HealthBookPages(
            Books books,
            People people,
            Records records,
            Emergencies emergencies,
            AuditLog log,
            Texts texts,
            JsonMapper json,
            ServerAddress address) {
        this.books = books;
        this.people = people;
        this.records = records;
        this.emergencies = emergencies;
        this.log = log;
        this.texts = texts;
        this.json = json;
        this.paper = new Paper(texts, address);
    }

    /** Whoever may break the glass is led to where that is done. */
    @GetMapping("/people/{id}/book")
    String page(@PathVariable String id, Actor actor, Language language, Model model) {
        var person = person(id);
        var moved = moved(person, id);
        if (moved.isPresent()) return "redirect:" + moved.get();
        if (!opens(person, actor)) {
            if (emergencies.mayBreak(actor)) return "redirect:/people/" + id;
            throw closed(person, actor);
        }
        var book = books.book(actor, actor.role().purpose(), person, language);
        model.addAttribute("book", book);
        model.addAttribute("chapters", chapters(book, language));
        model.addAttribute("partial", actor.role() != Role.CITIZEN);
        return "book/book";
    }

    @GetMapping("/people/{id}/book.json")
    ResponseEntity<byte[]> json(@PathVariable String id, Actor actor, Language language) {
        var person = person(id);
        var moved = moved(person, id);
        if (moved.isPresent()) return redirect(moved.get() + ".json");
        var book = json.writeValueAsBytes(open(person, actor, language));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(book);
    }

    @GetMapping("/people/{id}/book.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String id, Actor actor, Language language) {
        var person = person(id);
        var moved = moved(person, id);
        if (moved.isPresent()) return redirect(moved.get() + ".pdf");
        var book = open(person, actor, language);
        var name = ContentDisposition.inline()
                .filename("so-suc-khoe-" + book.administrative().person() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(paper.print(book, chapters(book, language), language));
    }

    /** Where the book stands since the person was joined with another: an old key knows an old name and old numbers. */
    private static Optional<String> moved(Person person, String id) {
        var key = person.key().id();
        return key.equals(id) ? Optional.empty() : Optional.of("/people/" + key + "/book");
    }

    private static ResponseEntity<byte[]> redirect(String path) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(path))
                .build();
    }

    private Book open(Person person, Actor actor, Language language) {
        if (!opens(person, actor)) throw closed(person, actor);
        return books.book(actor, actor.role().purpose(), person, language);
    }

    private List<Chapter> chapters(Book book, Language language) {
        return new Chapters(book, new Phrases(language, texts, book.made())).list();
    }

    private Person person(String id) {
        return people.find(id)
                .orElseThrow(() -> Problem.notFound(
                        "Không có người nào mang mã " + id + ". Hãy tìm theo tên hoặc số CCCD.",
                        "There is no person " + id + ". Search by name or personal number."));
    }

    private boolean opens(Person person, Actor actor) {
        return records.visible(actor, actor.role().purpose(), List.of(person.key()))
                .contains(person.key());
    }

    private Problem closed(Person person, Actor actor) {
        log.read(
                List.of(Told.refused(actor, actor.role().purpose(), person.key().value(), "Patient")));
        return Problem.forbidden(
                "Hồ sơ này không mở cho vai trò bạn đang dùng.", "This record is closed to the role you act in.");
    }
}
