package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import vn.vongdoi.careplan.Managed;
import vn.vongdoi.careplan.Planned;
import vn.vongdoi.immunization.Dose;
import vn.vongdoi.immunization.Evaluation;
import vn.vongdoi.immunization.Forecast;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.record.Fact;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.schedule.Due.Used;
import vn.vongdoi.schedule.Vaccinations.Judged;

/**
 * What was judged of one person, in words.
 *
 * @param references of entries, by their keys
 */
record Wording(Texts texts, Language language, Map<Long, String> references) {

    Due due(Judged judged, List<RuleRow> rows, LocalDate on) {
        var item = Vaccinations.item(judged.forecast());
        var rule = judged.forecast()
                .forecast()
                .find()
                .map(Forecast.Next::target)
                .flatMap(target -> rows.stream()
                        .filter(row -> row.cell("dose").equals(String.valueOf(target)))
                        .findFirst())
                .orElse(rows.getFirst());
        return new Due(
                item.service(),
                Service.IMMUNIZATION,
                rows.getFirst().cell(language.pick("name_vi", "name_en")),
                "",
                item.on(on),
                Optional.of(item.number()).filter(number -> number > 0),
                Optional.ofNullable(item.earliest()),
                Optional.ofNullable(item.recommended()),
                Optional.ofNullable(item.overdue()),
                Optional.ofNullable(item.latest()),
                judged.forecast().evaluations().stream()
                        .flatMap(it -> used(it.dose(), it.evaluation(), judged))
                        .toList(),
                List.of(rule.cell("vaccines").split(" ")),
                List.of(),
                rule.source(),
                rule.confidence().word());
    }

    /** @param row of the schedule that speaks */
    Due due(Planned planned, vn.vongdoi.careplan.Service row, Map<Long, Fact> facts, LocalDate on) {
        var item = Assessing.item(planned, facts);
        return new Due(
                item.service(),
                row.programme(),
                row.name().in(language),
                row.whom().in(language),
                item.on(on),
                Optional.empty(),
                Optional.ofNullable(item.earliest()),
                Optional.ofNullable(item.recommended()),
                Optional.ofNullable(item.overdue()),
                Optional.ofNullable(item.latest()),
                planned.used().stream()
                        .flatMap(key -> Stream.ofNullable(facts.get(key)))
                        .filter(fact -> fact.day() != null && references.containsKey(fact.key()))
                        .map(fact -> new Used(
                                Objects.requireNonNull(references.get(fact.key())),
                                Objects.requireNonNull(fact.day()),
                                "",
                                true,
                                ""))
                        .toList(),
                List.of(),
                row.orders(),
                row.source(),
                row.confidence().word());
    }

    DueList.Disease disease(Managed managed, String name) {
        return new DueList.Disease(
                managed.disease(),
                name,
                managed.since(),
                managed.visited(),
                managed.controlled(),
                managed.measured(),
                managed.lost(),
                managed.supplied());
    }

    private Stream<Used> used(Dose dose, Evaluation evaluation, Judged judged) {
        var reason = switch (evaluation) {
            case VALID -> "";
            case TOO_YOUNG -> text("schedule.dose.young");
            case TOO_OLD -> text("schedule.dose.old");
            case TOO_SOON -> text("schedule.dose.soon");
            case CONFLICT -> text("schedule.dose.conflict");
            case INADVERTENT, WRONG_VACCINE -> text("schedule.dose.wrong");
            case COMPLETE -> text("schedule.dose.extra");
        };
        return judged.entries().getOrDefault(dose, List.of()).stream()
                .map(key -> new Used(
                        Objects.requireNonNull(references.get(key)),
                        dose.given(),
                        dose.cvx(),
                        reason.isEmpty(),
                        reason));
    }

    private String text(String key) {
        return texts.text(language, key);
    }
}
