package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.analytics.SmallCells.Told;

/**
 * An attacker knows the total of the province and all that is shown, takes one from the other and looks how near that brings
 * them to a hidden commune: never nearer than five people.
 */
class SmallCellsTest {
    private static final Related RELATED = new Related();
    private static final List<Indicator> ALL = IndicatorRules.read();
    private static final Indicator SHARE = indicator("health-book");

    @Test
    void fewerThanFiveWhoCountOrWhoDoNotOrInAllAreHidden() {
        assertThat(hidden(Map.of(
                        "few count", new Cell(4, 100),
                        "few do not", new Cell(97, 100),
                        "few in all", new Cell(0, 4),
                        "five count", new Cell(5, 100))))
                .containsExactlyInAnyOrder("few count", "few do not", "few in all");
    }

    @Test
    void nobodyAndEverybodyNameNobody() {
        assertThat(hidden(Map.of("none", new Cell(0, 50), "all", new Cell(50, 50), "empty", Cell.NOTHING)))
                .isEmpty();
    }

    @Test
    void oneHiddenCommuneTakesTheNextSmallestWithItSoThatSubtractionDoesNotFindIt() {
        assertThat(hidden(Map.of(
                        "hidden", new Cell(1, 30),
                        "smallest", new Cell(20, 40),
                        "large", new Cell(200, 400),
                        "empty", Cell.NOTHING)))
                .containsExactlyInAnyOrder("hidden", "smallest");
    }

    @Test
    void twoHiddenCommunesThatHaveFewTogetherTakeAThird() {
        assertThat(hidden(Map.of(
                        "one", new Cell(1, 30),
                        "two", new Cell(2, 30),
                        "nobody", new Cell(0, 20),
                        "some", new Cell(20, 40),
                        "large", new Cell(200, 400))))
                .containsExactlyInAnyOrder("one", "two", "some");
    }

    @Test
    void fewOfWhomNoCommuneIsKnownAreHiddenAmongTwoCommunes() {
        assertThat(SmallCells.hidden(
                        told(Map.of("a", new Cell(20, 40), "b", new Cell(30, 60), "c", new Cell(40, 90))),
                        told(new Cell(3, 9))))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void ofBoysPerHundredGirlsTheDifferenceIsNobody() {
        var ratio = indicator("sex-ratio-at-birth");
        assertThat(RELATED.told(List.of(ratio), Map.of(ratio.code(), new Cell(20, 23)))
                        .isSmall())
                .isFalse();
    }

    @Test
    void whatOneIndicatorHidesAnotherOfTheSamePeopleDoesNotTell() {
        var family = RELATED.families(ALL).stream()
                .filter(it -> it.contains(indicator("hypertension-managed")))
                .findFirst()
                .orElseThrow();
        assertThat(family)
                .extracting(Indicator::code)
                .containsExactlyInAnyOrder("hypertension-managed", "hypertension-controlled", "hypertension-lost");
        // 40 are ill, 30 of them came, 8 are lost: two who are neither.
        var told = RELATED.told(
                family,
                Map.of(
                        "hypertension-managed", new Cell(30, 40),
                        "hypertension-controlled", new Cell(20, 30),
                        "hypertension-lost", new Cell(8, 40)));
        assertThat(told.isSmall()).isTrue();
        var plain = RELATED.told(
                family,
                Map.of(
                        "hypertension-managed", new Cell(30, 40),
                        "hypertension-controlled", new Cell(20, 30),
                        "hypertension-lost", new Cell(5, 40)));
        assertThat(plain.isSmall()).isFalse();
    }

    @Test
    void whatIsRelatedIsAnIndicatorOfPeople() {
        assertThat(RELATED.named())
                .allSatisfy(code ->
                        assertThat(Figures.isPersonal(indicator(code))).as(code).isTrue());
    }

    /** Every table of three communes and somebody elsewhere, with all the ways to fill in what is hidden. */
    @Test
    void ofAllSmallTablesNoHiddenCommuneIsFoundBySubtraction() {
        var cells = cells(0, 2, 6, 9);
        var hiddenAtAll = 0;
        for (var a : cells) {
            for (var b : cells) {
                for (var c : cells) {
                    for (var elsewhere : List.of(Cell.NOTHING, new Cell(1, 2), new Cell(2, 7))) {
                        var table = Map.of("a", a, "b", b, "c", c);
                        var hidden = SmallCells.hidden(told(table), told(elsewhere));
                        hold(table, elsewhere, hidden);
                        if (!hidden.isEmpty()) hiddenAtAll++;
                    }
                }
            }
        }
        assertThat(hiddenAtAll).isGreaterThan(1_000);
    }

    private static void hold(Map<String, Cell> table, Cell elsewhere, Set<String> hidden) {
        var shown = table.keySet().stream().filter(it -> !hidden.contains(it)).toList();
        assertThat(shown)
                .allSatisfy(it -> assertThat(told(at(table, it)).isSmall()).isFalse());
        if (shown.stream().allMatch(it -> at(table, it).equals(Cell.NOTHING))) return; // few in the province itself
        var members = new ArrayList<>(hidden.stream().map(it -> at(table, it)).toList());
        for (var knowsElsewhere : new boolean[] {true, false}) {
            if (!knowsElsewhere) members.add(elsewhere);
            var counted = (int) members.stream().mapToDouble(Cell::numerator).sum();
            var all = (int) members.stream().mapToDouble(Cell::denominator).sum();
            if (counted == 0 || counted == all) continue; // nobody, or everybody
            for (var i = 0; i < hidden.size(); i++) {
                if (members.get(i).denominator() < 5) continue;
                assertThat(possible(members, i, counted))
                        .as("%s elsewhere %s hidden %s", table, elsewhere, hidden)
                        .hasSizeGreaterThanOrEqualTo(5);
            }
            if (hidden.isEmpty() && !knowsElsewhere)
                assertThat(told(elsewhere).isSmall()).isFalse();
        }
    }

    /** How many of one may count, for somebody who knows how many there are of each; by trying them all. */
    private static Set<Integer> possible(List<Cell> members, int one, int counted) {
        var found = new HashSet<Integer>();
        for (var n = 0; n <= members.get(one).denominator(); n++) {
            if (fits(members, one, 0, counted - n)) found.add(n);
        }
        return found;
    }

    private static boolean fits(List<Cell> members, int except, int from, int counted) {
        if (counted < 0) return false;
        if (from == members.size()) return counted == 0;
        if (from == except) return fits(members, except, from + 1, counted);
        for (var n = 0; n <= members.get(from).denominator(); n++) {
            if (fits(members, except, from + 1, counted - n)) return true;
        }
        return false;
    }

    /** The attacker narrows what each hidden commune may have by what the others must have, until nothing changes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ofLargeTablesNoHiddenCommuneIsNarrowedBelowFive(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 400; round++) {
            var table = new TreeMap<String, Cell>();
            var typical = 1 + random.nextInt(120);
            for (var i = 0; i < 2 + random.nextInt(113); i++) {
                var all = random.nextInt(typical);
                var share = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
                table.put("c" + i, new Cell(Math.rint(all * share), all));
            }
            var elsewhere = random.nextBoolean() ? Cell.NOTHING : new Cell(random.nextInt(4), 4 + random.nextInt(9));
            var hidden = List.copyOf(SmallCells.hidden(told(table), told(elsewhere)));
            if (table.entrySet().stream()
                    .allMatch(
                            it -> hidden.contains(it.getKey()) || it.getValue().equals(Cell.NOTHING))) continue;
            var counted =
                    hidden.stream().mapToDouble(it -> at(table, it).numerator()).sum();
            var all = hidden.stream()
                    .mapToDouble(it -> at(table, it).denominator())
                    .sum();
            if (counted == 0 || counted == all) continue;
            var least = new double[hidden.size()];
            var most = hidden.stream()
                    .mapToDouble(it -> Math.min(counted, at(table, it).denominator()))
                    .toArray();
            for (var pass = 0; pass < 20; pass++) {
                for (var i = 0; i < least.length; i++) {
                    least[i] = Math.max(least[i], counted - (sum(most) - most[i]));
                    most[i] = Math.min(most[i], counted - (sum(least) - least[i]));
                }
            }
            for (var i = 0; i < least.length; i++) {
                if (at(table, hidden.get(i)).denominator() < 5) continue;
                assertThat(most[i] - least[i] + 1)
                        .as("seed %d round %d: %s of %s", seed, round, hidden.get(i), table)
                        .isGreaterThanOrEqualTo(5);
            }
        }
    }

    /** One person after the other comes, goes, or comes to count: whoever looks after each of them learns of none. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void whatIsShownDayAfterDayMovesByFiveAtLeastAndStaysNear(long seed) {
        var random = new Random(seed);
        var now = new Cell(20, 60);
        var shown = now;
        for (var day = 0; day < 5_000; day++) {
            var counted = Math.max(0, now.numerator() + random.nextInt(-1, 2));
            var others = Math.max(0, now.denominator() - now.numerator() + random.nextInt(-1, 2));
            now = new Cell(counted, counted + others);
            var next = PublicCells.step(shown, now, Unit.PERCENT);
            assertThat(List.of(
                            next.numerator() - shown.numerator(),
                            next.denominator() - shown.denominator(),
                            next.denominator() - next.numerator() - shown.denominator() + shown.numerator()))
                    .allSatisfy(by -> assertThat(Math.abs(by)).matches(it -> it == 0 || it >= 5));
            assertThat(next.numerator()).isBetween(0.0, next.denominator());
            shown = next;
            var settled = PublicCells.step(shown, now, Unit.PERCENT);
            assertThat(settled.numerator() - now.numerator()).isBetween(-4.0, 4.0);
            assertThat(settled.denominator() - settled.numerator() - now.denominator() + now.numerator())
                    .isBetween(-4.0, 4.0);
        }
    }

    private static Cell at(Map<String, Cell> table, String commune) {
        return Objects.requireNonNull(table.get(commune));
    }

    private static double sum(double[] numbers) {
        return Arrays.stream(numbers).sum();
    }

    private static List<Cell> cells(int... wholes) {
        return IntStream.of(wholes)
                .boxed()
                .flatMap(all -> IntStream.rangeClosed(0, all).mapToObj(n -> new Cell(n, all)))
                .toList();
    }

    private static Set<String> hidden(Map<String, Cell> communes) {
        return SmallCells.hidden(told(communes), told(Cell.NOTHING));
    }

    private static Map<String, Told> told(Map<String, Cell> communes) {
        var told = new TreeMap<String, Told>();
        communes.forEach((commune, cell) -> told.put(commune, told(cell)));
        return told;
    }

    private static Told told(Cell cell) {
        return RELATED.told(List.of(SHARE), Map.of(SHARE.code(), cell));
    }

    private static Indicator indicator(String code) {
        return ALL.stream().filter(it -> it.code().equals(code)).findFirst().orElseThrow();
    }
}
