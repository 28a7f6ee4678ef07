package vn.vongdoi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vongdoi.page.Problem;

class ScopesTest {
    @Test
    void whatIsNotNamedIsNotGranted() {
        var scopes = Scopes.of("system/Observation.rs system/Patient.c");
        assertThat(scopes.allow("Observation", Interaction.READ)).isTrue();
        assertThat(scopes.allow("Observation", Interaction.SEARCH)).isTrue();
        assertThat(scopes.allow("Observation", Interaction.CREATE)).isFalse();
        assertThat(scopes.allow("Patient", Interaction.CREATE)).isTrue();
        assertThat(scopes.allow("Patient", Interaction.READ)).isFalse();
        assertThat(scopes.allow("Condition", Interaction.READ)).isFalse();
        assertThat(scopes.allow("*", Interaction.READ)).isFalse();
        assertThat(scopes.has(Scopes.Special.EXCHANGE)).isFalse();
    }

    @Test
    void theStarNamesAllTypes() {
        var scopes = Scopes.of("system/*.rs");
        assertThat(scopes.allow("Condition", Interaction.READ)).isTrue();
        assertThat(scopes.allow("*", Interaction.SEARCH)).isTrue();
        assertThat(scopes.allow("Condition", Interaction.DELETE)).isFalse();
    }

    @Test
    void theWordsOfTheFirstVersionMeanTheirLetters() {
        assertThat(Scopes.of("system/Patient.read")).isEqualTo(Scopes.of("system/Patient.rs"));
        assertThat(Scopes.of("system/Patient.write")).isEqualTo(Scopes.of("system/Patient.cud"));
        assertThat(Scopes.of("system/*.*")).isEqualTo(Scopes.of("system/*.cruds"));
    }

    @Test
    void aRegistrationCoversWhatIsNoMoreThanItself() {
        var registered = Scopes.of("system/*.rs system/Observation.cud exchange");
        assertThat(registered.cover(Scopes.of("system/Patient.r"))).isTrue();
        assertThat(registered.cover(Scopes.of("system/Observation.cruds"))).isTrue();
        assertThat(registered.cover(Scopes.of("exchange"))).isTrue();
        assertThat(registered.cover(Scopes.of("system/Patient.u"))).isFalse();
        assertThat(registered.cover(Scopes.of("system/*.d"))).isFalse();
        assertThat(Scopes.of("system/Patient.rs").cover(Scopes.of("exchange"))).isFalse();
    }

    @Test
    void anAppReadsForSomebodyAndAMachineActsForItsFacility() {
        assertThat(Scopes.OF_APPS.isOfApps()).isTrue();
        assertThat(Scopes.of("user/*.cruds").isOfApps()).isFalse();
        assertThat(Scopes.of("openid system/*.rs").isOfApps()).isFalse();
        assertThat(Scopes.of("user/*.rs exchange").isOfApps()).isFalse();
        assertThat(Scopes.ALL.isOfMachines()).isTrue();
        assertThat(Scopes.of("user/*.rs").isOfMachines()).isFalse();
        assertThat(Scopes.of("system/*.rs openid").isOfMachines()).isFalse();
        assertThat(Scopes.of("system/*.rs").cover(Scopes.of("user/*.rs"))).isFalse();
        assertThat(Scopes.of("user/*.rs").cover(Scopes.of("user/Patient.r openid")))
                .isFalse();
        assertThat(Scopes.OF_APPS.word("Patient", Interaction.CREATE)).isEqualTo("user/Patient.c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "system",
                "system/Patient",
                "system/Patient.",
                "system/Patient.sr",
                "system/Patient.rr",
                "system/Patient.x",
                "system/patient.rs",
                "system/Patient.rs?name=a",
                "launch",
                "patient/*.sr",
                "offline",
                "user/*.sr",
                "openid/x",
                "exchange/claims",
                "system/Patient.rs\tsystem/*.rs"
            })
    void whatIsNoScopeIsRefused(String word) {
        assertThatThrownBy(() -> Scopes.of(word)).isInstanceOf(Problem.class);
    }

    @Test
    void onePersonsRecordIsPartOfWhatAUserReadsAndNotTheOtherWayRound() {
        assertThat(Scopes.of("user/*.rs").cover(Scopes.of("patient/Observation.r")))
                .isTrue();
        assertThat(Scopes.of("patient/*.rs").cover(Scopes.of("user/Observation.r")))
                .isFalse();
        assertThat(Scopes.of("system/*.rs").cover(Scopes.of("patient/*.rs"))).isFalse();
        assertThat(Scopes.of("user/*.rs").cover(Scopes.of("user/*.rs offline_access")))
                .isFalse();
        assertThat(Scopes.of("patient/*.rs launch/patient offline_access openid fhirUser")
                        .isOfApps())
                .isTrue();
        assertThat(Scopes.of("patient/*.cruds").isOfApps()).isFalse();
        assertThat(Scopes.of("patient/*.rs").isOfMachines()).isFalse();
        assertThat(Scopes.of("system/*.rs offline_access").isOfMachines()).isFalse();
        assertThat(Scopes.of("patient/*.rs").word("Patient", Interaction.CREATE))
                .isEqualTo("patient/Patient.c");
    }

    @Test
    void theyAreWrittenAsTheyAreRead() {
        for (var words : List.of(
                "system/*.rs system/Observation.cud exchange",
                "patient/*.rs openid fhirUser launch/patient offline_access")) {
            assertThat(Scopes.of(words)).hasToString(words);
        }
    }
}
