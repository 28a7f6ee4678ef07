package vn.vongdoi.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.claimfile.Samples;
import vn.vongdoi.simulator.LinkageDeck;

class MatcherTest {
    @TempDir
    static Path folder;

    static MatchFile deck;
    static Matcher matcher;

    /** What was found of a file whose keys tell the truth. */
    private record Found(double precision, double recall, double withReview) {
        double f1() {
            return 2 * precision * recall / (precision + recall);
        }
    }

    @BeforeAll
    static void write() throws IOException {
        var file = folder.resolve("deck.csv");
        new LinkageDeck(20_000, 7).write(file);
        var columns = new EnumMap<Field, List<String>>(Field.class);
        for (var field : EnumSet.complementOf(EnumSet.of(Field.ID, Field.GUARDIAN))) {
            columns.put(field, List.of(field.word()));
        }
        deck = MatchFile.read(file, "rec_id", columns);
        matcher = Matcher.of(deck.told());
    }

    /** Twins, homonyms, households, lost diacritics, swapped days, moves and changed numbers: simulator/linkage.csv. */
    @Test
    void ofAVietnameseProvinceHardlyAnybodyIsTakenForSomebodyElse() {
        var found = found(deck.keys(), matcher, "-");
        assertThat(found.precision()).isGreaterThanOrEqualTo(0.999);
        assertThat(found.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(found.withReview()).isGreaterThanOrEqualTo(0.98);
    }

    /** Public data nobody here made: the truth is in rec_id. */
    @Test
    void weightsLearntFromOtherRecordsFindItsPairsToo() throws IOException {
        var file = Samples.folder("linkage").resolve("febrl-dataset2.csv");
        var records = MatchFile.read(
                file,
                "rec_id",
                Map.of(
                        Field.NAME, List.of("given_name", "surname"),
                        Field.BIRTH, List.of("date_of_birth"),
                        Field.ID, List.of("soc_sec_id"),
                        Field.ADDRESS, List.of("street_number", "address_1", "suburb", "postcode", "state")));
        var found = found(
                records.keys().stream()
                        .map(key -> key.replaceFirst("rec-(\\d+)-", "$1-"))
                        .toList(),
                Matcher.of(records.told()),
                "-");
        assertThat(found.f1()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void aNewRecordFindsItsPersonInSpiteOfItsErrors() {
        var told = new EnumMap<>(deck.told().getFirst());
        told.put(Field.CCCD, "");
        told.merge(Field.NAME, "", (name, _) -> name.toUpperCase(Locale.ROOT));
        var person = person(deck.keys().getFirst(), "-");
        assertThat(matcher.matches(told))
                .first()
                .satisfies(pair ->
                        assertThat(person(deck.keys().get(pair.left()), "-")).isEqualTo(person));
    }

    @Test
    void twinsWithoutNumbersAreForAHumanToTellApart() {
        var an = child("Nguyễn Văn An");
        var binh = child("Nguyễn Văn Bình");
        var records = new ArrayList<>(deck.told());
        records.add(an);
        records.add(binh);
        assertThat(outcomes(Matcher.of(records), records.size() - 2, records.size() - 1))
                .isSubsetOf(Outcome.REVIEW);
    }

    /** Who registers two children at once gets two numbers one after the other. */
    @Test
    void twinsWithNeighbouringNumbersAreNotJoined() {
        var an = new EnumMap<>(child("Nguyễn Văn An"));
        var binh = new EnumMap<>(child("Nguyễn Văn Bình"));
        an.put(Field.BHXH, "3152000961");
        binh.put(Field.BHXH, "3152000962");
        var records = new ArrayList<>(deck.told());
        records.add(an);
        records.add(binh);
        assertThat(outcomes(Matcher.of(records), records.size() - 2, records.size() - 1))
                .isSubsetOf(Outcome.REVIEW);
    }

    /** The middle name is all that tells them apart, or two numbers of their own. */
    @Test
    void twinsWithMiddleNamesAlikeAreForAHumanToTellApart() {
        var records = new ArrayList<>(deck.told());
        records.add(child("Nguyễn Hải Anh"));
        records.add(child("Nguyễn Hà Anh"));
        records.add(child("Trần Thu Hà"));
        records.add(child("Trần Thư Hà"));
        var an = new EnumMap<>(child("Lê Bảo An"));
        var other = new EnumMap<>(child("Lê Bảo An"));
        an.put(Field.BHXH, "3152000971");
        other.put(Field.BHXH, "3152733912");
        records.add(an);
        records.add(other);
        var all = Matcher.of(records);
        for (var i = records.size() - 6; i < records.size(); i += 2) {
            assertThat(outcomes(all, i, i + 1)).isSubsetOf(Outcome.REVIEW);
        }
    }

    @Test
    void onePersonalNumberIsOnePersonUnlessNothingElseAgrees() {
        var records = new ArrayList<>(deck.told());
        records.add(told("Trần Thị Mơ", "1961-02-03", "031161000901", "2"));
        records.add(told("Tran Thi Mo", "1961", "031161000901", "2"));
        records.add(told("Lê Văn Khác", "1999-12-31", "031161000901", "1"));
        var all = Matcher.of(records);
        var last = records.size() - 1;
        assertThat(outcomes(all, last - 2, last - 1)).containsExactly(Outcome.SAME);
        assertThat(outcomes(all, last - 2, last)).containsExactly(Outcome.REVIEW);
    }

    @Test
    void oneRecordCannotBeCompared() {
        assertThatThrownBy(() -> Matcher.of(List.of(Map.of()))).hasMessageContaining("two records");
    }

    private static Map<Field, String> child(String name) {
        return Map.of(
                Field.NAME, name,
                Field.BIRTH, "2024-05-06",
                Field.SEX, "1",
                Field.ADDRESS, "Số 7 phố Thử Nghiệm, Phường Lê Chân",
                Field.COMMUNE, "11383",
                Field.PHONE, "0912345678");
    }

    private static Map<Field, String> told(String name, String birth, String cccd, String sex) {
        return Map.of(Field.NAME, name, Field.BIRTH, birth, Field.CCCD, cccd, Field.SEX, sex);
    }

    private static List<Outcome> outcomes(Matcher matcher, int left, int right) {
        var outcomes = new ArrayList<Outcome>();
        matcher.pairs(
                pair -> {
                    if (pair.left() == left && pair.right() == right) outcomes.add(pair.outcome());
                },
                done -> {});
        return outcomes;
    }

    private static Found found(List<String> keys, Matcher matcher, String end) {
        var records = new HashMap<String, Integer>();
        long matches = 0;
        for (var key : keys) matches += records.merge(person(key, end), 1, Integer::sum) - 1;
        var same = new int[2];
        var review = new int[2];
        matcher.pairs(
                pair -> {
                    var right = person(keys.get(pair.left()), end).equals(person(keys.get(pair.right()), end));
                    (pair.outcome() == Outcome.SAME ? same : review)[right ? 1 : 0]++;
                },
                done -> {});
        return new Found(
                (double) same[1] / (same[0] + same[1]),
                (double) same[1] / matches,
                (double) (same[1] + review[1]) / matches);
    }

    private static String person(String key, String end) {
        return key.substring(0, key.indexOf(end));
    }
}
