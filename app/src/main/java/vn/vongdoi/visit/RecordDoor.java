package vn.vongdoi.visit;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Records;

/** Where every page about one person begins: who it is, and whether the reader may open the record. */
@Component
public class RecordDoor {
    private final People people;
    private final Records records;
    private final AuditLog log;

    RecordDoor(People people, Records records, AuditLog log) {
        this.people = people;
        this.records = records;
        this.log = log;
    }

    /** The one whom that key means today: an old key knows an old name and old numbers, so its page leads on to today's. */
    public Person person(String id) {
        return people.find(id)
                .orElseThrow(() -> Problem.notFound(
                        "Không có người nào mang mã " + id + ". Hãy tìm theo tên hoặc số CCCD.",
                        "There is no person " + id + ". Search by name or personal number."));
    }

    public boolean opens(Person person, Actor actor) {
        return records.visible(actor, actor.role().purpose(), List.of(person.key()))
                .contains(person.key());
    }

    /** Enters in the log that the reader was refused. */
    public Problem refused(Person person, Actor actor) {
        enterRefusal(person, actor, "Patient");
        return Problem.forbidden(
                "Hồ sơ này không mở cho vai trò bạn đang dùng.", "This record is closed to the role you act in.");
    }

    /** For whoever answers in words of their own. @param what was asked for, as the log names it */
    public void enterRefusal(Person person, Actor actor, String what) {
        log.read(
                List.of(Told.refused(actor, actor.role().purpose(), person.key().value(), what)));
    }
}
