package vn.vongdoi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RightsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<Area> AREAS =
            List.of(new Area.Province(), new Area.Commune("10507"), new Area.Facility("31001"));

    @ParameterizedTest
    @EnumSource
    void nobodyReadsAPersonsRecordForPlanning(Role role) {
        assertThat(AREAS)
                .allSatisfy(area -> assertThat(Rights.reading(actor(role, area), Purpose.PLANNING, TODAY))
                        .isEmpty());
    }

    /** They govern, run or watch the system; none of that is treating somebody. */
    @ParameterizedTest
    @EnumSource(names = {"ADMINISTRATOR", "LEADER", "PROGRAMME_STAFF", "DATA_PROTECTION_OFFICER", "AUDITOR"})
    void whoTreatsAndPaysNobodyReadsNobody(Role role) {
        for (var area : AREAS) {
            for (var purpose : Purpose.values()) {
                assertThat(Rights.reading(actor(role, area), purpose, TODAY)).isEmpty();
            }
        }
    }

    @Test
    void onlyTheEpidemiologistAndTheOwnStationListPeople() {
        for (var role : Role.values()) {
            for (var area : AREAS) {
                for (var purpose : Purpose.values()) {
                    var may = purpose == Purpose.PUBLIC_HEALTH
                            && (role == Role.CONSOLE && area instanceof Area.Province
                                    || role == Role.EPIDEMIOLOGIST && area instanceof Area.Province
                                    || role == Role.STATION_STAFF && area instanceof Area.Commune);
                    assertThat(Rights.mayListPeople(actor(role, area), purpose, "10507", TODAY))
                            .as(role + " " + area + " " + purpose)
                            .isEqualTo(may);
                }
            }
        }
        assertThat(Rights.mayListPeople(
                        actor(Role.STATION_STAFF, new Area.Commune("10507")), Purpose.PUBLIC_HEALTH, "10525", TODAY))
                .isFalse();
    }

    @Test
    void aLawIsAppliedFromItsFirstDayOn() {
        var pharmacist = actor(Role.PHARMACIST, new Area.Facility("31001"));
        assertThat(Rights.reading(pharmacist, Purpose.CARE, LocalDate.of(2026, 5, 14)))
                .isEmpty();
        assertThat(Rights.reading(pharmacist, Purpose.CARE, LocalDate.of(2026, 5, 15)))
                .isNotEmpty();
    }

    @Test
    void codesOfAnIcdRangeAreLabelled() {
        for (var code : new String[] {"B20", "B20.9", "B24", "B24.0", "Z21", "R75", "O98.7"}) {
            assertThat(Labels.of(Set.of("icd10|" + code), TODAY)).as(code).isEqualTo(Label.HIV.bit());
        }
        for (var code : new String[] {"B19.9", "B25", "Z20", "Z20.1", "O98.6", "I10", ""}) {
            assertThat(Labels.of(Set.of("icd10|" + code), TODAY)).as(code).isZero();
        }
        assertThat(Labels.of(Set.of("icd10|F32.1"), TODAY)).isEqualTo(Label.MENTAL.bit());
        assertThat(Labels.of(Set.of("icd10|O04.9", "icd10|Z21"), TODAY))
                .isEqualTo(Label.bits(EnumSet.of(Label.HIV, Label.REPRODUCTIVE)));
        assertThat(Labels.of(Set.of("loinc|B20"), TODAY)).isZero();
    }

    private static Actor actor(Role role, Area area) {
        return new Actor("ai đó", role, area);
    }
}
