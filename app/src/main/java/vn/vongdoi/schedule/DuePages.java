package vn.vongdoi.schedule;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.record.Records;

/** {@code GET /people/{id}/due?on=DATE}: what a person is due, for programs. */
@Controller
class DuePages {
    private final Dues dues;
    private final People people;
    private final Records records;
    private final AuditLog log;
    private final JsonMapper json;
    private final Clock clock;

    DuePages(Dues dues, People people, Records records, AuditLog log, JsonMapper json, Clock clock) {
        this.dues = dues;
        this.people = people;
        this.records = records;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/people/{id}/due")
    ResponseEntity<byte[]> due(
            @PathVariable String id, @RequestParam(defaultValue = "") String on, Actor actor, Language language) {
        var day = day(on, LocalDate.now(clock));
        var person = people.find(id)
                .orElseThrow(() -> Problem.notFound(
                        "Không có người nào mang mã " + id + ". Hãy tìm theo tên hoặc số CCCD.",
                        "There is no person " + id + ". Search by name or personal number."));
        if (!person.key().id().equals(id)) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create("/people/" + person.key().id() + "/due?on=" + day))
                    .build();
        }
        var purpose = actor.role().purpose();
        if (!records.visible(actor, purpose, List.of(person.key())).contains(person.key())) {
            log.read(List.of(Told.refused(actor, purpose, person.key().value(), "Patient")));
            throw Problem.forbidden(
                    "Hồ sơ này không mở cho vai trò bạn đang dùng.", "This record is closed to the role you act in.");
        }
        var list = dues.of(person, records.timeline(actor, purpose, person.key()), day, language);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(list));
    }

    /** @param on a day as ISO 8601 has it; empty = today */
    static LocalDate day(String on, LocalDate today) {
        try {
            return on.isEmpty() ? today : LocalDate.parse(on);
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "on: cần một ngày như 2026-11-23, nhận được " + on,
                    "on: expected a day such as 2026-11-23, got " + on);
        }
    }
}
