package vn.vongdoi.book;

import static vn.vongdoi.book.Phrases.joined;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.book.Book.Coded;
import vn.vongdoi.book.Book.Episode;
import vn.vongdoi.book.Book.Kind;
import vn.vongdoi.book.Chapter.Block;
import vn.vongdoi.book.Chapter.Line;
import vn.vongdoi.book.Chapter.Lines;
import vn.vongdoi.book.Chapter.Visit;

/** Visits and stays in words: groups c and d. */
final class Visits {
    private final Phrases phrases;

    Visits(Phrases phrases) {
        this.phrases = phrases;
    }

    Visit visit(Episode episode) {
        var blocks = new ArrayList<Block>();
        blocks.add(phrases.facts(Stream.of(
                phrases.fact("book.in-out", times(episode)),
                phrases.fact("book.care", episode.care().name()),
                phrases.fact("book.reason", episode.reason().orElse("")),
                phrases.fact("book.arrival", episode.arrivalDiagnosis().orElse("")),
                phrases.fact("book.final", diagnoses(episode)),
                phrases.fact("book.outcome", name(episode.outcome())),
                phrases.fact("book.result", name(episode.result())),
                phrases.fact("book.blood", episode.bloodGroup().orElse("")),
                phrases.fact("book.height", amount(episode.heightCm(), "cm")),
                phrases.fact("book.weight", amount(episode.weightKg(), "kg")))));
        results(blocks, episode, "book.laboratory", Kind.LABORATORY, Kind.OTHER);
        results(blocks, episode, "book.imaging", Kind.IMAGING);
        results(blocks, episode, "book.signs", Kind.SIGN);
        add(blocks, "book.without-result", episode.withoutResult().stream().map(Visits::plain));
        add(blocks, "book.medicines", episode.medicines().stream().map(phrases::prescribed));
        add(
                blocks,
                "book.procedures",
                episode.procedures().stream()
                        .map(done -> new Line(
                                done.name(), "", done.at().map(phrases::date).orElse(""), Optional.empty())));
        return of(episode, blocks);
    }

    Visit summary(Episode episode) {
        var summary = episode.summary();
        return of(
                episode,
                List.of(phrases.facts(Stream.of(
                        phrases.fact("book.course", summary.course().orElse("")),
                        phrases.fact("book.tests", summary.tests().orElse("")),
                        phrases.fact("book.treatment", summary.treatment().orElse("")),
                        phrases.fact("book.conclusion", summary.conclusion().orElse("")),
                        phrases.fact("book.advice", summary.advice().orElse("")),
                        phrases.fact(
                                "book.returns",
                                joined(summary.returns().stream().map(phrases::date))),
                        phrases.fact("book.doctor", summary.doctor().orElse(""))))));
    }

    private Visit of(Episode episode, List<Block> blocks) {
        var title = episode.diagnoses().stream()
                .findFirst()
                .map(Coded::name)
                .orElse(episode.care().name());
        return new Visit(
                episode.in().map(phrases::date).orElse(""),
                episode.stay() ? phrases.text("book.stay", title) : title,
                joined(Stream.of(
                        episode.open() ? phrases.text("visit.open") : "",
                        episode.facility().name(),
                        episode.care().name())),
                episode.stay(),
                blocks);
    }

    private String times(Episode episode) {
        var in = episode.in().map(phrases::time).orElse("");
        return episode.out().map(out -> in + " – " + phrases.time(out)).orElse(in);
    }

    /** In the doctor's words where there are any, and by code and name. */
    private static String diagnoses(Episode episode) {
        var coded = episode.diagnoses().stream()
                .map(diagnosis -> diagnosis.code().isEmpty()
                        ? diagnosis.name()
                        : diagnosis.name() + " (" + diagnosis.code() + ")")
                .collect(Collectors.joining("; "));
        return episode.diagnosisInWords()
                .filter(words ->
                        !Arrays.stream(words.split(";")).map(String::strip).allMatch(coded::contains))
                .map(words -> coded + ". " + words)
                .orElse(coded);
    }

    private static String name(Optional<Coded> coded) {
        return coded.map(Coded::name).orElse("");
    }

    private String amount(OptionalDouble amount, String unit) {
        return amount.isPresent() ? phrases.formats().number(amount.getAsDouble()) + " " + unit : "";
    }

    private void results(List<Block> blocks, Episode episode, String title, Kind... kinds) {
        add(
                blocks,
                title,
                episode.results().stream()
                        .filter(result -> List.of(kinds).contains(result.kind()))
                        .map(phrases::result));
    }

    private static Line plain(String text) {
        return new Line(text, "", "", Optional.empty());
    }

    private void add(List<Block> blocks, String title, Stream<Line> lines) {
        var list = lines.toList();
        if (!list.isEmpty()) blocks.add(new Lines(phrases.text(title), list, "", ""));
    }
}
