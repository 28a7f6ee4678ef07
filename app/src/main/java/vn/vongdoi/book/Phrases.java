package vn.vongdoi.book;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.book.Book.Disease;
import vn.vongdoi.book.Book.Episode;
import vn.vongdoi.book.Book.Medicine;
import vn.vongdoi.book.Book.Result;
import vn.vongdoi.book.Book.Reuse;
import vn.vongdoi.book.Chapter.Fact;
import vn.vongdoi.book.Chapter.Facts;
import vn.vongdoi.book.Chapter.Line;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;

/** How the book says dates, amounts, results and medicines in a language, on the day that it was made. */
record Phrases(Language language, Texts texts, LocalDate made) {
    private static final String SEPARATOR = "\u00a0· "; // the dot never begins a line
    private static final int LONGEST_VALUE = 24;

    String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    String date(LocalDate day) {
        return formats().date(day);
    }

    String date(Instant at) {
        return formats().date(at);
    }

    String time(Instant at) {
        return formats().time(at);
    }

    Formats formats() {
        return new Formats(language);
    }

    /** @param birth day, month or year, as FHIR writes partial dates */
    String birth(String birth) {
        return switch (birth.length()) {
            case 4 -> text("visit.born-in", birth);
            case 7 -> formats().month(YearMonth.parse(birth));
            default -> date(LocalDate.parse(birth));
        };
    }

    static String joined(Stream<String> parts) {
        return parts.filter(part -> !part.isBlank()).collect(Collectors.joining(SEPARATOR));
    }

    String span(Disease disease) {
        var last = disease.last().map(this::date).orElse("");
        return disease.since().equals(disease.last())
                ? last
                : disease.since().map(this::date).orElse("") + " – " + last;
    }

    String span(Episode episode) {
        var in = episode.in().map(this::date).orElse("");
        var out = episode.out().map(this::date).orElse("");
        return out.isEmpty() || out.equals(in) ? in : in + " – " + out;
    }

    boolean holds(Reuse reuse) {
        return !reuse.until().isBefore(made);
    }

    /** A result among the newest: where it is from, and until when it may be used again. */
    Line newest(Result result) {
        var line = result(result);
        return new Line(
                line.text(),
                joined(Stream.of(
                        line.detail(),
                        result.at().map(this::date).orElse(""),
                        result.facility().name())),
                line.value(),
                result.reuse()
                        .filter(this::holds)
                        .map(reuse -> new Chip(Standing.OK, text("book.reuse", date(reuse.until())))));
    }

    /** A long one, as of imaging, stands below its name and not at the side. */
    Line result(Result result) {
        var unit = result.unit()
                .map(it -> it.equals("/min") ? text("book.a-minute") : it)
                .orElse("");
        var number =
                result.number().isPresent() ? formats().number(result.number().getAsDouble()) : result.text();
        var value = unit.startsWith("/") ? number + unit : (number + " " + unit).strip();
        var conclusion = result.conclusion().orElse("");
        return value.length() > LONGEST_VALUE
                ? new Line(result.name(), joined(Stream.of(value, conclusion)), "", Optional.empty())
                : new Line(result.name(), conclusion, value, Optional.empty());
    }

    /** A medicine that is being taken, and until when it is enough. */
    Line medicine(Medicine medicine) {
        var line = prescribed(medicine);
        return new Line(
                line.text(),
                joined(Stream.of(
                        line.detail(),
                        medicine.from().map(this::date).orElse(""),
                        medicine.facility().name())),
                medicine.until().map(day -> text("book.until", date(day))).orElseGet(() -> text("book.until.none")),
                Optional.empty());
    }

    Line prescribed(Medicine medicine) {
        var strength = medicine.strength()
                .filter(text -> !medicine.name().contains(text))
                .map(text -> " " + text)
                .orElse("");
        return new Line(
                medicine.name() + strength,
                medicine.dose().orElseGet(() -> text("book.dose-untold")),
                medicine.supply().orElse(""),
                Optional.empty());
    }

    /** @param text empty = nobody told */
    Fact fact(String key, String text) {
        return new Fact(text(key), text);
    }

    /** Those that are told, and one sentence that names the others. */
    Facts facts(Stream<Fact> facts) {
        var byTold =
                facts.collect(Collectors.partitioningBy(fact -> !fact.text().isBlank()));
        var untold =
                byTold.getOrDefault(false, List.of()).stream().map(Fact::name).collect(Collectors.joining(", "));
        return new Facts(byTold.getOrDefault(true, List.of()), untold.isEmpty() ? "" : text("book.untold", untold));
    }
}
