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
import vn.vongdoi.page.Language;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.Person;
import vn.vongdoi.visit.RecordDoor;

/** The health book of a person: as a page, on paper with a QR code that leads back to the page, and as JSON. */
@Controller
class HealthBookPages {
    private final Books books;
    private final RecordDoor door;
    private final Emergencies emergencies;
    private final Texts texts;
    private final JsonMapper json;
    private final Paper paper;

    HealthBookPages(
            Books books,
            RecordDoor door,
            Emergencies emergencies,
            Texts texts,
            JsonMapper json,
            ServerAddress address) {
        this.books = books;
        this.door = door;
        this.emergencies = emergencies;
        this.texts = texts;
        this.json = json;
        this.paper = new Paper(texts, address);
    }

    /** Whoever may break the glass is led to where that is done. */
    @GetMapping("/people/{id}/book")
    String page(@PathVariable String id, Actor actor, Language language, Model model) {
        var person = door.person(id);
        var moved = moved(person, id);
        if (moved.isPresent()) return "redirect:" + moved.get();
        if (!door.opens(person, actor)) {
            if (emergencies.mayBreak(actor)) return "redirect:/people/" + id;
            throw door.refused(person, actor);
        }
        var book = books.book(actor, actor.role().purpose(), person, language);
        model.addAttribute("book", book);
        model.addAttribute("chapters", chapters(book, language));
        model.addAttribute("partial", actor.role() != Role.CITIZEN);
        return "book/book";
    }

    @GetMapping("/people/{id}/book.json")
    ResponseEntity<byte[]> json(@PathVariable String id, Actor actor, Language language) {
        var person = door.person(id);
        var moved = moved(person, id);
        if (moved.isPresent()) return redirect(moved.get() + ".json");
        var book = json.writeValueAsBytes(open(person, actor, language));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(book);
    }

    @GetMapping("/people/{id}/book.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String id, Actor actor, Language language) {
        var person = door.person(id);
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

    /** Where the book stands since the person was joined with another. */
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
        if (!door.opens(person, actor)) throw door.refused(person, actor);
        return books.book(actor, actor.role().purpose(), person, language);
    }

    private List<Chapter> chapters(Book book, Language language) {
        return new Chapters(book, new Phrases(language, texts, book.made())).list();
    }
}
