package vn.vongdoi.schedule;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import vn.vongdoi.careplan.CarePlan;
import vn.vongdoi.careplan.Service.Text;
import vn.vongdoi.immunization.NationalRules;
import vn.vongdoi.page.Language;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.Residence;

/**
 * A line of a schedule: a vaccine, a check-up, a test.
 *
 * @param programme which kind of work it is
 */
record Service(String code, String programme, Text programmeName, Text name) {
    static final String IMMUNIZATION = "immunization";

    static final Text IMMUNIZATIONS = new Text("Tiêm chủng", "Vaccination");

    String name(Language language) {
        return name.in(language);
    }

    /**
     * All lines that hold on a day, wherever, by code, in the order of the rules: people of one list may live in many places.
     *
     * @param unverified with what is known from memory only
     */
    static Map<String, Service> at(LocalDate day, boolean unverified) {
        var services = new LinkedHashMap<String, Service>();
        NationalRules.at(day).lines().forEach((series, rows) -> {
            if (!unverified && rows.stream().allMatch(row -> row.confidence() == Confidence.MEMORY)) return;
            var row = rows.getFirst();
            var name = new Text(row.cell("name_vi"), row.cell("name_en"));
            services.put(series, new Service(series, IMMUNIZATION, IMMUNIZATIONS, name));
        });
        for (var row : CarePlan.everywhere(day, unverified)) {
            services.putIfAbsent(row.key(), new Service(row.key(), row.programme(), row.programmeName(), row.name()));
        }
        return services;
    }

    private record Row(String key, int number) {}

    /** The rows of what is no vaccine. */
    record Rows(Map<Row, vn.vongdoi.careplan.Service> byNumber) {
        static Rows at(LocalDate day, Residence home, boolean unverified) {
            return new Rows(CarePlan.at(day, home, unverified).services().stream()
                    .collect(toMap(row -> new Row(row.key(), row.number()), row -> row, (one, _) -> one)));
        }

        vn.vongdoi.careplan.Service row(String service, int number) {
            return Objects.requireNonNull(byNumber.get(new Row(service, number)), service);
        }
    }
}
