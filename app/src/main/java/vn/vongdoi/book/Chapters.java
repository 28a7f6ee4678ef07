package vn.vongdoi.book;

import static vn.vongdoi.book.Phrases.joined;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.book.Book.Allergy;
import vn.vongdoi.book.Book.Disease;
import vn.vongdoi.book.Book.Reuse;
import vn.vongdoi.book.Book.Vaccination;
import vn.vongdoi.book.Chapter.Block;
import vn.vongdoi.book.Chapter.Line;
import vn.vongdoi.book.Chapter.Lines;
import vn.vongdoi.book.Chapter.Note;

/** The book in words: first what a doctor needs first, then the groups a to d of QĐ 31/QĐ-BYT. */
final class Chapters {
    /** Of the newest results; the others stand with their visits. */
    private static final int MOST_RESULTS = 15;

    private final Book book;
    private final Phrases phrases;

    Chapters(Book book, Phrases phrases) {
        this.book = book;
        this.phrases = phrases;
    }

    List<Chapter> list() {
        var visits = new Visits(phrases);
        return List.of(
                new Chapter("first", phrases.text("book.first"), first()),
                new Chapter("a", phrases.text("book.a"), List.of(administrative())),
                new Chapter("b", phrases.text("book.b"), List.of(allergies(), diseases(), vaccinations())),
                new Chapter(
                        "c",
                        phrases.text("book.c"),
                        or(book.episodes().stream().map(visits::visit).toList(), "book.c.none")),
                new Chapter(
                        "d",
                        phrases.text("book.d"),
                        or(
                                book.episodes().stream()
                                        .filter(episode -> !episode.summary().isEmpty())
                                        .map(visits::summary)
                                        .toList(),
                                "book.d.none")));
    }

    private List<Block> or(List<? extends Block> blocks, String none) {
        return blocks.isEmpty() ? List.of(new Note(phrases.text(none))) : List.copyOf(blocks);
    }

    private List<Block> first() {
        var first = book.first();
        return List.of(
                allergies(),
                lines("book.medicines.current", first.medicines(), phrases::medicine, "book.medicines.current.none"),
                lines("book.chronic", first.chronic(), this::chronic, "book.chronic.none"),
                results(),
                discharge());
    }

    /** Nobody's having told of an allergy is no news of there being none. */
    private Lines allergies() {
        return lines("book.allergies", book.history().allergies(), this::allergy, "book.allergies.none");
    }

    private Line allergy(Allergy allergy) {
        var severe = allergy.severe() ? Stream.of(phrases.text("book.allergy.severe")) : Stream.<String>empty();
        return new Line(
                allergy.denied() ? phrases.text("book.allergy.denied", allergy.substance()) : allergy.substance(),
                joined(Stream.concat(severe, allergy.reactions().stream())),
                allergy.told().map(phrases::date).orElse(""),
                Optional.empty());
    }

    private Line chronic(Disease disease) {
        return new Line(
                disease.chronic().orElse(disease.diagnosis().name()),
                joined(Stream.of(
                        disease.diagnosis().code(),
                        disease.last()
                                .map(day -> phrases.text("book.disease.last", phrases.date(day)))
                                .orElse(""))),
                disease.since()
                        .map(day -> phrases.text("book.since", String.valueOf(day.getYear())))
                        .orElse(""),
                Optional.empty());
    }

    private Lines results() {
        var shown = book.first().results().stream().limit(MOST_RESULTS).toList();
        var sources = shown.stream()
                .flatMap(result -> result.reuse().filter(phrases::holds).stream())
                .map(Reuse::source)
                .distinct()
                .collect(Collectors.joining("; "));
        return new Lines(
                phrases.text("book.results.newest"),
                shown.stream().map(phrases::newest).toList(),
                phrases.text("book.results.none"),
                sources.isEmpty() ? "" : phrases.text("book.reuse.note", sources));
    }

    private Lines discharge() {
        return lines(
                "book.discharge",
                book.lastDischarge().stream().toList(),
                episode -> new Line(
                        episode.diagnoses().stream()
                                .findFirst()
                                .map(main -> main.name())
                                .orElse(episode.care().name()),
                        joined(Stream.concat(
                                Stream.of(episode.facility().name(), phrases.span(episode)),
                                episode.result().map(Book.Coded::name).stream())),
                        episode.out().map(phrases::date).orElse(""),
                        Optional.empty()),
                "book.discharge.none");
    }

    private Block administrative() {
        var who = book.administrative();
        var address = who.address().orElse("");
        var facts = Stream.of(
                phrases.fact("book.name", who.name()),
                phrases.fact("book.birth", phrases.birth(who.birth())),
                phrases.fact("book.sex", who.sex().name()),
                phrases.fact("book.personal-id", who.personalId().orElse("")),
                phrases.fact(
                        "book.card",
                        joined(Stream.of(
                                who.insuranceCard().orElse(""),
                                who.insuredUntil()
                                        .map(day -> phrases.text("book.until", phrases.date(day)))
                                        .orElse("")))),
                phrases.fact(
                        "book.address",
                        joined(Stream.of(
                                address,
                                who.commune()
                                        .map(Book.Coded::name)
                                        .filter(name -> !address.contains(name))
                                        .orElse("")))),
                phrases.fact("book.phone", who.phone().orElse("")),
                phrases.fact("book.representatives", joined(who.representatives().stream())),
                phrases.fact(
                        "book.ethnicity", who.ethnicity().map(Book.Coded::name).orElse("")));
        // What most people do not have is not missed.
        var rare = Stream.of(
                        who.passport().map(number -> phrases.fact("book.passport", number)),
                        who.died().map(day -> phrases.fact("book.died", phrases.date(day))))
                .flatMap(Optional::stream);
        return phrases.facts(Stream.concat(facts, rare));
    }

    private Lines diseases() {
        return lines(
                "book.diseases",
                book.history().diseases(),
                disease -> new Line(
                        disease.diagnosis().name(),
                        joined(Stream.of(
                                disease.diagnosis().code(), disease.chronic().orElse(""))),
                        phrases.span(disease),
                        Optional.empty()),
                "book.diseases.none");
    }

    private Lines vaccinations() {
        return lines("book.vaccinations", book.history().vaccinations(), this::vaccination, "book.vaccinations.none");
    }

    private Line vaccination(Vaccination dose) {
        var number = dose.dose().isPresent()
                ? phrases.text("book.dose", dose.dose().getAsInt())
                : phrases.text("book.dose.none");
        var antigens = dose.antigens().isEmpty()
                ? phrases.text("book.antigens.none")
                : phrases.text("book.antigens", String.join(", ", dose.antigens()));
        return new Line(
                dose.vaccine(),
                joined(Stream.of(number, antigens, dose.facility().name())),
                dose.day().map(phrases::date).orElse(""),
                Optional.empty());
    }

    private <T> Lines lines(String title, List<T> of, Function<T, Line> line, String none) {
        var lines = new ArrayList<Line>();
        for (var one : of) lines.add(line.apply(one));
        return new Lines(phrases.text(title), lines, phrases.text(none), "");
    }
}
