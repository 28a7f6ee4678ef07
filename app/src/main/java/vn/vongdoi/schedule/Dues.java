package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Person;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Entry;

/** What people are due: the same person, record, day and schedule give the same list. */
@Service
public class Dues {
    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final Comparator<Due> MOST_URGENT = Comparator.comparing(Due::status)
            .thenComparing(due -> due.recommended().orElse(LocalDate.MAX));

    private final Places places;
    private final Texts texts;

    Dues(Places places, Texts texts) {
        this.places = places;
        this.texts = texts;
    }

    /** @param timeline what the reader may see of the person; what is hidden from the reader counts for nothing */
    public DueList of(Person person, List<Entry> timeline, LocalDate on, Language language) {
        var unknown = unknown(person, on, language);
        if (unknown.isPresent()) return new DueList(person.key().id(), on, unknown, List.of(), List.of());
        var given = Given.of(person, timeline, on);
        var items = new Vaccinations(texts, language)
                .due(person, given, on, places.province().code().value());
        if (items.isEmpty()) unknown = Optional.of(texts.text(language, "schedule.unknown.none"));
        return new DueList(
                person.key().id(),
                on,
                unknown,
                given.unread().stream()
                        .map(entry -> entry.resource().reference())
                        .toList(),
                items.stream().sorted(MOST_URGENT).toList());
    }

    private Optional<String> unknown(Person person, LocalDate on, Language language) {
        if (person.died() != null && !person.died().isAfter(on)) {
            return Optional.of(texts.text(language, "schedule.unknown.died"));
        }
        if (person.birth().known() != BirthDate.Known.DAY) {
            return Optional.of(texts.text(language, "schedule.unknown.birth"));
        }
        return person.birth().date().isAfter(on)
                ? Optional.of(texts.text(language, "schedule.unknown.unborn"))
                : Optional.empty();
    }

    static LocalDate day(Entry entry) {
        return LocalDate.ofInstant(Objects.requireNonNull(entry.starts()), VIETNAM);
    }
}
