package vn.vongdoi.place;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.vongdoi.rules.Area;
import vn.vongdoi.rules.RuleTable;

/** Counts are those of Resolutions 202/2025/QH15 and 1656–1687/NQ-UBTVQH15. */
class GazetteerTest {
    private static final Gazetteer MERGER = Gazetteer.on(LocalDate.of(2025, 7, 1));

    @Test
    void theCountryHas34ProvincesSixOfThemCitiesAfterTheMerger() {
        assertThat(MERGER.provinces()).hasSize(34);
        assertThat(MERGER.provinces().values())
                .filteredOn(p -> p.kind() == ProvinceKind.CITY)
                .hasSize(6);
    }

    @Test
    void theCountryHas3321Communes() {
        assertThat(MERGER.communes()).hasSize(3321);
        assertThat(MERGER.communes().values().stream().collect(groupingBy(Commune::kind, counting())))
                .containsEntry(CommuneKind.COMMUNE, 2621L)
                .containsEntry(CommuneKind.WARD, 687L)
                .containsEntry(CommuneKind.SPECIAL_ZONE, 13L);
    }

    @Test
    void haiPhongHas114CommunesAndHaNoi126() {
        assertThat(kinds("31")).containsExactly(67L, 45L, 2L);
        assertThat(kinds("01")).containsExactly(75L, 51L, 0L);
    }

    @Test
    void anUnknownPopulationIsUnknownAndNeverZero() {
        assertThat(MERGER.communes())
                .hasEntrySatisfying(
                        new CommuneCode("26116"),
                        c -> assertThat(c.population()).isNull());
        assertThat(MERGER.communes().values()).extracting(Commune::population).doesNotContain(0);
    }

    @Test
    void everySuccessorOfAFormerCommuneExists() {
        assertThat(MERGER.formerCommunes().values())
                .flatExtracting(FormerCommune::successors)
                .isSubsetOf(MERGER.communes().keySet());
    }

    @Test
    void the63ProvincesOfBeforeTheMergerMakeThe34OfToday() {
        var former = MERGER.formerProvinces().values();
        assertThat(former).hasSize(63);
        assertThat(former.stream().map(FormerProvince::successor).distinct()).hasSize(34);
        assertThat(former).allSatisfy(it -> assertThat(MERGER.provinces()).containsKey(it.successor()));
        assertThat(former.stream()
                        .filter(it -> it.successor().value().equals("31"))
                        .map(FormerProvince::name))
                .containsExactly("Hải Dương", "Hải Phòng");
    }

    @Test
    void everyPlaceThatARuleNamesIsOneOfToday() {
        var today = Gazetteer.on(LocalDate.of(2026, 11, 23));
        for (var table :
                List.of("careplan/services", "immunization/schedule", "sample/care-places", "sample/vaccines-places")) {
            var named = Area.named(RuleTable.read(table).rows());
            assertThat(today.provinces().keySet())
                    .extracting(ProvinceCode::value)
                    .as(table)
                    .containsAll(named.provinces());
            assertThat(today.communes().keySet())
                    .extracting(CommuneCode::value)
                    .as(table)
                    .containsAll(named.communes());
        }
    }

    @TestFactory
    List<DynamicTest> laterChangesHoldFromTheirDay() throws IOException {
        var file = GazetteerTest.class.getResourceAsStream("/rules/place/changes.examples.csv");
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var examples = format.parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return examples.stream()
                    .map(example -> DynamicTest.dynamicTest(String.join(" ", example), () -> {
                        var units = Gazetteer.on(LocalDate.parse(example.get("day")));
                        var code = example.get("code");
                        var kind = example.get("kind");
                        switch (example.get("level")) {
                            case "province" ->
                                assertThat(units.provinces())
                                        .hasEntrySatisfying(
                                                new ProvinceCode(code),
                                                p -> assertThat(p.kind().word()).isEqualTo(kind));
                            case "commune" ->
                                assertThat(units.communes())
                                        .hasEntrySatisfying(
                                                new CommuneCode(code),
                                                c -> assertThat(c.kind().word()).isEqualTo(kind));
                            default -> throw new IllegalArgumentException(example.toString());
                        }
                    }))
                    .toList();
        }
    }

    private static List<Long> kinds(String province) {
        var counts = MERGER.communes().values().stream()
                .filter(c -> c.province().value().equals(province))
                .collect(groupingBy(Commune::kind, counting()));
        return List.of(
                counts.getOrDefault(CommuneKind.COMMUNE, 0L),
                counts.getOrDefault(CommuneKind.WARD, 0L),
                counts.getOrDefault(CommuneKind.SPECIAL_ZONE, 0L));
    }
}
