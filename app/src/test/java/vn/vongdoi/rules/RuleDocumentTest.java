package vn.vongdoi.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RuleDocumentTest {

    @Test
    void aDocumentTellsWhenItHoldsByWhichLawAndItsOwnKeys() {
        var programme = RuleDocument.read("sample/programme");
        assertThat(programme.holdsOn(LocalDate.of(2025, 6, 30))).isFalse();
        assertThat(programme.holdsOn(LocalDate.of(2025, 7, 1))).isTrue();
        assertThat(programme.source()).isEqualTo("Nghị quyết 72-NQ/TW");
        assertThat(programme.text("code")).isEqualTo("012");
        assertThat(programme.find("empty")).isEmpty();
        assertThatThrownBy(() -> programme.text("unknown")).hasMessageContaining("unknown");
    }

    @Test
    void listsOfMapsKeepTheirOrderAndDatesReadAsDays() {
        var targets = RuleDocument.read("sample/programme").maps("targets");
        assertThat(targets).extracting(t -> t.get("code")).containsExactly("a", "b");
        assertThat(RuleDocument.text(targets.getFirst(), "due")).hasValue("2030-12-31");
        assertThat(RuleDocument.read("sample/programme").maps("none")).isEmpty();
    }

    @Test
    void aFaultyDocumentIsRefusedWithItsName() {
        assertThatThrownBy(() -> RuleDocument.read("sample/sourceless")).hasMessageContaining("sample/sourceless");
        assertThatThrownBy(() -> RuleDocument.read("sample/blank")).hasMessageContaining("empty");
        assertThatThrownBy(() -> RuleDocument.read("sample/twice")).hasMessageContaining("code");
    }
}
