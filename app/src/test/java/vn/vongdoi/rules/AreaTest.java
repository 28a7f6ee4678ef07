package vn.vongdoi.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AreaTest {
    private static RuleRow row(String places) {
        return new RuleRow(Validity.ALWAYS, "Ví dụ", Confidence.OURS, Map.of("places", places));
    }

    @Test
    void aRuleHoldsInTheProvincesAndTheCommunesThatItNames() {
        var area = Area.of(row("20 10507"));
        assertThat(area.holds(new Residence("20", "05983"))).isTrue();
        assertThat(area.holds(new Residence("31", "10507"))).isTrue();
        assertThat(area.holds(new Residence("31", "11383"))).isFalse();
        assertThat(area.holds(new Residence("31", ""))).as("commune not known").isFalse();
        assertThat(Area.of(row("")).holds(new Residence("", ""))).isTrue();
    }

    @Test
    void homesThatNoRuleTellsApartAreTheSame() {
        var named = Area.named(List.of(row("20 10507"), row("11383"), row("")));
        assertThat(named.seen(new Residence("31", "11311"))).isEqualTo(named.seen(new Residence("79", "27259")));
        assertThat(named.seen(new Residence("31", "11383"))).isEqualTo(new Residence("", "11383"));
        assertThat(named.seen(new Residence("20", "05983"))).isEqualTo(new Residence("20", ""));
    }

    @Test
    void whatIsNoCodeIsRefused() {
        assertThatThrownBy(() -> Area.of(row("20 1050")))
                .hasMessage("places: expected codes of 2 digits (province) or 5 (commune), got '1050'");
        assertThatThrownBy(() -> new Residence("31", "Lê Chân")).hasMessageContaining("5 digits");
    }
}
