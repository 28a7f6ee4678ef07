package vn.vongdoi.claimfhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class VitalsTest {
    @Test
    void vitalSignsAreReadFromANote() {
        var vitals =
                Vitals.find("Tỉnh. CSST<M75_T37.5_HA120/70_NT18_SP98_HL2> ổn").orElseThrow();
        assertThat(vitals).isEqualTo(new Vitals(75, new BigDecimal("37.5"), 120, 70, 18, 98));
        assertThat(Vitals.find("CSST<M_Tx_HA/_HL2>")).isEmpty();
        assertThat(Vitals.find("CSST<M75")).isEmpty();
        assertThat(Vitals.find("CSST<HA120>"))
                .hasValueSatisfying(v -> assertThat(v.systolic()).isEqualTo(120));
    }
}
