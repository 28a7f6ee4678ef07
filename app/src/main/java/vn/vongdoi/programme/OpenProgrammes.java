package vn.vongdoi.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.OpenValue;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.analytics.Then;
import vn.vongdoi.page.OpenAnswer;
import vn.vongdoi.page.OpenFormat;
import vn.vongdoi.page.OpenTable;

/** {@code /open/programmes}: the programmes and their scoreboards as public JSON or CSV. */
@RestController
class OpenProgrammes {
    private final Programmes programmes;
    private final Indicators indicators;
    private final Clock clock;

    OpenProgrammes(Programmes programmes, Indicators indicators, Clock clock) {
        this.programmes = programmes;
        this.indicators = indicators;
        this.clock = clock;
    }

    record Listing(List<Named> programmes) {}

    record Named(String id, String number, Text title, Text issuer, String province, int targets) {}

    @JsonInclude(Include.NON_NULL)
    record OpenScoreboard(
            String id,
            String number,
            Text title,
            Text issuer,
            String province,
            String source,
            String confidence,
            long position,
            Instant computed,
            long counted,
            long reached,
            long underway,
            long late,
            long noData,
            List<OpenTarget> targets) {}

    /**
     * The target, and the live value of its indicator with the same fields as {@code /open/indicators/{code}}.
     *
     * @param key programme, code, year and figure: a stable address
     * @param lead as printed; {@code leadToday} took its work over, or is the same
     * @param daysLeft until the last day on which it can be reached; negative = past
     */
    @JsonInclude(Include.NON_NULL)
    record OpenTarget(
            String key,
            String group,
            Text title,
            @Nullable Asked target,
            @Nullable Double baseline,
            @Nullable String lead,
            @Nullable Text leadToday,
            List<String> with,
            List<Text> withToday,
            @Nullable Text note,
            String standing,
            @Nullable Double gap,
            @Nullable LocalDate lastDay,
            @Nullable Long daysLeft,
            @JsonUnwrapped OpenValue live) {}

    /** @param inferred which of op, value and by the document implies but does not print */
    @JsonInclude(Include.NON_NULL)
    record Asked(
            @Nullable String op,
            List<Double> value,
            @Nullable Integer by,
            List<String> inferred) {}

    @GetMapping("/open/programmes" + OpenFormat.ENDING)
    ResponseEntity<Object> list(HttpServletRequest request) {
        var all = programmes.list().stream()
                .map(p -> new Named(
                        p.id(),
                        p.number(),
                        p.title(),
                        p.issuer(),
                        p.province().value(),
                        p.targets().size()))
                .toList();
        var tag = Integer.toHexString(all.hashCode());
        return OpenAnswer.of(OpenFormat.of(request), tag, () -> new Listing(all), () -> {
            var table = OpenTable.of("programmes");
            all.forEach(it -> table.row(
                    it.id(),
                    it.number(),
                    it.title().vi(),
                    it.title().en(),
                    it.issuer().vi(),
                    it.issuer().en(),
                    it.province(),
                    it.targets()));
            return table;
        });
    }

    @GetMapping("/open/programmes/{id:[^.]+}" + OpenFormat.ENDING)
    ResponseEntity<Object> scoreboard(
            HttpServletRequest request, @PathVariable String id, @RequestParam("as-of") Optional<String> asOf) {
        var programme = programmes.programme(id);
        var then = asOf.filter(it -> !it.isBlank()).map(indicators::then);
        var mark = indicators.mark() + then.map(Then::mark).orElse("");
        var figures = then.map(it -> indicators.figures(it, programmes.indicatorsOf(programme)))
                .orElseGet(indicators::current);
        var board = programmes.scoreboard(programme, figures);
        return OpenAnswer.of(
                OpenFormat.of(request),
                mark + "." + LocalDate.now(clock),
                () -> open(board, figures.day()),
                () -> table(open(board, figures.day()).targets()));
    }

    private static OpenTable table(List<OpenTarget> targets) {
        var table = OpenTable.of("targets");
        for (var it : targets) {
            var asked = Objects.requireNonNull(it.target());
            table.row(
                    it.key(),
                    it.live().code(),
                    it.title().vi(),
                    it.title().en(),
                    it.live().unit(),
                    asked.op(),
                    asked.value().isEmpty() ? null : asked.value().getFirst(),
                    asked.value().size() < 2 ? null : asked.value().getLast(),
                    asked.by(),
                    it.lastDay(),
                    it.daysLeft(),
                    it.baseline(),
                    it.live().value(),
                    it.standing(),
                    it.gap(),
                    it.leadToday() == null ? null : it.leadToday().vi(),
                    it.leadToday() == null ? null : it.leadToday().en(),
                    it.lead(),
                    it.live().period().from(),
                    it.live().period().to(),
                    it.live().position());
        }
        return table;
    }

    private OpenScoreboard open(Scoreboard board, LocalDate day) {
        var programme = board.programme();
        return new OpenScoreboard(
                programme.id(),
                programme.number(),
                programme.title(),
                programme.issuer(),
                programme.province().value(),
                programme.document().source(),
                programme.document().confidence().word(),
                board.position(),
                board.computed(),
                board.counted(),
                board.count(Score.Standing.REACHED),
                board.count(Score.Standing.UNDERWAY),
                board.count(Score.Standing.LATE),
                board.count(Score.Standing.NO_DATA),
                board.scores().stream()
                        .map(score -> open(programme, score, day))
                        .toList());
    }

    private OpenTarget open(Programme programme, Score score, LocalDate day) {
        var target = score.target();
        var owner = programmes.owner(target, day);
        return new OpenTarget(
                programme.id() + "/" + target.key(),
                target.group(),
                target.name(),
                asked(target),
                target.baseline().isPresent() ? target.baseline().getAsDouble() : null,
                target.lead().orElse(null),
                owner.map(it -> it.today().name()).orElse(null),
                target.with(),
                owner.stream()
                        .flatMap(it -> it.helping().stream())
                        .map(Agency::name)
                        .toList(),
                target.note().orElse(null),
                score.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                score.gap().isPresent() ? score.gap().getAsDouble() : null,
                target.lastDay().orElse(null),
                target.lastDay().map(last -> ChronoUnit.DAYS.between(day, last)).orElse(null),
                OpenValue.of(score.value()));
    }

    private static Asked asked(Target target) {
        return new Asked(
                target.goal().map(g -> g.comparison().word()).orElse(null),
                target.goal().map(Goal::figures).orElse(List.of()),
                target.by().isPresent() ? target.by().getAsInt() : null,
                target.inferred().stream().sorted().toList());
    }
}
