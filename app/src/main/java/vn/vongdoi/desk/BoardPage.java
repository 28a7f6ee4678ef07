package vn.vongdoi.desk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;
import vn.vongdoi.desk.DeskPage.Day;
import vn.vongdoi.desk.DeskPage.Fault;
import vn.vongdoi.desk.DeskPage.Listed;
import vn.vongdoi.desk.DeskPage.Row;
import vn.vongdoi.desk.DeskPage.Shown;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Figure;
import vn.vongdoi.page.Sparkline;
import vn.vongdoi.page.Standing;
import vn.vongdoi.place.FacilityCode;

/**
 * A board in words and pictures.
 *
 * @param query the period as it stands in links
 * @param mayOpenFiles whoever looks may open the files themselves
 */
record BoardPage(Board board, DeskWords words, String query, boolean mayOpenFiles) {
    /** More squares than this are too small to be seen. */
    private static final int MOST_SQUARES = 56;

    Listed listed(String csv) {
        var total = board.total();
        return new Listed(
                words.text(
                        "desk.finding",
                        board.period().from(),
                        board.period().to(),
                        board.sending(),
                        board.senders().size(),
                        total.files(),
                        total.taken()),
                figures(silent()),
                board.senders().stream().map(this::row).toList(),
                csv,
                faults(),
                words.took(total.delays()),
                words.carries(board),
                words.counted());
    }

    Shown shown(Sender sender) {
        return new Shown(
                words.name(sender),
                words.facts(sender),
                words.rhythm(sender),
                words.standing(sender),
                strip(sender),
                figures(words.standing(sender)),
                words.took(sender.figures().delays()),
                words.carries(board),
                faults(),
                board.days().stream().map(day -> day(sender, day)).toList(),
                words.counted());
    }

    private Chip silent() {
        return board.silent() == 0
                ? new Chip(Standing.OK, words.text("desk.silent.none"))
                : new Chip(Standing.LATE, words.text("desk.silent.facilities", board.silent()));
    }

    private List<Figure> figures(Chip files) {
        var total = board.total();
        var delays = total.delays();
        var unreadable = total.unreadable() == 0 ? "" : words.text("desk.unreadable", total.unreadable());
        return List.of(
                figure(
                        "desk.figure.files",
                        "#days",
                        words.formats().number(total.files()),
                        "",
                        files,
                        unreadable,
                        line(false)),
                figure(
                        "desk.figure.taken",
                        "#days",
                        words.formats().number(total.taken()),
                        "",
                        plain("desk.replaced", total.replaced()),
                        words.text("desk.duplicate", total.duplicate()),
                        line(true)),
                figure(
                        "desk.figure.rejected",
                        "#faults",
                        share(total.rejected(), total.judged()),
                        "%",
                        rejected(total),
                        words.text("desk.of-judged", total.judged()),
                        Optional.empty()),
                figure(
                        "desk.figure.delay",
                        "#delays",
                        words.half(delays),
                        words.text("desk.unit.days"),
                        plain("desk.nearly-all", words.nearlyAll(delays)),
                        words.text(
                                "desk.same-day", words.percent(delays.inTime(Deadline.SAME_DAY), delays.encounters())),
                        Optional.empty()),
                figure(
                        "desk.figure.in-time",
                        "#delays",
                        share(delays.inTime(Deadline.PAYMENT), delays.encounters()),
                        "%",
                        late(delays),
                        words.text("desk.closing", words.percent(delays.inTime(Deadline.CLOSING), delays.encounters())),
                        Optional.empty()),
                figure(
                        "desk.figure.complete",
                        "#complete",
                        share(total.complete(), total.taken()),
                        "%",
                        plain("desk.incomplete", total.taken() - total.complete()),
                        "",
                        Optional.empty()));
    }

    private Figure figure(
            String key, String href, String value, String unit, Chip chip, String below, Optional<Sparkline> line) {
        var shown = Optional.of(value).filter(it -> !it.equals(DeskWords.NONE));
        return new Figure(words.text(key), href, shown, unit, chip, below, "", line);
    }

    private String share(long part, long of) {
        return of == 0 ? DeskWords.NONE : words.formats().number(100.0 * part / of, 1);
    }

    private Chip plain(String key, Object number) {
        return new Chip(Standing.NONE, words.text(key, number));
    }

    private Chip rejected(Figures total) {
        return total.rejected() == 0
                ? new Chip(Standing.OK, words.text("desk.rejected.none"))
                : new Chip(Standing.DUE, words.text("desk.rejected", total.rejected()));
    }

    private Chip late(Delays delays) {
        var late = delays.encounters() - delays.inTime(Deadline.PAYMENT);
        return late == 0
                ? new Chip(Standing.OK, words.text("desk.late.none"))
                : new Chip(Standing.DUE, words.text("desk.late", late));
    }

    private Optional<Sparkline> line(boolean taken) {
        var byDay = board.days().stream().collect(Collectors.toMap(DayFigures::day, day ->
                (double) (taken ? day.accepted() + day.replaced() : day.files())));
        var values =
                board.period().days().map(day -> byDay.getOrDefault(day, 0.0)).toList();
        return Optional.of(new Sparkline(values, OptionalDouble.empty()));
    }

    private Row row(Sender sender) {
        var figures = sender.figures();
        return new Row(
                words.name(sender),
                FacilityCode.isWellFormed(sender.code()) ? "/desk/" + sender.code() + query : "",
                String.join(" · ", words.facts(sender)),
                strip(sender),
                words.standing(sender),
                words.count(figures.files()),
                words.count(figures.taken()),
                words.share(figures.rejected(), figures.judged()),
                words.delay(figures.delays()),
                words.share(
                        figures.delays().inTime(Deadline.PAYMENT),
                        figures.delays().encounters()),
                words.share(figures.complete(), figures.taken()));
    }

    private DayStrip strip(Sender sender) {
        var days = board.period().days().toList();
        var last = days.subList(Math.max(0, days.size() - MOST_SQUARES), days.size());
        var sent = last.stream().filter(sender.files()::containsKey).count();
        var label = sender.silence()
                .map(it -> words.text("desk.strip", sent, last.size(), it.last()))
                .orElseGet(() -> words.text("desk.never"));
        return DayStrip.of(sender.files(), last, label);
    }

    private List<Fault> faults() {
        var judged = board.total().judged();
        return board.faults().stream()
                .map(fault -> words.fault(fault, judged, mayOpenFiles))
                .toList();
    }

    private Day day(Sender sender, DayFigures day) {
        return new Day(
                words.formats().date(day.day()),
                mayOpenFiles ? Optional.of(files(sender, day.day())) : Optional.empty(),
                words.count(day.files()).text(),
                words.count(day.accepted()).text(),
                words.count(day.replaced()).text(),
                words.count(day.duplicate()).text(),
                day.rejected() == 0
                        ? Optional.empty()
                        : Optional.of(new Chip(Standing.DUE, words.text("desk.rejected", day.rejected()))));
    }

    private static String files(Sender sender, LocalDate day) {
        return "/submissions?day=" + day + "&facility="
                + UriUtils.encodeQueryParam(sender.code(), StandardCharsets.UTF_8);
    }
}
