package vn.vongdoi.book;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.book.Book.Administrative;
import vn.vongdoi.book.Book.Episode;
import vn.vongdoi.book.Book.First;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.Passport;
import vn.vongdoi.person.Person;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;
import vn.vongdoi.visit.Mistakes;

/**
 * Makes health books. They are made of the person's timeline as the record tells it to the reader and of nothing else,
 * so that roles, relations, consent, labels and the log hold for a book as they do for everything that is read.
 */
@Component
public class Books {
    /** Who speaks for a child, as papers of the claims standard name them. */
    private static final List<String> REPRESENTATIVES = List.of("NGUOI_GIAM_HO", "HO_TEN_ME", "HO_TEN_CHA");

    private final Records records;
    private final Places places;
    private final IcdNames icd10;
    private final Texts texts;
    private final Clock clock;

    Books(Records records, Places places, IcdNames icd10, Texts texts, Clock clock) {
        this.records = records;
        this.places = places;
        this.icd10 = icd10;
        this.texts = texts;
        this.clock = clock;
    }

    /** The book of a person as this reader may see it; whether the reader sees the person at all is asked before. */
    public Book book(Actor actor, Purpose purpose, Person person, Language language) {
        var words = new Words(language, texts, places, icd10, clock);
        var asOf = new AsOf(records.position(), clock.instant());
        var bodies = records.timeline(actor, purpose, person.key()).stream()
                .filter(entry -> !Mistakes.isOne(entry))
                .map(Body::new)
                .toList();
        var episodes = new Episodes(bodies, words).list();
        var history = new Histories(bodies, words).history();
        return new Book(
                Book.FORMAT,
                language.code(),
                words.today(),
                asOf,
                administrative(person, bodies, words, actor.role() == Role.CITIZEN),
                new First(
                        new Medicines(words).current(bodies),
                        Histories.chronic(history.diseases()),
                        new Results(words).newest(bodies),
                        lastDischarge(episodes)),
                history,
                episodes);
    }

    private static Optional<String> lastDischarge(List<Episode> newestFirst) {
        return newestFirst.stream()
                .filter(episode ->
                        episode.stay() && !episode.open() && episode.out().isPresent())
                .findFirst()
                .map(Episode::encounter);
    }

    /** @param whole the numbers of cards are the reader's own, or their child's: others see the ends of them */
    private static Administrative administrative(Person person, List<Body> bodies, Words words, boolean whole) {
        var claims = bodies.stream()
                .filter(body -> body.type() == ResourceType.CLAIM)
                .toList();
        return new Administrative(
                person.key().id(),
                person.name(),
                person.birth().toString(),
                words.listed("visit.sex.", String.valueOf(person.sex().code())),
                Optional.ofNullable(person.died()),
                person.cccd().map(whole ? Cccd::value : Cccd::masked),
                person.papers().passport().map(whole ? Passport::value : Passport::masked),
                person.card().map(whole ? CardNumber::value : CardNumber::masked),
                Optional.ofNullable(person.cardUntil()),
                words.commune(person.commune()),
                told(claims, "DIA_CHI").or(() -> person.contact().address().filter(_ -> whole)),
                told(claims, "DIEN_THOAI").or(() -> person.contact().phone().filter(_ -> whole)),
                person.papers().ethnicity().or(() -> told(claims, "MA_DANTOC")).map(words::ethnicity),
                representatives(bodies));
    }

    /** The newest visit that tells it. */
    private static Optional<String> told(Collection<Body> newestFirst, String field) {
        return newestFirst.stream().flatMap(body -> body.field(field).stream()).findFirst();
    }

    private static List<String> representatives(List<Body> bodies) {
        var papers = bodies.stream()
                .filter(body -> body.type() == ResourceType.COMPOSITION)
                .toList();
        var named = REPRESENTATIVES.stream().flatMap(field -> told(papers, field).stream());
        var present = bodies.stream()
                .filter(body -> body.type() == ResourceType.ENCOUNTER)
                .flatMap(body -> body.each("participant"))
                .filter(participant ->
                        "GUARD".equals(participant.at("/type/0/coding/0/code").asString("")))
                .flatMap(participant -> Body.text(participant.at("/individual/display")).stream())
                .limit(1);
        return Stream.concat(present, named).distinct().toList();
    }
}
