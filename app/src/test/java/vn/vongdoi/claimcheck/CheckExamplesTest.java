package vn.vongdoi.claimcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vongdoi.benefit.Bill;
import vn.vongdoi.catalogue.Catalogue;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claimfile.SentTable;
import vn.vongdoi.place.Roster;
import vn.vongdoi.rules.RuleTable;

class CheckExamplesTest {
    /** Shown in tests of their own, because no value of a field brings them about. */
    private static final Set<String> SHOWN_ELSEWHERE =
            Set.of("table-broken", "table-unknown", "table-repeated", "summary-long");

    /** Before a change of the visit that is written as QĐ 4210 did. */
    private static final String OLDER = "4210:";

    static List<CSVRecord> examples() throws Exception {
        var file = Objects.requireNonNull(
                CheckExamplesTest.class.getResourceAsStream("/rules/claims/checks.examples.csv"));
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get();
        try (var parser = format.parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return parser.getRecords();
        }
    }

    @Test
    void theUnchangedStayHasNoFault() {
        assertThat(Checker.check(new GoodVisit().encounter(), GoodLists.LISTS)).isEmpty();
        assertThat(Checker.check(GoodVisit.older().encounter())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsJudgedAsItSays(CSVRecord example) {
        var rule = example.get("rule");
        var change = example.get("change").replace(";;", "|");
        var issues = Checker.check(
                change.startsWith(OLDER)
                        ? GoodVisit.older()
                                .with(change.substring(OLDER.length()))
                                .encounter()
                        : new GoodVisit().with(change).encounter(),
                GoodLists.LISTS);
        var places = issues.stream()
                .filter(i -> i.rule().equals(rule))
                .map(i -> i.table() + "." + i.field())
                .collect(Collectors.joining(" "));
        assertThat(places)
                .as("%s %s: %s, all: %s", rule, change, example.get("why"), issues)
                .isEqualTo(example.get("expect"));
        // One fault, one rejecting rule: a sender should not have to find the cause among its consequences.
        assertThat(issues.stream().filter(Issue::rejects).map(Issue::rule))
                .as("%s", change)
                .allMatch(rule::equals);
    }

    @Test
    void everyRuleHasAnExampleThatPassesAndOneThatFails() throws Exception {
        Set<String> passing = new TreeSet<>(SHOWN_ELSEWHERE);
        Set<String> failing = new TreeSet<>(SHOWN_ELSEWHERE);
        for (var example : examples()) (example.get("expect").isEmpty() ? passing : failing).add(example.get("rule"));
        var rules = RuleTable.read("claims/checks").rows().stream()
                .map(r -> r.cell("id"))
                .collect(Collectors.toSet());
        assertThat(Arrays.stream(Rule.values()).map(Rule::id)).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(passing).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(failing).containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void aKindOfTableNobodyKnowsIsKeptAndOnlyWarnedOf() {
        var sent = Stream.concat(
                        new GoodVisit().sent().stream(),
                        Stream.of(SentTable.of("XML99", "<A/>".getBytes(StandardCharsets.UTF_8))))
                .toList();
        var encounter = ClaimEncounter.of(GoodVisit.FACILITY, GoodVisit.MADE, sent);
        assertThat(Checker.check(encounter)).singleElement().satisfies(issue -> {
            assertThat(issue.rule()).isEqualTo("table-unknown");
            assertThat(issue.rejects()).isFalse();
        });
        assertThat(encounter.original()).asString(StandardCharsets.UTF_8).contains("XML99 4\n<A/>");
    }

    @Test
    void twoSummariesLeaveOpenWhichCountsButTwinsHaveALetterEach() {
        assertThat(rulesOf("XML1")).containsExactly("table-repeated");
        assertThat(rulesOf("XML7")).isEmpty();
    }

    @Test
    void aHospitalTakesTheCoPaymentOfOutpatientsAndAStationDoesNot() {
        var outpatient = new GoodVisit().with("XML1.MA_LOAI_KCB=02").encounter();
        assertThat(benefit(outpatient, Bill.Place.ELSEWHERE)).isEmpty();
        assertThat(benefit(outpatient, Bill.Place.UNKNOWN)).isEmpty();
        assertThat(benefit(outpatient, Bill.Place.COMMUNE_LEVEL))
                .singleElement()
                .satisfies(issue -> assertThat(issue.message()).startsWith("MUC_HUONG phải là 100 ("));
    }

    @Test
    void aListThatIsSilentOnTheDayJudgesNobody() {
        var changed = new GoodVisit()
                .with("XML2.MA_THUOC=40.999|XML3[2].MA_MAY=HH.1.B9|XML2.MA_BAC_SI=7/HP-GPHN")
                .encounter();
        assertThat(Checker.check(changed, GoodLists.LISTS)).hasSize(3);
        assertThat(Checker.check(changed, GoodLists.until(LocalDate.of(2026, 8, 2))))
                .isEmpty();
        assertThat(Checker.check(changed)).isEmpty();
        // Told from the third day of the stay on: what was ordered before it is not judged.
        assertThat(Checker.check(changed, GoodLists.since(LocalDate.of(2026, 8, 5))))
                .isEmpty();
    }

    @Test
    void ofSeveralTendersInStockTheLineMayMeanAny() {
        var older = new GoodVisit().with("XML2.TT_THAU=1;G1;N9;2024").encounter();
        assertThat(rules(older, GoodLists.LISTS)).contains("item-differs");
        assertThat(rules(older, GoodLists.withOlderTender())).doesNotContain("item-differs", "item-price");
    }

    @Test
    void whatAProgrammePaysNeedNotBeInTheCatalogue() {
        var programme =
                new GoodVisit().with("XML2.MA_THUOC=40.999|XML2.NGUON_CTRA=2").encounter();
        assertThat(rules(programme, GoodLists.LISTS)).doesNotContain("item-unknown");
    }

    @Test
    void aPriceOfTheDayIsThatOfTheRowThatBeganLast() {
        var dearer = new GoodVisit().with("XML2.DON_GIA=1300").encounter();
        assertThat(rules(dearer, GoodLists.LISTS)).contains("item-price");
        assertThat(rules(dearer, GoodLists.priced(1300, LocalDate.of(2026, 8, 3))))
                .doesNotContain("item-price");
        assertThat(rules(dearer, GoodLists.priced(1300, LocalDate.of(2026, 8, 4))))
                .contains("item-price");
    }

    private static List<String> rules(ClaimEncounter encounter, FacilityLists.OfOne lists) {
        return Checker.check(encounter, lists).stream().map(Issue::rule).toList();
    }

    private static List<Issue> benefit(ClaimEncounter encounter, Bill.Place place) {
        return Checker.check(encounter, new FacilityLists.OfOne(place, Catalogue.EMPTY, Roster.EMPTY)).stream()
                .filter(issue -> issue.rule().equals("benefit-level"))
                .toList();
    }

    @Test
    void aSummaryOfResultsHasRoomForFourThousandCharacters() {
        var fits = new GoodVisit().with("XML8.TOMTAT_KQ=" + "a".repeat(4000));
        var tooLong = new GoodVisit().with("XML8.TOMTAT_KQ=" + "a".repeat(4001));
        assertThat(Checker.check(fits.encounter())).isEmpty();
        assertThat(Checker.check(tooLong.encounter()))
                .singleElement()
                .satisfies(issue -> assertThat(issue.rule()).isEqualTo("summary-long"));
    }

    private static List<String> rulesOf(String tableSentTwice) {
        var sent = new GoodVisit().sent();
        var again = Stream.concat(
                        sent.stream(), sent.stream().filter(t -> t.kind().equals(tableSentTwice)))
                .toList();
        return Checker.check(ClaimEncounter.of(GoodVisit.FACILITY, GoodVisit.MADE, again)).stream()
                .map(Issue::rule)
                .toList();
    }

    @Test
    void aWithdrawalNeedsOnlyItsKey() {
        var bare = new GoodVisit()
                .with("-XML1|-XML2|-XML3|-XML4|-XML5|-XML7|-XML8|-XML14")
                .with("XML1.MA_LK=LK1|XML1.MA_CSKCB=31301|XML1.MA_DOITUONG_KCB=8");
        assertThat(Checker.check(bare.encounter())).isEmpty();
        assertThat(bare.encounter().withdrawn()).isTrue();
        assertThat(Checker.check(bare.with("XML1.MA_CSKCB=31302").encounter()))
                .singleElement()
                .satisfies(issue -> assertThat(issue.rule()).isEqualTo("facility-differs"));
        assertThat(Checker.check(bare.with("XML1.MA_CSKCB=31301|XML1.MA_LK=").encounter()))
                .singleElement()
                .satisfies(issue -> assertThat(issue.rule() + issue.field()).isEqualTo("requiredMA_LK"));
    }
}
