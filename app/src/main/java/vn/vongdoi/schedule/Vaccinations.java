package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.immunization.Dose;
import vn.vongdoi.immunization.Evaluation;
import vn.vongdoi.immunization.Forecast;
import vn.vongdoi.immunization.GroupForecast;
import vn.vongdoi.immunization.NationalSchedule;
import vn.vongdoi.immunization.Patient;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Entry;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.schedule.Due.Status;
import vn.vongdoi.schedule.Due.Used;

/** Doses of vaccine by the national schedule. */
record Vaccinations(Texts texts, Language language) {

    /** @param province where the person lives */
    List<Due> due(Person person, Given given, LocalDate on, String province) {
        var schedule = NationalSchedule.at(on, province);
        var patient = new Patient(person.birth().date(), gender(person), Map.of());
        return schedule.assess(patient, List.copyOf(given.doses().keySet()), on).stream()
                .map(it -> due(it, schedule.rows(it.group()), given, on))
                .toList();
    }

    private static String gender(Person person) {
        return switch (person.sex()) {
            case MALE -> "Male";
            case FEMALE -> "Female";
            case UNDETERMINED -> "Unknown";
        };
    }

    private Due due(GroupForecast found, List<RuleRow> rows, Given given, LocalDate on) {
        var next = found.forecast().find();
        var rule = next.flatMap(it -> rows.stream()
                        .filter(row -> row.cell("dose").equals(String.valueOf(it.target())))
                        .findFirst())
                .orElse(rows.getFirst());
        return new Due(
                found.group(),
                rows.getFirst().cell(language.pick("name_vi", "name_en")),
                status(found.forecast(), on),
                next.map(Forecast.Next::number),
                next.map(Forecast.Next::earliest),
                next.map(Forecast.Next::recommended),
                next.flatMap(it -> Optional.ofNullable(it.pastDue())).map(day -> day.plusDays(1)),
                next.flatMap(it -> Optional.ofNullable(it.latest())),
                found.evaluations().stream()
                        .flatMap(it -> given.doses().getOrDefault(it.dose(), List.of()).stream()
                                .map(entry -> used(it.dose(), it.evaluation(), entry)))
                        .toList(),
                rule.source(),
                rule.confidence().word());
    }

    private Used used(Dose dose, Evaluation evaluation, Entry entry) {
        var reason = switch (evaluation) {
            case VALID -> "";
            case TOO_YOUNG -> text("schedule.dose.young");
            case TOO_OLD -> text("schedule.dose.old");
            case TOO_SOON -> text("schedule.dose.soon");
            case CONFLICT -> text("schedule.dose.conflict");
            case INADVERTENT, WRONG_VACCINE -> text("schedule.dose.wrong");
            case COMPLETE -> text("schedule.dose.extra");
        };
        return new Used(entry.resource().reference(), dose.given(), dose.cvx(), reason.isEmpty(), reason);
    }

    private static Status status(Forecast forecast, LocalDate on) {
        return switch (forecast.status()) {
            case COMPLETE, IMMUNE -> Status.DONE;
            case AGED_OUT -> Status.OVER;
            case NOT_RECOMMENDED -> Status.NOT_NEEDED;
            case CONTRAINDICATED -> Status.FORBIDDEN;
            case NOT_COMPLETE -> forecast.find().map(next -> status(next, on)).orElse(Status.NOT_NEEDED);
        };
    }

    private static Status status(Forecast.Next next, LocalDate on) {
        if (on.isBefore(next.earliest())) return Status.UPCOMING;
        if (on.isBefore(next.recommended())) return Status.ALLOWED;
        return next.pastDue() != null && on.isAfter(next.pastDue()) ? Status.OVERDUE : Status.DUE;
    }

    private String text(String key) {
        return texts.text(language, key);
    }
}
