package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.vongdoi.immunization.NationalSchedule;
import vn.vongdoi.page.Language;

/**
 * A line of a schedule: a vaccine, a check-up, a test.
 *
 * @param programme which kind of work it is
 */
record Service(String code, String programme, String nameVi, String nameEn) {
    static final String IMMUNIZATION = "immunization";

    String name(Language language) {
        return language.pick(nameVi, nameEn);
    }

    /**
     * All lines that hold on a day, by code, in the order of the rules.
     *
     * @param unverified with what is known from memory only
     */
    static Map<String, Service> at(LocalDate day, String province, boolean unverified) {
        var services = new LinkedHashMap<String, Service>();
        var schedule = NationalSchedule.at(day, province, unverified);
        for (var series : schedule.series()) {
            var row = schedule.rows(series).getFirst();
            services.put(series, new Service(series, IMMUNIZATION, row.cell("name_vi"), row.cell("name_en")));
        }
        return services;
    }
}
