package vn.vongdoi.programme;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Direction;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Spreadsheet;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.Province;
import vn.vongdoi.programme.WhatIf.Parts;

/** {@code /indicators/{code}/what-if}: how many more people, doctors, visits reach a goal, and where. */
@Controller
public class WhatIfPage {
    private static final String HEAD =
            "code,commune,numerator,denominator,to_goal_alone,share_of_province,goal,position";

    private final Indicators indicators;
    private final Programmes programmes;
    private final Places places;
    private final Provinces provinces;
    private final Texts texts;

    WhatIfPage(Indicators indicators, Programmes programmes, Places places, Provinces provinces, Texts texts) {
        this.indicators = indicators;
        this.programmes = programmes;
        this.places = places;
        this.provinces = provinces;
        this.texts = texts;
    }

    /**
     * What the template shows.
     *
     * @param province its digits where it is another than this instance's; blank otherwise
     * @param goal as it stands in the field
     * @param asked what the answer comes to in words
     * @param targets the goals that programmes set, to choose again
     */
    public record Shown(
            String title,
            AsOf asOf,
            List<Link> way,
            String lede,
            String province,
            String goal,
            String sign,
            String unit,
            List<String> asked,
            List<Link> targets,
            String column,
            List<Row> rows,
            Optional<String> hidden,
            String csv,
            String excel) {}

    public record Row(String name, String href, String parts, long alone, long asked) {}

    private record Answer(
            Indicator indicator, Province province, Value value, WhatIf question, WhatIfPlan plan, boolean hides) {}

    @GetMapping("/indicators/{code}/what-if")
    String ask(
            @PathVariable String code,
            @RequestParam Optional<String> province,
            @RequestParam Optional<String> goal,
            Optional<Actor> actor,
            Language language,
            Model model) {
        var wording = new Wording(texts, language);
        model.addAttribute("shown", shown(answer(code, province, goal, actor), wording));
        return "programme/whatif";
    }

    @GetMapping("/indicators/{code}/what-if.{ending:csv|xlsx}")
    ResponseEntity<byte[]> file(
            @PathVariable String code,
            @PathVariable String ending,
            @RequestParam Optional<String> province,
            @RequestParam Optional<String> goal,
            Optional<Actor> actor,
            Language language) {
        var answer = answer(code, province, goal, actor);
        var wording = new Wording(texts, language);
        var file = new Spreadsheet(HEAD);
        for (var share : answer.plan().shares()) {
            file.row(
                    share.commune().map(it -> it.code().value()).orElse(""),
                    share.commune().map(wording::title).orElseGet(() -> wording.text(rest(answer))),
                    share.parts().numerator(),
                    share.parts().denominator(),
                    share.alone(),
                    share.asked(),
                    answer.question().goal(),
                    answer.value().position());
        }
        return file.named(code + "-what-if." + ending);
    }

    private Answer answer(String code, Optional<String> digits, Optional<String> typed, Optional<Actor> actor) {
        var indicator = indicators.indicator(code);
        var province = provinces.chosen(digits);
        var figures = indicators.latest();
        var audience = Audience.of(actor);
        var value = figures.value(indicator, new Area.OfProvince(province.code()), audience);
        if (!WhatIf.isFor(indicator, value)
                || !(value.outcome() instanceof Value.Known known)
                || !(indicator.calculation() instanceof Computed computed)) {
            throw Problem.notFound(
                    "Chỉ tiêu \"" + code + "\" không có tử số và mẫu số tại đây nên không thử được.",
                    "Indicator \"" + code + "\" has no numerator and denominator here to try a goal on.");
        }
        var communes = new LinkedHashMap<Commune, Value>();
        figures.byCommune(indicator, province.code(), audience)
                .forEach((commune, of) -> communes.put(places.commune(commune), of));
        var question = question(indicator, province, computed, known.value(), typed);
        if (!question.isPossible(Parts.of(known), Funnel.isShare(indicator))) {
            throw Problem.invalid(
                    "goal: không thể đạt " + question.goal().toPlainString() + " với mẫu số "
                            + Parts.of(known).denominator() + "; hãy thử mức khác.",
                    "goal: " + question.goal().toPlainString() + " cannot be reached with a denominator of "
                            + Parts.of(known).denominator() + "; try another goal.");
        }
        return new Answer(
                indicator,
                province,
                value,
                question,
                WhatIfPlan.of(question, Parts.of(known), communes),
                communes.values().stream().anyMatch(it -> it.outcome() instanceof Value.Hidden));
    }

    private WhatIf question(
            Indicator indicator, Province province, Computed computed, double now, Optional<String> typed) {
        var target = programmes
                .nearest(indicator, province, indicators.latest().day())
                .flatMap(Target::goal);
        var comparison = target.map(Goal::comparison)
                .filter(it -> it != Comparison.EXACTLY && it != Comparison.BETWEEN)
                .orElse(indicator.direction() == Direction.UP ? Comparison.AT_LEAST : Comparison.AT_MOST);
        var goal = typed.filter(it -> !it.isBlank())
                .map(it -> number(it, indicator.unit()))
                .or(() -> target.map(it -> BigDecimal.valueOf(it.line())))
                .orElseGet(() -> usual(indicator, now));
        return new WhatIf(comparison, goal, BigDecimal.valueOf(computed.factor()));
    }

    /** Without a target: a tenth better than now, in two figures. */
    private static BigDecimal usual(Indicator indicator, double now) {
        if (indicator.direction() == Direction.DOWN)
            return BigDecimal.valueOf(now * 0.9).round(new MathContext(2, RoundingMode.FLOOR));
        var better = BigDecimal.valueOf(now * 1.1).round(new MathContext(2, RoundingMode.CEILING));
        return indicator.unit() == Unit.PERCENT ? better.min(BigDecimal.valueOf(100)) : better;
    }

    /** With a comma as people write it, or a point. */
    private static BigDecimal number(String typed, Unit unit) {
        try {
            var goal = new BigDecimal(typed.strip().replace(',', '.'));
            if (goal.scale() <= 4 && goal.precision() - goal.scale() <= 9 && unit.holds(goal.doubleValue())) {
                return goal;
            }
        } catch (NumberFormatException e) {
            // Told below, with what came.
        }
        throw Problem.invalid(
                "goal: cần một số mà chỉ tiêu này có thể nhận, như 95 hay 97,5; nhận được \"" + typed + "\".",
                "goal: expected a number that this indicator can take, such as 95 or 97.5; got \"" + typed + "\".");
    }

    private Shown shown(Answer answer, Wording wording) {
        var indicator = answer.indicator();
        var name = indicator.name().in(wording.language());
        var counts = wording.counts(indicator);
        var needed = answer.plan().needed();
        var own = "/indicators/" + indicator.code();
        var home = answer.province().equals(places.province());
        var goal = answer.question().goal().stripTrailingZeros().toPlainString();
        var query =
                "?goal=" + goal + (home ? "" : "&province=" + answer.province().code());
        var stated = answer.question().comparison().sign()
                + '\u00a0'
                + wording.stated(answer.question().goal().doubleValue())
                + wording.percent(indicator.unit());
        var up = answer.question().isUpward();
        return new Shown(
                needed == 0
                        ? wording.text("what-if.title.met", wording.name(answer.province()), stated, name)
                        : wording.text(
                                up ? "what-if.title.more" : "what-if.title.fewer",
                                wording.name(answer.province()),
                                needed,
                                counts,
                                stated,
                                name),
                wording.asOf(answer.value()),
                List.of(
                        new Link(wording.text("menu.indicators"), "/indicators"),
                        new Link(
                                name,
                                own
                                        + (home
                                                ? ""
                                                : "?province="
                                                        + answer.province().code()))),
                wording.text(
                        "what-if.lede",
                        wording.figure(answer.value()),
                        wording.parts(answer.value()),
                        indicator.definition().in(wording.language())),
                home ? "" : answer.province().code().value(),
                wording.language().pick(goal.replace('.', ','), goal),
                answer.question().comparison().sign(),
                indicator.unit().label().in(wording.language()),
                asked(answer, wording, counts),
                targets(answer, own, wording),
                wording.text(up ? "what-if.column.more" : "what-if.column.fewer", counts),
                answer.plan().shares().stream()
                        .map(it -> row(it, answer, wording))
                        .toList(),
                answer.hides() ? Optional.of(wording.text("what-if.hidden")) : Optional.empty(),
                own + "/what-if.csv" + query,
                own + "/what-if.xlsx" + query);
    }

    private static List<String> asked(Answer answer, Wording wording, String counts) {
        var plan = answer.plan();
        if (plan.shares().isEmpty()) return List.of(wording.text("what-if.nobody-short"));
        return List.of(
                wording.text(
                        "what-if.everywhere",
                        plan.shares().stream()
                                .filter(it -> it.commune().isPresent())
                                .count(),
                        plan.everywhere(),
                        counts),
                wording.text("what-if.shared", plan.needed(), counts));
    }

    private List<Link> targets(Answer answer, String own, Wording wording) {
        return programmes.targetsOn(answer.indicator().code()).entrySet().stream()
                .filter(it -> it.getKey().province().equals(answer.province().code()))
                .flatMap(it -> it.getValue().stream()
                        .filter(target -> target.goal().isPresent())
                        .map(target -> new Link(
                                it.getKey().number() + ": " + wording.aim(target),
                                own + "/what-if?goal="
                                        + BigDecimal.valueOf(target.goal()
                                                        .orElseThrow()
                                                        .line())
                                                .stripTrailingZeros()
                                                .toPlainString()
                                        + (answer.province().equals(places.province())
                                                ? ""
                                                : "&province="
                                                        + answer.province().code()))))
                .toList();
    }

    private static Row row(WhatIfPlan.Share share, Answer answer, Wording wording) {
        return new Row(
                share.commune().map(wording::name).orElseGet(() -> wording.text(rest(answer))),
                share.commune().map(it -> "/communes/" + it.code()).orElse(""),
                wording.formats().number(share.parts().numerator()) + " / "
                        + wording.formats().number(share.parts().denominator()),
                share.alone(),
                share.asked());
    }

    private static String rest(Answer answer) {
        return answer.hides() ? "what-if.rest.hidden" : "what-if.rest";
    }
}
