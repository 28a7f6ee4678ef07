package vn.vongdoi.schedule;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.vongdoi.immunization.NationalSchedule;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.Resident;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Entry;

/** What people are due: the same person, record, day and schedule give the same list. */
@Service
public class Dues {
    private static final Comparator<Due> MOST_URGENT = Comparator.comparing(Due::status)
            .thenComparing(due -> due.recommended().orElse(LocalDate.MAX));

    private final Places places;
    private final Settings settings;
    private final Texts texts;

    Dues(Places places, Settings settings, Texts texts) {
        this.places = places;
        this.settings = settings;
        this.texts = texts;
    }

    /** @param timeline what the reader may see of the person; what is hidden from the reader counts for nothing */
    public DueList of(Person person, List<Entry> timeline, LocalDate on, Language language) {
        var unknown = unknown(person, on, language);
        if (unknown.isPresent()) return new DueList(person.key().id(), on, unknown, List.of(), List.of());
        var references = timeline.stream()
                .collect(toMap(Entry::key, entry -> entry.resource().reference(), (one, _) -> one));
        var province = places.province().code().value();
        var schedule = NationalSchedule.at(on, province, settings.unverified());
        var vaccinations = Vaccinations.of(
                Resident.of(person, List.of(person.key())),
                timeline.stream().map(Entry::fact).toList(),
                on,
                schedule);
        var wording = new Wording(texts, language, references);
        var items = vaccinations.groups().stream()
                .map(it -> wording.due(it, schedule.rows(it.forecast().group()), on))
                .toList();
        if (items.isEmpty()) unknown = Optional.of(texts.text(language, "schedule.unknown.none"));
        return new DueList(
                person.key().id(),
                on,
                unknown,
                vaccinations.unread().stream()
                        .flatMap(key -> Stream.ofNullable(references.get(key)))
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
}
