package vn.vongdoi.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vongdoi.analytics.Direction;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.desk.Desk;
import vn.vongdoi.desk.Reporting;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Spreadsheet;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;

/** {@code /scoreboard}: the board of those who lead, over all programmes of the province, what is late first. */
@Controller
public class ProvinceBoardPage {
    private static final String HEAD =
            "key,indicator,name,value,unit,standing,programme,goal,by,gap,days_left,owner," + "trend,quality,position";

    private final Programmes programmes;
    private final Indicators indicators;
    private final Places places;
    private final Desk desk;
    private final Texts texts;

    ProvinceBoardPage(Programmes programmes, Indicators indicators, Places places, Desk desk, Texts texts) {
        this.programmes = programmes;
        this.indicators = indicators;
        this.places = places;
        this.desk = desk;
        this.texts = texts;
    }

    /** What the template shows. */
    public record Shown(
            String title,
            AsOf asOf,
            List<Light> lights,
            List<Choice> owners,
            List<Choice> programmes,
            String standing,
            String said,
            List<Row> rows,
            boolean anyUnverified,
            String csv,
            String excel) {}

    /** How many stand so, and the board of those alone. */
    public record Light(Chip chip, String href, boolean chosen) {}

    public record Choice(String value, String text, boolean chosen) {}

    /**
     * @param quality how far the figure can be relied on
     * @param moved empty where there is no trend
     */
    public record Row(
            String name,
            String href,
            String value,
            String unit,
            Optional<Moved> moved,
            List<Asked> asked,
            List<String> owners,
            String quality) {}

    /** @param arrow says the same as the words */
    public record Moved(String arrow, String words, Standing standing) {}

    public record Asked(Chip chip, String aim, Link programme, String left) {}

    private record Filter(Optional<String> owner, Optional<String> programme, Optional<Standing> standing) {
        boolean takes(ProvinceBoard.Row row) {
            return owner.map(row::isOwnedBy).orElse(true)
                    && programme.map(row::isOf).orElse(true)
                    && standing.map(it -> it == row.standing()).orElse(true);
        }

        String query(Optional<Standing> other) {
            var query = UriComponentsBuilder.newInstance();
            owner.ifPresent(it -> query.queryParam("owner", it));
            programme.ifPresent(it -> query.queryParam("programme", it));
            other.ifPresent(it -> query.queryParam("standing", it.css()));
            return query.encode().build().toUriString();
        }
    }

    @GetMapping("/scoreboard")
    String board(
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String standing,
            Language language,
            Model model) {
        var board = programmes.board(indicators.latest());
        var filter = filter(board, owner, programme, standing);
        model.addAttribute("shown", shown(board, filter, new Wording(texts, language)));
        return "programme/board";
    }

    @GetMapping("/scoreboard/targets.{ending:csv|xlsx}")
    ResponseEntity<byte[]> file(
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String standing,
            Language language) {
        var board = programmes.board(indicators.latest());
        var filter = filter(board, owner, programme, standing);
        var wording = new Wording(texts, language);
        var file = new Spreadsheet(HEAD);
        var reporting = desk.reporting();
        for (var row : board.rows()) {
            if (!filter.takes(row)) continue;
            for (var held : row.held()) write(file, row, held, board.day(), reporting, wording);
        }
        return file.named("scoreboard." + ending);
    }

    /** @throws Problem naming what may be asked for */
    private static Filter filter(ProvinceBoard board, String owner, String programme, String standing) {
        var owners = owners(board).map(Agency::key).collect(Collectors.toSet());
        var ids = board.rows().stream()
                .flatMap(it -> it.held().stream())
                .map(it -> it.programme().id())
                .collect(Collectors.toSet());
        var words = Arrays.stream(Standing.values()).map(Standing::css).collect(Collectors.toSet());
        return new Filter(
                one("owner", owner, owners),
                one("programme", programme, ids),
                one("standing", standing, words).map(it -> Standing.valueOf(it.toUpperCase(Locale.ROOT))));
    }

    private static Optional<String> one(String name, String asked, Set<String> known) {
        if (asked.isBlank()) return Optional.empty();
        if (known.contains(asked)) return Optional.of(asked);
        throw Problem.invalid(
                name + ": cần một trong " + known.stream().sorted().toList() + "; nhận được \"" + asked + "\".",
                name + ": expected one of " + known.stream().sorted().toList() + "; got \"" + asked + "\".");
    }

    private static Stream<Agency> owners(ProvinceBoard board) {
        return board.rows().stream()
                .flatMap(it -> it.held().stream())
                .flatMap(it -> it.owner().stream())
                .map(Programmes.Owner::today)
                .distinct();
    }

    private Shown shown(ProvinceBoard board, Filter filter, Wording wording) {
        var figures = indicators.latest();
        var rows = board.rows().stream().filter(filter::takes).toList();
        var reporting = desk.reporting();
        var query = filter.query(filter.standing());
        return new Shown(
                wording.text(
                        "board.title",
                        wording.name(places.province()),
                        board.count(Standing.LATE),
                        board.rows().size()),
                new AsOf(figures.position(), figures.computed()),
                lights(board, filter, wording),
                owners(board)
                        .map(it -> new Choice(
                                it.key(),
                                it.name().in(wording.language()),
                                filter.owner().filter(it.key()::equals).isPresent()))
                        .toList(),
                board.rows().stream()
                        .flatMap(it -> it.held().stream())
                        .map(ProvinceBoard.Held::programme)
                        .distinct()
                        .map(it -> new Choice(
                                it.id(),
                                it.number(),
                                filter.programme().filter(it.id()::equals).isPresent()))
                        .toList(),
                filter.standing().map(Standing::css).orElse(""),
                wording.text("board.said", rows.size(), board.rows().size()),
                rows.stream()
                        .map(it -> row(it, board.day(), reporting, wording))
                        .toList(),
                rows.stream().anyMatch(it -> it.indicator().unverified()),
                "/scoreboard/targets.csv" + query,
                "/scoreboard/targets.xlsx" + query);
    }

    private static List<Light> lights(ProvinceBoard board, Filter filter, Wording wording) {
        return Stream.of(Standing.LATE, Standing.DUE, Standing.OK, Standing.NONE)
                .map(it -> {
                    var chosen = filter.standing().filter(it::equals).isPresent();
                    return new Light(
                            new Chip(it, wording.text("board." + it.css(), board.count(it))),
                            "/scoreboard" + filter.query(chosen ? Optional.empty() : Optional.of(it)),
                            chosen);
                })
                .toList();
    }

    private Row row(ProvinceBoard.Row row, LocalDate day, Reporting reporting, Wording wording) {
        var unit = row.indicator().unit();
        return new Row(
                wording.name(row.indicator(), row.indicator().name().in(wording.language())),
                "/indicators/" + row.indicator().code(),
                row.value().figure().isPresent()
                        ? wording.number(unit, row.value().figure().getAsDouble())
                        : "–",
                unit.label().in(wording.language()),
                moved(row, wording),
                row.held().stream().map(it -> asked(it, day, wording)).toList(),
                row.held().stream()
                        .flatMap(it -> it.owner().map(wording::owner).stream())
                        .distinct()
                        .toList(),
                quality(row, reporting, wording));
    }

    private static Asked asked(ProvinceBoard.Held held, LocalDate day, Wording wording) {
        var left = held.score().standing() == Score.Standing.REACHED
                ? ""
                : held.target().lastDay().map(last -> wording.left(day, last)).orElse("");
        return new Asked(
                wording.chip(held.score()),
                wording.aim(held.target()),
                new Link(
                        held.programme().number(),
                        "/programmes/" + held.programme().id()),
                left);
    }

    /** Over the points that are kept: the past months, or the published periods. */
    private OptionalDouble change(ProvinceBoard.Row row) {
        return Trend.change(indicators.series(row.indicator(), row.value().area(), Audience.PUBLIC), row.indicator());
    }

    private Optional<Moved> moved(ProvinceBoard.Row row, Wording wording) {
        var change = change(row);
        if (change.isEmpty()) return Optional.empty();
        var by = change.getAsDouble();
        if (!Trend.isChange(by)) return Optional.of(new Moved("→", wording.text("board.same"), Standing.NONE));
        var amount = wording.difference(row.indicator().unit(), Math.abs(by));
        var better = by > 0 == (row.indicator().direction() == Direction.UP);
        return Optional.of(new Moved(
                by > 0 ? "↑" : "↓",
                wording.text(better ? "board.better" : "board.worse", amount),
                better ? Standing.OK : Standing.LATE));
    }

    private String quality(ProvinceBoard.Row row, Reporting reporting, Wording wording) {
        return new Quality(indicators, desk, wording).mark(row.value(), reporting);
    }

    private void write(
            Spreadsheet file,
            ProvinceBoard.Row row,
            ProvinceBoard.Held held,
            LocalDate day,
            Reporting reporting,
            Wording wording) {
        var figure = row.value().figure();
        var change = change(row);
        file.row(
                held.key(),
                row.indicator().code(),
                row.indicator().name().in(wording.language()),
                figure.isPresent() ? figure.getAsDouble() : null,
                row.indicator().unit().label().in(wording.language()),
                held.score().standing().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                held.programme().number(),
                wording.goal(held.target()),
                held.target().by().isPresent() ? held.target().by().getAsInt() : null,
                held.score().gap().isPresent() ? held.score().gap().getAsDouble() : null,
                held.target()
                        .lastDay()
                        .map(last -> ChronoUnit.DAYS.between(day, last))
                        .orElse(null),
                held.owner().map(wording::owner).orElse(""),
                change.isPresent() ? change.getAsDouble() : null,
                quality(row, reporting, wording),
                row.value().position());
    }
}
