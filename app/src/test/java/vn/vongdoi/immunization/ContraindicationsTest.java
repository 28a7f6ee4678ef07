package vn.vongdoi.immunization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vongdoi.rules.Residence;

class ContraindicationsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Examples CASES = new Examples("contraindications", LocalDate.of(2020, 1, 15));

    static List<CSVRecord> cases() throws IOException {
        return CASES.list();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatTheRecordTellsForbidsWhatWouldHarm(CSVRecord one) {
        var observations = new HashMap<String, @Nullable LocalDate>();
        if (!one.get("observations").isEmpty()) observations.put(one.get("observations"), null);
        var girl = new Patient(CASES.born(), "Female", observations, CASES.pregnancies(one));
        for (var unverified : List.of(true, false)) {
            var schedule = NationalSchedule.at(TODAY, new Residence("31", ""), unverified);
            if (!schedule.series().contains(one.get("series"))) continue;
            assertThat(schedule.assess(girl, List.of(), CASES.day(one.get("on"))))
                    .filteredOn(it -> it.group().equals(one.get("series")))
                    .singleElement()
                    .extracting(it -> it.forecast().status().word())
                    .asString()
                    .isEqualToIgnoringCase(one.get("status"));
        }
    }
}
