package vn.vongdoi.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Law 51/2024/QH15 art. 22 and the base salary of NĐ 73/2024 and NĐ 161/2026. */
class EntitlementTest {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    @Test
    void aBillUnderFifteenPercentOfTheBaseSalaryOfTheDayIsPaidInFull() {
        var atHome = new Entitlement("1.1", 800, true);

        assertThat(atHome.applied(35_099_999, JUNE)).isEqualTo(1000);
        assertThat(atHome.applied(35_100_000, JUNE)).isEqualTo(800);
        assertThat(atHome.applied(35_100_000, JULY)).isEqualTo(1000);
        assertThat(atHome.applied(37_950_000, JULY)).isEqualTo(800);
    }

    @Test
    void theSmallBillRuleDoesNotHelpThoseWhoReferThemselvesToASpecialisedHospital() {
        assertThat(new Entitlement("1.18", 400, false).applied(10_000_000, JULY))
                .isEqualTo(400);
    }

    @Test
    void withoutInsuranceTheFundPaysNothing() {
        assertThat(Entitlement.NOT_INSURED.applied(10_000_000, JULY)).isZero();
    }
}
