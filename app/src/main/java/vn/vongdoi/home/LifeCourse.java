package vn.vongdoi.home;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.chronic.Chronic;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.growth.Charts;
import vn.vongdoi.growth.GrowthChart;
import vn.vongdoi.growth.Measure;
import vn.vongdoi.home.PersonPage.Cost;
import vn.vongdoi.home.PersonPage.Diagnosis;
import vn.vongdoi.home.PersonPage.Dose;
import vn.vongdoi.home.PersonPage.Medicine;
import vn.vongdoi.home.PersonPage.Result;
import vn.vongdoi.home.PersonPage.Year;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.HexMap;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.Standing;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Entry;
import vn.vongdoi.visit.Body;
import vn.vongdoi.visit.Encounters;
import vn.vongdoi.visit.Encounters.Together;
import vn.vongdoi.visit.Mistakes;
import vn.vongdoi.visit.Results;
import vn.vongdoi.visit.Words;

/** Makes the page of a person out of what the record holds. */
final class LifeCourse {
    private static final int NEWEST_RESULTS = 12;

    private final Person person;
    private final List<Entry> entries;
    private final List<Together> visits;
    private final Words words;
    private final Encounters encounters;

    /**
     * @param entries newest first, as the record tells its timeline
     * @param whole keys of the encounters of which the reader may read everything
     */
    LifeCourse(Person person, List<Entry> entries, Words words, Set<Long> whole) {
        this.person = person;
        entries = entries.stream().filter(entry -> !Mistakes.isOne(entry)).toList();
        this.entries = entries;
        this.words = words;
        visits = Encounters.of(entries);
        encounters = new Encounters(words, whole);
    }

    /** @param province the map of its communes */
    PersonPage page(AsOf asOf, HexMap province) {
        // Nobody grows older than they were when they died.
        var measurements = new Measurements(entries, words);
        var growth = growth(measurements);
        var age = words.age(person.birth(), Objects.requireNonNullElse(person.died(), words.today()));
        return new PersonPage(
                person.name(),
                age[0],
                age[1],
                facts(),
                words.commune(person.commune()).stream()
                        .map(commune -> new Link(words.title(commune), "/communes/" + commune.code()))
                        .toList(),
                alerts(),
                years(),
                diagnoses(),
                doses(),
                medicines(),
                results(),
                growth.stream().map(Growing::chart).toList(),
                measurements.charts(growth.stream()
                        .filter(Growing::whole)
                        .map(Growing::code)
                        .collect(Collectors.toSet())),
                new Courses(entries, words).chart(),
                new Treatments(visits, words).map(province),
                costs(),
                asOf);
    }

    private List<String> facts() {
        var facts = new ArrayList<String>();
        facts.add(words.text("visit.sex." + person.sex().code()) + " · " + words.birth(person.birth()));
        if (person.died() != null) facts.add(words.text("home.person.died", person.died()));
        person.cccd().ifPresent(cccd -> facts.add(words.text("home.person.cccd", cccd.masked())));
        person.papers()
                .passport()
                .ifPresent(passport -> facts.add(words.text("home.person.passport", passport.masked())));
        person.card().ifPresent(card -> {
            var until = person.cardUntil();
            facts.add(
                    until == null
                            ? words.text("home.person.card", card.masked())
                            : words.text("home.person.card-until", card.masked(), until));
        });
        return facts;
    }

    /**
     * How somebody grew.
     *
     * @param whole the curves reach as far as what was measured: nothing is left to draw as of a grown-up
     */
    private record Growing(String code, GrowthChart chart, boolean whole) {}

    private List<Growing> growth(Measurements measurements) {
        return Stream.of(
                        growing(Measure.HEIGHT, Measurements.HEIGHT, measurements.values(Measurements.HEIGHT, "cm")),
                        growing(Measure.WEIGHT, Measurements.WEIGHT, measurements.values(Measurements.WEIGHT, "kg")))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Growing> growing(Measure measure, String code, Map<LocalDate, Double> values) {
        var charts = new Charts(person.birth(), person.sex(), words.texts(), words.language());
        return charts.chart(measure, values).map(chart -> {
            var last = Collections.max(values.keySet());
            var months = Period.between(person.birth().date(), last).toTotalMonths();
            return new Growing(code, chart, months <= chart.measured().getLast().month());
        });
    }

    private List<Chip> alerts() {
        var alerts = new ArrayList<Chip>();
        // What lasts is judged today: many an illness is older than the rule. Since when: the oldest visit that names
        // it, so the timeline is read from its end.
        var since = new LinkedHashMap<String, Integer>();
        for (var visit : visits.reversed()) {
            var day = words.day(visit.at());
            for (var condition : visit.diagnoses()) {
                condition
                        .code(CodeSystem.ICD10)
                        .flatMap(code -> Chronic.find(code, words.today(), words.language()))
                        .ifPresent(name -> since.putIfAbsent(name, day.getYear()));
            }
        }
        since.forEach((name, year) ->
                alerts.add(new Chip(Standing.DUE, words.text("home.since", name, String.valueOf(year)))));
        var until = person.cardUntil();
        if (person.card().isEmpty()) {
            alerts.add(new Chip(Standing.NONE, words.text("home.person.no-card")));
        } else if (until != null && until.isBefore(words.today())) {
            alerts.add(new Chip(Standing.LATE, words.text("home.person.card-ended", until)));
        }
        if (!person.registered()) alerts.add(new Chip(Standing.NONE, words.text("home.person.unregistered")));
        return alerts;
    }

    private List<Year> years() {
        var byYear = visits.stream()
                .collect(Collectors.groupingBy(
                        visit -> words.day(visit.at()).getYear(), LinkedHashMap::new, Collectors.toList()));
        var years = new ArrayList<Year>();
        byYear.forEach((year, together) -> {
            var age = words.age(person.birth(), words.day(together.getFirst().at()));
            years.add(new Year(
                    String.valueOf(year),
                    age[0] + " " + age[1],
                    together.stream().map(encounters::visit).toList()));
        });
        return years;
    }

    private List<Diagnosis> diagnoses() {
        record Seen(String name, LocalDate first, LocalDate last, int times) {}
        var byCode = new LinkedHashMap<String, Seen>();
        for (var visit : visits) {
            var day = words.day(visit.at());
            for (var condition : visit.diagnoses()) {
                var code = condition.code(CodeSystem.ICD10).orElse("");
                byCode.merge(
                        code,
                        new Seen(encounters.diagnosis(condition), day, day, 1),
                        (known, _) -> new Seen(known.name(), day, known.last(), known.times() + 1));
            }
        }
        return byCode.entrySet().stream()
                .map(entry -> new Diagnosis(
                        entry.getKey(),
                        entry.getValue().name(),
                        span(entry.getValue().first(), entry.getValue().last()),
                        words.formats().number(entry.getValue().times())))
                .toList();
    }

    private List<Dose> doses() {
        return entries.stream()
                .filter(entry -> entry.type() == ResourceType.IMMUNIZATION && "completed".equals(entry.status()))
                .map(entry -> {
                    var body = Body.of(entry.resource());
                    return new Dose(
                            body.vaccine().orElseGet(() -> words.text("visit.unnamed")),
                            body.doseNumber()
                                    .map(number -> words.text("home.vaccines.dose", number))
                                    .orElse(""),
                            words.facility(entry.facility()),
                            entry.starts() == null ? "" : words.formats().date(entry.starts()));
                })
                .toList();
    }

    private List<Medicine> medicines() {
        record Given(String dose, LocalDate last, int times) {}
        var byName = new LinkedHashMap<String, Given>();
        for (var visit : visits) {
            for (var request : visit.of(ResourceType.MEDICATION_REQUEST)) {
                var body = Body.of(request.resource());
                byName.merge(
                        body.medicine().orElseGet(() -> words.text("visit.unnamed")),
                        new Given(body.dose().orElse(""), words.day(visit.at()), 1),
                        (known, _) -> new Given(known.dose(), known.last(), known.times() + 1));
            }
        }
        return byName.entrySet().stream()
                .map(entry -> new Medicine(
                        entry.getKey(),
                        entry.getValue().dose(),
                        words.formats().date(entry.getValue().last()),
                        words.formats().number(entry.getValue().times())))
                .toList();
    }

    private List<Result> results() {
        var named = new LinkedHashSet<String>();
        var results = new ArrayList<Result>();
        entries.stream()
                .filter(entry -> entry.type() == ResourceType.OBSERVATION)
                .filter(entry -> !Encounters.isNote(entry) && !Results.isBedside(entry))
                .sorted(Comparator.comparing(Entry::starts, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .forEach(entry -> {
                    var body = Body.of(entry.resource());
                    var name = body.code().orElse("");
                    var value = Results.written(entry, words);
                    if (entry.starts() == null || name.isEmpty() || value.isEmpty() || !named.add(name)) return;
                    results.add(
                            new Result(name, value, words.formats().date(entry.starts()), RangeBar.of(body, words)));
                });
        return results.stream().limit(NEWEST_RESULTS).toList();
    }

    private List<Cost> costs() {
        var byYear = new TreeMap<Integer, long[]>();
        for (var visit : visits) {
            var sums = byYear.computeIfAbsent(words.day(visit.at()).getYear(), _ -> new long[2]);
            sums[0]++;
            sums[1] += visit.cost();
        }
        return byYear.descendingMap().entrySet().stream()
                .map(year -> new Cost(
                        String.valueOf(year.getKey()),
                        words.formats().number(year.getValue()[0]),
                        words.formats().money(year.getValue()[1])))
                .toList();
    }

    private String span(LocalDate first, LocalDate last) {
        var formats = words.formats();
        return first.equals(last) ? formats.date(last) : formats.date(first) + " – " + formats.date(last);
    }
}
