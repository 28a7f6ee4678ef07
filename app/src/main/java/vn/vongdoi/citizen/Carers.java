package vn.vongdoi.citizen;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Guardians;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;

/** Who cares for whom, by a paper that somebody at the station saw; for a child until it is of age. */
@Component
public class Carers {
    private final Guardians guardians;
    private final People people;
    private final AuditLog log;
    private final Clock clock;

    Carers(Guardians guardians, People people, AuditLog log, Clock clock) {
        this.guardians = guardians;
        this.people = people;
        this.log = log;
        this.clock = clock;
    }

    /** Somebody who cares for the person, as the page shows it. */
    public record Shown(String id, String name, String reason, Optional<LocalDate> ends) {}

    List<Shown> of(Person person) {
        return guardians.of(canonical(person)).stream()
                .map(care -> {
                    var key = new PersonKey(care.guardian());
                    return new Shown(
                            key.id(), people.person(key).name(), care.reason(), Optional.ofNullable(care.ends()));
                })
                .toList();
    }

    /**
     * @param number of the guardian's card
     * @param paper what was seen
     * @param until the last day; empty = open, for a child until it is of age
     */
    void entrust(Person person, String number, Paper paper, Optional<LocalDate> until, Actor actor) {
        var today = LocalDate.now(clock);
        var guardian = people.holder(number)
                .orElseThrow(() -> Problem.invalid(
                        "Không có ai mang số này. Hãy nhập đủ số CCCD hoặc thẻ BHYT của người chăm sóc.",
                        "Nobody has this number. Enter the guardian's CCCD or insurance number in full."));
        if (canonical(guardian) == canonical(person)) {
            throw Problem.invalid("Đây là số của chính người này.", "This is the person's own number.");
        }
        if (!Ages.isAdult(guardian, today)) {
            throw Problem.invalid("Người chăm sóc phải đủ 18 tuổi.", "Who cares for others has to be 18.");
        }
        var ends = until;
        if (!Ages.isAdult(person, today)) {
            var last = Ages.lastDayOfChildhood(person.birth(), today);
            ends = Optional.of(until.filter(last::isAfter).orElse(last));
        }
        if (ends.filter(today::isAfter).isPresent()) {
            throw Problem.invalid("Ngày cuối đã qua.", "The last day is over.");
        }
        enter(person, actor, Action.CREATE);
        guardians.entrust(canonical(person), canonical(guardian), paper.told(), today, ends.orElse(null), actor);
    }

    /** @param id of who cares for the person */
    void end(Person person, String id, Actor actor) {
        var guardian =
                people.find(id).orElseThrow(() -> Problem.notFound("Không có người này.", "There is no such person."));
        enter(person, actor, Action.DELETE);
        guardians.end(canonical(person), canonical(guardian), actor);
    }

    private void enter(Person person, Actor actor, Action action) {
        log.read(List.of(
                Told.read(actor, actor.role().purpose(), action, person.key().value(), "RelatedPerson")));
    }

    private long canonical(Person person) {
        return people.canonical(person.key()).value();
    }
}
