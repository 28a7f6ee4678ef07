package vn.vongdoi.oauth;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Records;

/** Of whom an app may be told: whoever agrees says so, of those whose record they may read themselves. */
@Component
class Abouts {
    private final People people;
    private final Records records;

    Abouts(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    /** Whom a citizen chooses among: themselves and those in their care. Others name the person. */
    List<Person> choices(Actor actor) {
        return actor.role() == Role.CITIZEN ? records.own(actor) : List.of();
    }

    /**
     * @param given an id of a person, or the number of a card in full
     * @throws Problem when there is nobody of whom the actor may read
     */
    Agreement.About about(Actor actor, String given) {
        var words = given.strip();
        return Stream.of(people.find(words), people.holder(words))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(person -> of(actor, person.key()))
                .orElseThrow(
                        () -> Problem.invalid(
                                "Không có hồ sơ nào bạn được đọc mang số này. Hãy nhập đủ số CCCD hoặc thẻ BHYT.",
                                "There is no record that you may read with this number. Enter the CCCD or insurance number in full."));
    }

    /** The Patient who signed in; empty for those who are here for others. */
    Optional<String> self(Actor actor) {
        return actor.person().isEmpty()
                ? Optional.empty()
                : of(actor, new PersonKey(actor.person().getAsLong())).map(Agreement.About::patient);
    }

    private Optional<Agreement.About> of(Actor actor, PersonKey person) {
        var canonical = people.canonical(person);
        return records.patient(actor, actor.role().purpose(), canonical)
                .map(id -> new Agreement.About(canonical.value(), id));
    }
}
