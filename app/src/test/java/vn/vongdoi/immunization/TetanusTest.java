package vn.vongdoi.immunization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vongdoi.rules.Residence;

class TetanusTest {
    private static final LocalDate BORN = LocalDate.of(2000, 1, 15);
    private static final Examples PLANS = new Examples("tetanus", BORN);
    private static final Examples BIRTHS = new Examples("tetanus-at-birth", BORN);

    static List<CSVRecord> plans() throws IOException {
        return PLANS.list();
    }

    static List<CSVRecord> births() throws IOException {
        return BIRTHS.list();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void aPregnantWomanIsAskedForTheDosesThatHerHistoryLeavesOpen(CSVRecord one) {
        var doses = PLANS.doses(one);
        var on = PLANS.day(one.get("on"));
        var said = NationalSchedule.at(on, new Residence("31", "")).assess(woman(PLANS, one), doses, on).stream()
                .filter(it -> it.group().equals("tetanus"))
                .findFirst();
        if (one.get("status").equals("none")) {
            assertThat(said).isEmpty();
            return;
        }
        PLANS.assertSays(one, said.orElseThrow(), doses);
        assertThat(said.get().forecast().find().map(Forecast.Next::pastDue).orElse(null))
                .as("late")
                .isEqualTo(PLANS.optional(one, "late"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("births")
    void aBirthIsProtectedByTheDosesOfItsPregnancyOrOfALife(CSVRecord one) {
        var found = TetanusAtBirth.isProtected(woman(BIRTHS, one), BIRTHS.doses(one), BIRTHS.day(one.get("birth")));
        assertThat(found ? "yes" : "no").isEqualTo(one.get("protected"));
    }

    @Test
    void aPregnancyThatEndsBeforeItBeginsIsNone() {
        assertThatThrownBy(() -> new Pregnancy(BORN, BORN.minusDays(1), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(BORN.minusDays(1).toString());
    }

    private static Patient woman(Examples examples, CSVRecord one) {
        return new Patient(BORN, "Female", Map.of(), examples.pregnancies(one));
    }
}
