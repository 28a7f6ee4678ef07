package vn.vongdoi.citizen;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Consents;
import vn.vongdoi.access.Consents.Consent;
import vn.vongdoi.access.Consents.GivenBy;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;

/** That another facility reads for care, which it may only when the patient asks for it (Law 91/2025, Art. 26.2). */
@Component
public class Agreements {
    private final Consents consents;
    private final People people;
    private final Places places;
    private final AuditLog log;
    private final Clock clock;

    Agreements(Consents consents, People people, Places places, AuditLog log, Clock clock) {
        this.consents = consents;
        this.people = people;
        this.places = places;
        this.log = log;
        this.clock = clock;
    }

    /**
     * One as the pages show it.
     *
     * @param where name of the facility
     */
    public record Shown(Consent consent, String where) {
        public boolean holds() {
            return consent.withdrawn().isEmpty();
        }

        /** The key of who agreed. */
        public String byKey() {
            return "citizen.consents.by." + consent.by().name().toLowerCase(Locale.ROOT);
        }
    }

    List<Shown> of(Person person) {
        return consents.of(canonical(person)).stream()
                .map(it -> new Shown(
                        it,
                        places.findFacility(new FacilityCode(it.facility()))
                                .map(Facility::name)
                                .orElse(it.facility())))
                .toList();
    }

    /** Who has to agree for the person today. */
    public GivenBy speaksFor(Person person) {
        return Ages.speaksFor(person, LocalDate.now(clock));
    }

    /**
     * @param code MACSKCB
     * @param told the words that were agreed to, or the paper that holds them
     * @param agreed that the person, or who speaks for them, said so
     * @param asked that the child said so too, where the law wants it
     */
    void give(Person person, String code, String told, boolean agreed, boolean asked, Actor actor) {
        if (!agreed) {
            throw Problem.invalid(
                    "Hãy đánh dấu vào ô đồng ý. Không đánh dấu là không đồng ý.",
                    "Tick that you agree. Not ticked is not agreed.");
        }
        var by = speaksFor(person);
        if (by == GivenBy.BOTH && !asked) {
            throw Problem.invalid(
                    "Từ bảy tuổi, trẻ cũng phải đồng ý: hãy hỏi cháu rồi đánh dấu.",
                    "From seven years on the child has to agree too: ask, then tick.");
        }
        var facility = facility(code);
        if (consents.of(canonical(person)).stream()
                .anyMatch(it -> it.withdrawn().isEmpty() && it.facility().equals(facility))) {
            throw Problem.invalid("Cơ sở này đã được đồng ý.", "This facility was agreed to already.");
        }
        enter(person, actor, Action.CREATE, facility);
        consents.give(canonical(person), facility, Purpose.CARE, told, by, actor);
    }

    void withdraw(Person person, String code, Actor actor) {
        enter(person, actor, Action.DELETE, code);
        if (consents.withdraw(canonical(person), code, Purpose.CARE) == 0) {
            throw Problem.notFound("Không có đồng ý nào để rút lại.", "There is no consent to withdraw.");
        }
    }

    private String facility(String code) {
        var stripped = code.strip().toUpperCase(Locale.ROOT);
        if (stripped.matches("[0-9]{2}[0-9A-Z]{3}")
                && places.findFacility(new FacilityCode(stripped)).isPresent()) return stripped;
        throw Problem.invalid(
                "Không có cơ sở khám chữa bệnh mang mã \"" + stripped + "\". Mã gồm năm ký tự, in trên giấy khám bệnh.",
                "There is no facility with the code \"" + stripped + "\". It has five characters.");
    }

    private void enter(Person person, Actor actor, Action action, String facility) {
        log.read(List.of(new Told(
                actor, actor.role().purpose(), action, person.key().value(), "Consent", true, facility, null)));
    }

    private long canonical(Person person) {
        return people.canonical(person.key()).value();
    }
}
