package vn.vongdoi.schedule;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.page.Language;
import vn.vongdoi.record.Records;
import vn.vongdoi.visit.RecordDoor;

/** {@code GET /people/{id}/due?on=DATE}: what a person is due, for programs. */
@Controller
class DuePages {
    private final Dues dues;
    private final RecordDoor door;
    private final Records records;
    private final JsonMapper json;
    private final Clock clock;

    DuePages(Dues dues, RecordDoor door, Records records, JsonMapper json, Clock clock) {
        this.dues = dues;
        this.door = door;
        this.records = records;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/people/{id}/due")
    ResponseEntity<byte[]> due(
            @PathVariable String id, @RequestParam(defaultValue = "") String on, Actor actor, Language language) {
        var day = Dues.day(on, LocalDate.now(clock));
        var person = door.person(id);
        if (!person.key().id().equals(id)) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create("/people/" + person.key().id() + "/due?on=" + day))
                    .build();
        }
        if (!door.opens(person, actor)) throw door.refused(person, actor);
        var timeline = records.timeline(actor, actor.role().purpose(), person.key());
        var list = dues.of(person, timeline, actor, day, language);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(list));
    }
}
