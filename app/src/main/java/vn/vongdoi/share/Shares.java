package vn.vongdoi.share;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Consents.GivenBy;
import vn.vongdoi.access.Label;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.account.Secret;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.citizen.Agreements;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Entry;
import vn.vongdoi.record.Records;
import vn.vongdoi.visit.Mistakes;

/**
 * Makes, opens and ends links to one visit. A link reads by the right of whoever made it, as that right stands when it is
 * opened: a parent's link ends with the parent's care.
 */
@Component
public class Shares {
    private final LinkStore store;
    private final Records records;
    private final People people;
    private final Agreements agreements;
    private final AuditLog log;
    private final Clock clock;

    Shares(JdbcClient sql, Records records, People people, Agreements agreements, AuditLog log, Clock clock) {
        this.store = new LinkStore(sql);
        this.records = records;
        this.people = people;
        this.agreements = agreements;
        this.log = log;
        this.clock = clock;
    }

    /** One visit with all that hangs on it, as far as somebody may read it. */
    record Sharable(Entry encounter, List<Entry> entries) {
        /** Protected data that is in it. */
        Set<Label> labels() {
            var labels = EnumSet.noneOf(Label.class);
            for (var entry : entries) labels.addAll(entry.labels());
            return labels;
        }

        /**
         * As it stood at that position: what is added or changed later was in nobody's preview. Of the Encounter itself no
         * more is told than where and when, so it may be newer.
         */
        Sharable upTo(long position) {
            return new Sharable(
                    encounter,
                    entries.stream()
                            .filter(entry -> entry.type() == ResourceType.ENCOUNTER || entry.position() <= position)
                            .toList());
        }

        /** Without what carries other labels than these. */
        Sharable with(Set<Label> ticked) {
            return new Sharable(
                    encounter,
                    entries.stream()
                            .filter(entry ->
                                    entry.type() == ResourceType.ENCOUNTER || ticked.containsAll(entry.labels()))
                            .toList());
        }
    }

    /** @throws Problem when there is no such visit that the citizen may read */
    Sharable visit(Actor citizen, Person person, long encounter) {
        return people.linked(person.key()).stream()
                .flatMap(key -> visit(citizen, key, encounter).stream())
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "Không có lần khám này trong hồ sơ.", "There is no such visit in the record."));
    }

    private Optional<Sharable> visit(Actor reader, PersonKey key, long encounter) {
        var entries = records.ofEncounter(reader, Purpose.OWN_RECORD, key, encounter).stream()
                .filter(entry -> !Mistakes.isOne(entry))
                .toList();
        return entries.stream()
                .filter(entry -> entry.type() == ResourceType.ENCOUNTER)
                .findFirst()
                .map(it -> new Sharable(it, entries));
    }

    /**
     * What a citizen chose.
     *
     * @param position of the store at which the preview was read
     */
    record Wish(String duration, Set<Label> labels, boolean childAsked, long position) {}

    /** @return the token of the link, which is kept nowhere */
    String make(Actor citizen, Person person, long encounter, Wish wish) {
        var position = Math.min(wish.position(), records.position());
        var sharable = visit(citizen, person, encounter).upTo(position);
        var now = clock.instant();
        var length = length(wish.duration());
        if (!sharable.labels().containsAll(wish.labels())) {
            throw Problem.invalid(
                    "Lần khám này không có loại dữ liệu được bảo vệ đã đánh dấu.",
                    "This visit holds no protected data of the kind that was ticked.");
        }
        checkSpeaker(citizen, person, wish);
        enter(citizen, person, Action.CREATE);
        var token = Secret.random();
        var link = new Link(
                0,
                people.canonical(person.key()),
                Objects.requireNonNull(sharable.encounter().person()),
                encounter,
                sharable.encounter().facility(),
                day(sharable.encounter()),
                wish.labels(),
                position,
                asksTheChild(person),
                new PersonKey(citizen.person().orElseThrow()),
                now,
                now.plus(length),
                Optional.empty(),
                0,
                Optional.empty());
        store.add(link, Secret.hash(token), citizen.name());
        return token;
    }

    private Duration length(String word) {
        var today = LocalDate.now(clock);
        return Durations.find(word, today)
                .orElseThrow(() -> Problem.invalid(
                        "Hãy chọn đường dẫn mở trong bao lâu (" + String.join(", ", Durations.list(today))
                                + "), nhận được \"" + word + "\".",
                        "Choose for how long the link opens (" + String.join(", ", Durations.list(today)) + "), got \""
                                + word + "\"."));
    }

    private LocalDate day(Entry encounter) {
        return LocalDate.ofInstant(
                Objects.requireNonNullElse(encounter.starts(), encounter.updated()), clock.getZone());
    }

    /** Who may agree for somebody may show their record, and nobody else (NĐ 356/2025, Art. 6). */
    private void checkSpeaker(Actor citizen, Person person, Wish wish) {
        var by = agreements.speaksFor(person);
        if (by == GivenBy.SELF) return;
        if (isSelf(citizen, person)) {
            throw Problem.invalid(
                    "Bạn chưa đủ 18 tuổi: hãy nhờ cha mẹ hoặc người giám hộ tạo đường dẫn từ tài khoản của họ.",
                    "You are under 18: ask your parent or guardian to make the link from their account.");
        }
        if (by == GivenBy.BOTH && !wish.childAsked()) {
            throw Problem.invalid(
                    "Từ bảy tuổi, trẻ cũng phải đồng ý: hãy hỏi cháu rồi đánh dấu.",
                    "From seven years on the child has to agree too: ask, then tick.");
        }
    }

    private boolean isSelf(Actor citizen, Person person) {
        return citizen.person().isPresent()
                && people.linked(person.key())
                        .contains(new PersonKey(citizen.person().getAsLong()));
    }

    /** Whether the child has to be asked. */
    boolean asksTheChild(Person person) {
        return agreements.speaksFor(person) == GivenBy.BOTH;
    }

    List<Link> of(Person person) {
        return store.list(people.linked(person.key()));
    }

    void revoke(Actor citizen, Person person, long number) {
        enter(citizen, person, Action.DELETE);
        if (!store.revoke(number, people.linked(person.key()), clock.instant())) {
            throw Problem.notFound("Không có đường dẫn nào để thu hồi.", "There is no link to revoke.");
        }
    }

    /** One that opens now. */
    Optional<Link> find(String token) {
        if (!Secret.isOne(token)) return Optional.empty();
        return store.find(Secret.hash(token)).filter(link -> link.holds(clock.instant()));
    }

    /** What the link shows; empty when there is nothing any more. The reading is entered, and counted. */
    Optional<Sharable> open(Link link, String address) {
        var shown = visit(link.reader(address), link.arrived(), link.encounter())
                .map(visit -> visit.upTo(link.position()).with(link.labels()));
        return shown.filter(_ -> store.opened(link.number(), clock.instant()));
    }

    private void enter(Actor citizen, Person person, Action action) {
        log.read(List.of(
                new Told(citizen, Purpose.OWN_RECORD, action, person.key().value(), "Consent", true, "", null)));
    }
}
