package vn.vongdoi.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.vongdoi.immunization.NationalRules;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Standing;
import vn.vongdoi.rules.Area;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.schedule.SchedulePage.Line;
import vn.vongdoi.schedule.SchedulePage.Programme;
import vn.vongdoi.schedule.SchedulePage.Rule;
import vn.vongdoi.schedule.SchedulePage.Step;

/**
 * The schedule of vaccination, row by row, as a nurse would say it.
 *
 * @param asked whether a row is asked for wherever it holds here
 */
record VaccineLines(LawWords words, AreaWords places, NationalRules rules, Predicate<RuleRow> asked) {

    Programme programme() {
        return new Programme(
                Service.IMMUNIZATION,
                Service.IMMUNIZATIONS.in(words.language()),
                text("schedule.rule.grace"),
                List.of(
                        text("schedule.law.dose"),
                        text("schedule.law.with"),
                        text("schedule.law.when"),
                        text("schedule.law.limits")),
                rules.lines().entrySet().stream()
                        .map(it -> line(it.getKey(), it.getValue()))
                        .toList(),
                Stream.concat(
                                rules.forbidding().stream().map(this::forbidding),
                                rules.apart().stream().map(this::apart))
                        .toList());
    }

    private Line line(String series, List<RuleRow> rows) {
        return new Line(
                series,
                words.name(rows.getFirst()),
                who(rows.getFirst()),
                places.notHere(List.of(Area.of(rows.getFirst()))),
                rows.stream().map(this::step).toList(),
                words.laws(rows, row -> text("schedule.dose", Integer.valueOf(row.cell("dose")))));
    }

    private String name(String series) {
        return words.name(rules.lines().getOrDefault(series, List.of()).getFirst());
    }

    private List<String> who(RuleRow first) {
        var who = new ArrayList<String>();
        if (first.find("before_birth").isPresent()) who.add(text("schedule.rule.pregnant"));
        first.find("sex").ifPresent(sex -> who.add(text("schedule.rule.sex." + sex)));
        places.only(Area.of(first)).ifPresent(who::add);
        return who;
    }

    private Step step(RuleRow row) {
        var chips = new ArrayList<Chip>();
        if (row.confidence() == Confidence.MEMORY) {
            chips.add(new Chip(Standing.NONE, text("schedule.rule.memory")));
        }
        if (places.notHere(List.of(Area.of(row))).isEmpty() && !asked.test(row)) {
            chips.add(new Chip(Standing.NONE, text("schedule.rule.off")));
        }
        return new Step(
                text("schedule.dose", Integer.valueOf(row.cell("dose"))),
                chips,
                words.anyOf(cells(row, "vaccines")),
                when(row),
                limits(row));
    }

    private List<String> when(RuleRow row) {
        var planned = row.find("due")
                .map(age -> age.equals("0 days") ? text("schedule.rule.due.birth") : age("schedule.rule.due", age))
                .or(() -> row.find("interval").map(time -> time("schedule.rule.interval", time)))
                .orElseGet(() -> text("schedule.rule.soonest"));
        return Stream.of(
                        Optional.of(planned),
                        row.find("late").map(age -> age("schedule.rule.late", age)),
                        row.find("late_interval").map(time -> time("schedule.rule.late-interval", time)),
                        row.find("before_birth").map(time -> time("schedule.rule.before-birth", time)))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<String> limits(RuleRow row) {
        var limits = new ArrayList<String>();
        row.find("min_age")
                .filter(age -> !age.equals("0 days"))
                .ifPresent(age -> limits.add(age("schedule.rule.earliest", age)));
        row.find("min_interval").ifPresent(time -> limits.add(apart(row, time)));
        row.find("later_pregnancy").ifPresent(time -> limits.add(time("schedule.rule.later-pregnancy", time)));
        row.find("max_age").ifPresent(age -> limits.add(age("schedule.rule.until", age)));
        row.find("instead").stream()
                .flatMap(cell -> Arrays.stream(cell.split(";")))
                .forEach(way -> limits.add(instead(way.strip())));
        return limits;
    }

    private String apart(RuleRow row, String time) {
        var after = cells(row, "after");
        return after.isEmpty()
                ? time("schedule.rule.min-interval", time)
                : text("schedule.rule.min-interval.after", words.time(time), words.anyOf(after));
    }

    /** {@code 3 A B before 12 years}. */
    private String instead(String way) {
        var parts = way.split(" before ");
        var given = List.of(parts[0].split(" "));
        var vaccines = words.anyOf(given.subList(1, given.size()));
        var number = Integer.valueOf(given.getFirst());
        return parts.length == 1
                ? text("schedule.rule.instead", number, vaccines)
                : text("schedule.rule.instead.before", number, vaccines, words.age(parts[1]));
    }

    private Rule forbidding(RuleRow row) {
        var lines = cells(row, "series").stream()
                .filter(rules.lines()::containsKey)
                .map(this::name)
                .toList();
        return new Rule(words.name(row), text("schedule.rule.forbids", String.join("; ", lines)), words.law("", row));
    }

    private Rule apart(RuleRow row) {
        return new Rule(
                text("schedule.rule.apart"),
                text(
                        "schedule.rule.apart.text",
                        words.anyOf(cells(row, "later")),
                        words.time(row.cell("apart")),
                        words.anyOf(cells(row, "earlier"))),
                words.law("", row));
    }

    private static List<String> cells(RuleRow row, String column) {
        return row.find(column).map(cell -> List.of(cell.split(" "))).orElse(List.of());
    }

    private String age(String key, String cell) {
        return text(key, words.age(cell));
    }

    private String time(String key, String cell) {
        return text(key, words.time(cell));
    }

    private String text(String key, Object... arguments) {
        return words.text(key, arguments);
    }
}
