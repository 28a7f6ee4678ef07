package vn.vongdoi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RightsTest {
    @ParameterizedTest
    @EnumSource
    void nobodyReadsARecordForPlanningOrInSomebodyElsesName(Role role) {
        assertThat(Rights.mayRead(actor(role), Purpose.PLANNING)).isFalse();
        assertThat(Rights.mayRead(actor(role), Purpose.OWN_RECORD)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhoIsNamedReadsRecordsAtAll(Role role) {
        var named = Set.of(Role.ADMINISTRATOR, Role.CONSOLE, Role.MACHINE).contains(role);
        assertThat(EnumSet.allOf(Purpose.class).stream().anyMatch(p -> Rights.mayRead(actor(role), p)))
                .isEqualTo(named);
    }

    @Test
    void aMachineReadsForCareAndListsNobody() {
        for (var purpose : Purpose.values()) {
            assertThat(Rights.mayRead(actor(Role.MACHINE), purpose)).isEqualTo(purpose == Purpose.CARE);
            assertThat(Rights.mayListPeople(actor(Role.MACHINE), purpose)).isFalse();
        }
    }

    private static Actor actor(Role role) {
        return new Actor("ai đó", role, new Area.Province());
    }
}
