package vn.vongdoi.careplan;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vongdoi.person.Sex;
import vn.vongdoi.rules.Residence;
import vn.vongdoi.rules.RuleTable;

/** No rule in force names a commune; the example table shows what one that does would do. */
class PlacesOfRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Life MAN = new Life(LocalDate.of(1980, 5, 10), Sex.MALE);
    private static final Path RULES = Path.of("src/test/resources/rules/sample");

    private final Versions versions = new Versions(RuleTable.read("sample/care-places"));

    static List<CSVRecord> cases() throws IOException {
        return Examples.read(RULES.resolve("care-places.examples.csv"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatIsAskedForDependsOnTheCommune(CSVRecord one) {
        var on = LocalDate.parse(one.get("on"));
        var home = new Residence(one.get("province"), one.get("commune"));
        var due = versions.at(on, home, true).assess(MAN, List.of(), on).stream()
                .map(it -> it.service() + ":" + it.number())
                .collect(joining(" "));
        assertThat(due).isEqualTo(one.get("due"));
    }

    @Test
    void onlyPlacesThatARowNamesHaveAVersionOfTheirOwn() throws IOException {
        Set<CarePlan> plans = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var line : Files.readAllLines(Path.of("src/main/resources/place/communes.csv"), StandardCharsets.UTF_8)) {
            var cells = line.split(",");
            if (cells[0].equals("code")) continue;
            plans.add(versions.at(TODAY, new Residence(cells[1], cells[0]), true));
        }
        assertThat(plans)
                .as("four communes, the rest of one province, and everywhere else")
                .hasSize(6);
    }

    @Test
    void theRowsOfAllPlacesStandTogetherWithWhereTheyHold() {
        assertThat(versions.everywhere(TODAY, true))
                .extracting(row -> row.key() + row.number() + " " + row.area().provinces()
                        + row.area().communes().size())
                .containsExactly("visit-of-place1 [31]1", "visit-of-place2 []0", "test-of-place1 []3");
    }
}
