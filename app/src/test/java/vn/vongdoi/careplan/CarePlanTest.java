package vn.vongdoi.careplan;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vongdoi.access.Label;
import vn.vongdoi.page.Language;
import vn.vongdoi.person.Sex;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.Residence;

class CarePlanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    static List<CSVRecord> services() throws IOException {
        return Examples.of("services");
    }

    static List<CSVRecord> states() throws IOException {
        return Examples.of("states");
    }

    static List<CSVRecord> codes() throws IOException {
        return Examples.of("codes");
    }

    static List<CSVRecord> managed() throws IOException {
        return Examples.of("managed");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void everybodyIsDueWhatTheLawHas(CSVRecord one) {
        var on = LocalDate.parse(one.get("on"));
        var life = new Life(LocalDate.parse(one.get("birth")), one.get("sex").equals("f") ? Sex.FEMALE : Sex.MALE);
        var planned = plan(on, one).assess(life, Examples.facts(one.get("facts")), on);
        var found = planned.stream()
                .filter(it -> it.service().equals(one.get("service")))
                .toList();
        if (one.get("standing").equals("none")) {
            assertThat(found).isEmpty();
            return;
        }
        assertThat(found).as("in %s", planned).hasSize(1);
        var service = found.getFirst();
        assertThat(service.standing().name().toLowerCase(Locale.ROOT)).isEqualTo(one.get("standing"));
        assertThat(service.number()).as("number").isEqualTo(Integer.parseInt(one.get("number")));
        assertThat(service.recommended()).as("recommended").isEqualTo(Examples.day(one.get("recommended")));
        assertThat(service.overdue()).as("overdue").isEqualTo(Examples.day(one.get("overdue")));
        assertThat(service.latest()).as("latest").isEqualTo(Examples.day(one.get("latest")));
        assertThat(service.used()).as("used").isEqualTo(Examples.keys(one.get("used")));
        assertThat(service.changes()).isAfter(on);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void peopleAreInStatesForAWhile(CSVRecord one) {
        var on = LocalDate.parse(one.get("on"));
        var rules = new RulesReader(RulesReader.SERVICES, on, new Residence("31", ""), true).read();
        var rule = rules.states().stream()
                .filter(it -> it.state().key().equals(one.get("state")))
                .findFirst()
                .orElseThrow();
        var facts = Examples.facts(one.get("facts"));
        var told = new Told(rules.codes(), facts, LocalDate.of(1980, 1, 1), on, new Horizon(on));
        var period = rule.find(told, 0, on);
        assertThat(period.map(Period::since).orElse(null)).as("since").isEqualTo(Examples.day(one.get("since")));
        assertThat(period.map(Period::until).orElse(null)).as("until").isEqualTo(Examples.day(one.get("until")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("codes")
    void codesTellWhatTheyAreListedFor(CSVRecord one) {
        var day = LocalDate.parse(one.get("day"));
        var codes = new Codes(day);
        var words = Codes.ROWS.at(day).stream()
                .map(row -> row.cell("group"))
                .distinct()
                .toList();
        var found = Arrays.stream(codes.find(one.get("code")))
                .sorted()
                .mapToObj(words::get)
                .collect(joining(" "));
        assertThat(found).isEqualTo(one.get("groups"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("managed")
    void theRegisterOfADiseaseTellsControlAndWhoIsLost(CSVRecord one) {
        var on = LocalDate.parse(one.get("on"));
        var life = new Life(LocalDate.of(1970, 1, 1), Sex.MALE);
        var found = plan(on, one).managed(life, Examples.facts(one.get("facts")), on).stream()
                .filter(it -> it.disease().equals(one.get("disease")))
                .findFirst();
        assertThat(found.map(Managed::since).orElse(null)).isEqualTo(Examples.day(one.get("since")));
        if (found.isEmpty()) return;
        var managed = found.get();
        assertThat(managed.visited()).as("visited").isEqualTo(Examples.day(one.get("visited")));
        assertThat(managed.controlled().map(it -> it ? "yes" : "no").orElse(""))
                .as("controlled")
                .isEqualTo(one.get("controlled"));
        assertThat(managed.measured().orElse(null)).as("measured").isEqualTo(Examples.day(one.get("measured")));
        assertThat(managed.lost()).as("lost").isEqualTo(Examples.day(one.get("lost")));
        assertThat(managed.supplied().orElse(null)).as("supplied").isEqualTo(Examples.day(one.get("supplied")));
        assertThat(managed.used()).as("used").isEqualTo(Examples.keys(one.get("used")));
        assertThat(managed.followUp()).isPresent();
    }

    @Test
    void everyServiceHasItsCases() throws IOException {
        var cases = services();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(120);
        var tried = cases.stream()
                .filter(one -> !one.get("standing").equals("none"))
                .map(one -> one.get("service"))
                .collect(Collectors.toSet());
        assertThat(CarePlan.at(TODAY, new Residence("31", ""), true).services())
                .extracting(Service::key)
                .allMatch(tried::contains);
    }

    @Test
    void everyRowTellsForWhomItIsByWhichLawAndHowItIsKnown() {
        var services = CarePlan.at(TODAY, new Residence("31", ""), true).services();
        for (var language : Language.values()) {
            assertThat(services)
                    .allSatisfy(service -> assertThat(List.of(
                                    service.name().in(language),
                                    service.whom().in(language),
                                    service.programmeName().in(language),
                                    service.done().in(language),
                                    service.source()))
                            .noneMatch(String::isBlank));
        }
        assertThat(services.stream().map(it -> it.key() + it.number())).doesNotHaveDuplicates();
        assertThat(CarePlan.at(TODAY, new Residence("31", ""), false).services())
                .isNotEmpty()
                .noneMatch(service -> service.confidence() == Confidence.MEMORY);
    }

    @Test
    void aServiceIsOrderedByACodeThatCompletesItWhereOneDenotesIt() {
        var orders = CarePlan.everywhere(TODAY, false).stream()
                .collect(toMap(Service::key, Service::orders, (one, _) -> one));
        assertThat(CarePlan.everywhere(TODAY, true))
                .filteredOn(service -> !service.orders().isEmpty())
                .extracting(Service::key)
                .containsAll(RulesReader.ORDERS.rows().stream()
                        .map(row -> row.cell("service"))
                        .toList());
        assertThat(orders).allSatisfy((_, codes) -> assertThat(codes).noneMatch(code -> code.startsWith("icd")));
        assertThat(orders.getOrDefault("checkup", List.of())).as("a visit").isEmpty();
        assertThat(CarePlan.everywhere(TODAY, true))
                .filteredOn(service -> service.key().equals("elderly-heart"))
                .flatExtracting(Service::orders)
                .containsExactly("loinc|11524-6", "dich-vu|21.0014");
    }

    @Test
    void whatHivFactsDecideCarriesTheirLabel() {
        var life = new Life(LocalDate.of(1980, 5, 10), Sex.MALE);
        var facts = Examples.facts("T:giay-to|XML6@2026-03-01#hiv");
        var plan = CarePlan.at(TODAY, new Residence("31", ""), true);
        var closed = plan.assess(life, facts, TODAY).stream()
                .filter(it -> it.service().startsWith("hiv-"))
                .toList();
        assertThat(closed).hasSize(4).allMatch(it -> it.labels().equals(Set.of(Label.HIV)));
        assertThat(plan.assess(life, facts, TODAY))
                .filteredOn(it -> it.labels().isEmpty())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("changes")
                .isEqualTo(plan.assess(life, List.of(), TODAY));
    }

    @Test
    void aVersionIsTheSameUntilTheRulesChange() {
        var day = LocalDate.of(2026, 7, 10);
        var next = CarePlan.nextChange(LocalDate.of(2026, 6, 30)).orElseThrow();
        assertThat(next).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(CarePlan.at(day, new Residence("31", ""), true))
                .isSameAs(CarePlan.at(TODAY, new Residence("79", "27259"), true));
        assertThat(CarePlan.at(day, new Residence("31", ""), true))
                .isNotSameAs(CarePlan.at(day, new Residence("31", ""), false));
        assertThat(CarePlan.at(next, new Residence("31", ""), true))
                .isNotSameAs(CarePlan.at(next.minusDays(1), new Residence("31", ""), true));
    }

    private static CarePlan plan(LocalDate on, CSVRecord one) {
        return CarePlan.at(on, new Residence("31", ""), !one.get("rules").equals("sure"));
    }
}
