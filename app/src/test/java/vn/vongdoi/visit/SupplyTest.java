package vn.vongdoi.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SupplyTest {

    /** Doses as QĐ 3176 writes them. */
    @ParameterizedTest
    @CsvFileSource(files = "src/main/resources/rules/visit/prescriptions.examples.csv", numLinesToSkip = 1)
    void aPrescriptionIsEnoughForAsManyDaysAsTheExamplesName(
            String dose, @Nullable BigDecimal quantity, @Nullable Integer days) {
        var prescription = JsonMapper.shared().createObjectNode();
        prescription.putArray("dosageInstruction").addObject().put("text", dose);
        if (quantity != null) {
            prescription.putObject("dispenseRequest").putObject("quantity").put("value", quantity);
        }
        assertThat(Supply.days(new Body(prescription))).isEqualTo(optional(days));
    }

    /** What the prescription says itself goes before its dose; what no prescription says is passed over. */
    @ParameterizedTest
    @CsvSource({"90, d, 90", "99999999999, d, 5", "0, d, 5", "3, mo, 5"})
    void thePrescriptionsOwnDurationIsBelievedWhereItCanBe(BigDecimal value, String unit, int days) {
        var prescription = JsonMapper.shared().createObjectNode();
        prescription.putArray("dosageInstruction").addObject().put("text", "2 lần/ngày * 5 ngày");
        ObjectNode duration = prescription.putObject("dispenseRequest").putObject("expectedSupplyDuration");
        duration.put("value", value).put("code", unit);
        assertThat(Supply.days(new Body(prescription))).hasValue(days);
    }

    /** TT 26/2025/TT-BYT Art. 6.8a, in force from 1 July 2025. */
    @Test
    void aPrescriptionThatNamesNoDaysIsForThirtyAtMost() {
        assertThat(Supply.most(LocalDate.of(2026, 11, 1))).isEqualTo(30);
        assertThat(Supply.most(LocalDate.of(2025, 6, 30))).isZero();
    }

    private static OptionalInt optional(@Nullable Integer days) {
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }
}
