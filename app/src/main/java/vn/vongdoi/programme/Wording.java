package vn.vongdoi.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.vongdoi.analytics.Calculation;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Period;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.Province;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.Document;
import vn.vongdoi.statistic.Submission;

/** How values, goals and standings are said in one language. */
record Wording(Texts texts, Language language) {
    private static final char NO_BREAK = '\u00a0';

    String text(String key, Object... arguments) {
        return texts.text(language, "programme." + key, arguments);
    }

    Formats formats() {
        return new Formats(language);
    }

    /** The figure alone: one decimal, none for what is counted. */
    String number(Unit unit, double value) {
        return formats().number(value, unit.isCounted() ? 0 : 1);
    }

    /** The figure with what it is in where that fits beside it: {@code 94,1 %}. */
    String figure(Unit unit, double value) {
        return number(unit, value) + percent(unit);
    }

    /** The value's figure, or a dash. */
    String figure(Value value) {
        return value.figure().isPresent()
                ? figure(value.indicator().unit(), value.figure().getAsDouble())
                : "–";
    }

    /** {@code 2 / 4}: what was divided; blank where there is no value. */
    String parts(Value value) {
        return switch (value.outcome()) {
            case Value.Known known ->
                formats().number(known.numerator()) + " / " + formats().number(known.denominator());
            case Value.Stated stated -> stated.submission().document().publisher();
            case Value.Unknown unknown -> "";
            case Value.Hidden hidden -> text("hidden");
        };
    }

    /** {@code Cục Thống kê, Niên giám 2025 (30/06/2026)}. */
    String document(Document document) {
        return text("document", document.publisher(), document.title(), document.dated());
    }

    String period(Submission stated) {
        return switch (stated.content()) {
            case Content.Figure figure -> period(new Period(figure.from(), figure.to()));
            case Content.Entry entry -> throw new IllegalArgumentException("no figure: " + entry);
        };
    }

    Optional<String> reason(Value value) {
        return value.reason().map(reason -> reason.in(language));
    }

    /** Below a table that shows {@link #parts} only. */
    String hidden() {
        return Value.Hidden.REASON.in(language);
    }

    /** {@code ≥ 98 %}, {@code 100–150}; blank when the document states no figure. */
    String goal(Target target) {
        return target.goal()
                .map(goal -> goal.comparison() == Comparison.BETWEEN
                        ? stated(goal.figures().getFirst()) + "–"
                                + stated(goal.figures().getLast())
                        : goal.comparison().sign() + NO_BREAK + stated(goal.line()))
                .map(goal -> goal + percent(target.unit()))
                .orElse("");
    }

    /** {@code ≥ 98 % · 2030}. */
    String aim(Target target) {
        var goal = target.goal().isPresent() ? goal(target) : text("goal.none");
        return target.by().isPresent() ? goal + " · " + target.by().getAsInt() : goal;
    }

    /** {@code ≥ 98 % · 2030 · khi ban hành 93,3}. */
    String aimAndBaseline(Target target) {
        return target.baseline().isPresent()
                ? aim(target) + " · "
                        + text("baseline", stated(target.baseline().getAsDouble()))
                : aim(target);
    }

    /** {@code Sở Tài chính (văn bản giao Sở Kế hoạch và Đầu tư)}. */
    String owner(Programmes.Owner owner) {
        var today = owner.today().name().in(language);
        return owner.today().equals(owner.printed())
                ? today
                : text("owner.instead", today, owner.printed().name().in(language));
    }

    String left(LocalDate today, LocalDate last) {
        var days = ChronoUnit.DAYS.between(today, last);
        return days >= 0 ? text("days.left", days) : text("days.past", -days);
    }

    Chip chip(Score score) {
        return switch (score.standing()) {
            case REACHED -> new Chip(Standing.OK, text("reached"));
            case UNDERWAY -> new Chip(Standing.DUE, text("underway", gap(score)));
            case LATE -> new Chip(Standing.LATE, text("late", gap(score)));
            case NO_GOAL -> new Chip(Standing.NONE, text("goal.none"));
            case NO_DATA -> new Chip(Standing.NONE, text("no-data"));
        };
    }

    /** Percentages differ by points, not by per cent. */
    private String gap(Score score) {
        var unit = score.target().unit();
        var gap = score.gap().orElseThrow();
        var least = unit.isCounted() ? 1 : 0.1;
        var figure = gap < least ? text("less-than", number(unit, least)) : number(unit, gap);
        return unit == Unit.PERCENT ? text("points", figure) : figure;
    }

    /** Figures of documents stand as printed: 14,46 and 98, never 98,0. */
    String stated(double figure) {
        return formats().printed(figure);
    }

    String period(Period period) {
        return period.from().equals(period.to())
                ? text("period.at", period.to())
                : text("period.over", period.from(), period.to());
    }

    /** The name, with the mark that the formula was not seen in a law. */
    String name(Indicator indicator, String name) {
        return indicator.unverified() ? name + NO_BREAK + "*" : name;
    }

    String name(Province province) {
        return language.pick(province.name(), province.nameEn());
    }

    String name(Commune commune) {
        return language.pick(commune.name(), commune.nameEn());
    }

    String title(Commune commune) {
        return language.pick(commune.title(), commune.titleEn());
    }

    AsOf asOf(Value value) {
        return new AsOf(value.position(), value.computed());
    }

    OptionalDouble line(Target target) {
        return target.goal().isPresent() ? OptionalDouble.of(target.goal().get().line()) : OptionalDouble.empty();
    }

    /** What one more of the numerator is: a doctor, a visit, a person. */
    String counts(Indicator indicator) {
        var own = "counts." + indicator.code();
        if (texts.has(language, "programme." + own)) return text(own);
        return text(indicator.calculation() instanceof Calculation.ShareOfPeople ? "counts.people" : "counts.units");
    }

    /** Percentages differ by points, not by per cent. */
    String difference(Unit unit, double amount) {
        var figure = number(unit, amount);
        return unit == Unit.PERCENT ? text("points", figure) : figure;
    }

    /** What stands behind a share: {@code  %}, or nothing. */
    String percent(Unit unit) {
        return unit == Unit.PERCENT ? language.pick(NO_BREAK + "%", "%") : "";
    }
}
