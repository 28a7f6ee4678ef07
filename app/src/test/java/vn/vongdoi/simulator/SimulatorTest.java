package vn.vongdoi.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.claimcheck.Checker;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimfile.Samples;

class SimulatorTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 21);
    private static final int PEOPLE = 58_300;
    private static final int VISITS = 5_000;
    private static final ProgressListener QUIET = (what, done, total) -> {};

    @TempDir
    static Path province;

    private static List<WrittenClaims.Claim> claims;
    private static Set<String> diseases;

    @BeforeAll
    static void writeOnce() throws Exception {
        new Simulator(new SimulationPlan(1, PEOPLE, VISITS, LAST_DAY, 80)).write(province, QUIET);
        claims = WrittenClaims.in(province);
        diseases = Resource.rows("simulator/diagnoses.csv").stream()
                .map(row -> row.get("code"))
                .collect(Collectors.toSet());
    }

    @Test
    void theSameSeedWritesTheSameBytesAndAnotherSeedOthers(@TempDir Path folder) throws IOException {
        Map<String, String> first = written(7, folder.resolve("first"));

        assertThat(written(7, folder.resolve("again"))).isEqualTo(first);
        assertThat(written(8, folder.resolve("other"))).isNotEqualTo(first);
    }

    private static Map<String, String> written(long seed, Path folder) throws IOException {
        new Simulator(SimulationPlan.of(seed, 3_000, 300, LAST_DAY)).write(folder, QUIET);
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void everyEncounterKeepsTheRulesExceptThoseSpoiltOnPurpose() throws IOException {
        List<List<String>> broken = claims.stream()
                .map(claim -> ClaimRules.broken(claim, diseases))
                .filter(rules -> !rules.isEmpty())
                .toList();

        assertThat(broken).hasSize(spoilt());
        assertThat(spoilt()).isBetween(VISITS / 200, VISITS / 50);
    }

    /** A warning on sound data would teach the clerks to overlook warnings. Discouraged codes are used, as everywhere. */
    @Test
    void theDoorHasNothingToSayOfAnEncounterThatWasNotSpoilt() throws Exception {
        var said = new TreeMap<String, Integer>();
        int rejected = 0;
        for (Path file :
                claims.stream().map(WrittenClaims.Claim::file).distinct().toList()) {
            for (var encounter : Samples.read(file)) {
                var issues = Checker.check(encounter);
                if (issues.stream().anyMatch(Issue::rejects)) {
                    rejected++;
                } else {
                    issues.stream()
                            .filter(issue -> !issue.rule().equals("icd-discouraged"))
                            .forEach(issue -> said.merge(
                                    issue.rule() + " " + issue.table() + "." + issue.field(), 1, Integer::sum));
                }
            }
        }

        assertThat(said).isEmpty();
        assertThat(rejected).isEqualTo(spoilt());
    }

    private static int spoilt() throws IOException {
        return Files.readAllLines(province.resolve("README.txt")).stream()
                .filter(line -> line.startsWith("Hồ sơ cố ý"))
                .map(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asManyEncountersAreWrittenAsPlanned() {
        assertThat(claims.stream().map(claim -> claim.summary().text("MA_LK")).distinct())
                .hasSize(VISITS);
    }

    @Test
    void nothingLiesAfterTheLastDay() {
        for (var claim : claims) {
            assertThat(claim.made()).isLessThanOrEqualTo("20261121");
            claim.tables()
                    .forEach((table, rows) -> rows.forEach(row -> row.byName().forEach((field, value) -> {
                        boolean planned = Set.of("NGAY_TAI_KHAM", "NGAY_HEN_KL").contains(field);
                        boolean broken = value.startsWith("13320000", 4);
                        if (field.startsWith("NGAY") && !planned && !broken && value.length() >= 8) {
                            assertThat(value.substring(0, 8)).as(field).isLessThan("20261121");
                        }
                    })));
        }
    }

    @Test
    void densitiesAreThoseTheProgrammeFound() throws IOException {
        double tenThousands = PEOPLE / 10_000.0;
        List<CSVRecord> facilities = register("facilities.csv");
        List<CSVRecord> staff = register("staff.csv").stream()
                .filter(row -> row.get("to").isEmpty())
                .toList();
        Map<String, Long> professions =
                staff.stream().collect(Collectors.groupingBy(row -> row.get("profession"), Collectors.counting()));
        assertThat(professions.getOrDefault("doctor", 0L) / tenThousands).isBetween(14.5, 15.5);
        assertThat(professions.getOrDefault("nurse", 0L) / tenThousands).isBetween(20.0, 25.0);
        assertThat(professions.getOrDefault("pharmacist", 0L) / tenThousands).isBetween(2.5, 3.0);

        int beds = facilities.stream()
                .mapToInt(row -> Integer.parseInt(row.get("beds")))
                .sum();
        int privateBeds = facilities.stream()
                .filter(row -> row.get("ownership").equals("private"))
                .mapToInt(row -> Integer.parseInt(row.get("beds")))
                .sum();
        assertThat(beds / tenThousands).isCloseTo(40, within(1.0));
        assertThat(100.0 * privateBeds / beds).isBetween(6.0, 10.0);
        assertThat(register("beds.csv").stream()
                        .mapToInt(row -> Integer.parseInt(row.get("count")))
                        .sum())
                .isEqualTo(beds);

        List<CSVRecord> stations = facilities.stream()
                .filter(row -> row.get("kind").equals("station"))
                .toList();
        assertThat(stations).hasSizeBetween(10, 14);
        assertThat(stations.stream()
                        .filter(row -> Integer.parseInt(row.get("doctors")) >= 4)
                        .count())
                .isBetween(1L, 3L);
        assertThat(facilities.stream()
                        .filter(row -> row.get("emr_since").isEmpty())
                        .count())
                .isPositive();
        assertThat(facilities).allMatch(row -> row.get("name").endsWith("(mô phỏng)"));
    }

    @Test
    void facilitiesAndStaffRegistersAgreeOnDoctors() throws IOException {
        Map<String, Long> doctors = register("staff.csv").stream()
                .filter(row ->
                        row.get("profession").equals("doctor") && row.get("to").isEmpty())
                .collect(Collectors.groupingBy(row -> row.get("facility"), Collectors.counting()));

        assertThat(register("facilities.csv"))
                .allSatisfy(row -> assertThat(doctors.getOrDefault(row.get("code"), 0L))
                        .isEqualTo(Long.parseLong(row.get("doctors"))));
    }

    @Test
    void identityNumbersFollowTheirRuleAndAreUnique() throws IOException {
        var cccds = new HashSet<String>();
        var insuranceNumbers = new HashSet<String>();
        int insured = 0;
        List<CSVRecord> people = register("people.csv");
        for (CSVRecord person : people) {
            int year = Integer.parseInt(person.get("birth").substring(0, 4));
            String cccd = person.get("cccd");
            if (!cccd.isEmpty()) {
                int century = (year / 100 - 19) * 2 + (person.get("sex").equals("2") ? 1 : 0);
                assertThat(cccd).matches("0[0-9]{11}");
                assertThat(cccd.substring(3, 6)).isEqualTo("%d%02d".formatted(century, year % 100));
                assertThat(cccds.add(cccd)).isTrue();
            }
            String number = person.get("bhxh");
            assertThat(number.isEmpty() || number.matches("[0-9]{10}") && insuranceNumbers.add(number))
                    .isTrue();
            String card = person.get("card");
            if (!card.isEmpty()) {
                insured++;
                assertThat(card).matches("[A-Z]{2}[1-5]31[0-9]{10}").endsWith(number);
            }
        }
        assertThat(people).hasSize(PEOPLE);
        assertThat(100.0 * insured / PEOPLE).isBetween(93.0, 95.0);
    }

    @Test
    void aboutAnEighthOfInsuredVisitsIsAtStationsAndFewAreSentOn() throws IOException {
        Set<String> stations = register("facilities.csv").stream()
                .filter(row -> row.get("kind").equals("station"))
                .map(row -> row.get("code"))
                .collect(Collectors.toSet());
        List<WrittenClaims.Claim> insured = claims.stream()
                .filter(claim -> !claim.summary().text("MA_DOITUONG_KCB").equals("9"))
                .toList();
        List<WrittenClaims.Claim> atStations = insured.stream()
                .filter(claim -> stations.contains(claim.facility()))
                .toList();
        long sentOn = atStations.stream()
                .filter(claim -> claim.summary().text("MA_LOAI_RV").equals("2"))
                .count();

        assertThat(100.0 * atStations.size() / insured.size()).isBetween(9.5, 13.5);
        assertThat(100.0 * sentOn / atStations.size()).isBetween(2.0, 6.5);
    }

    @Test
    void denguePeaksInAutumnAndChronicPatientsComeBackToTheSamePlace() {
        long autumn = dengue(Set.of("07", "08", "09", "10", "11"));
        long rest = dengue(Set.of("12", "01", "02", "03", "04", "05", "06"));
        assertThat(autumn).isGreaterThan(5 * rest);

        Map<String, Set<String>> places = new HashMap<>();
        Map<String, Integer> visits = new HashMap<>();
        for (var claim : claims) {
            if (claim.summary().text("MA_BENH_CHINH").equals("I10")) {
                places.computeIfAbsent(claim.summary().text("MA_BN"), key -> new HashSet<>())
                        .add(claim.facility());
                visits.merge(claim.summary().text("MA_BN"), 1, Integer::sum);
            }
        }
        assertThat(places.values()).isNotEmpty().allMatch(facilities -> facilities.size() == 1);
        assertThat(visits.values()).anyMatch(count -> count >= 3);
    }

    private static long dengue(Set<String> months) {
        return claims.stream()
                .filter(claim -> claim.summary().text("MA_BENH_CHINH").startsWith("A97"))
                .filter(claim ->
                        months.contains(claim.summary().text("NGAY_VAO").substring(4, 6)))
                .count();
    }

    @Test
    void otherWaysOfWritingOccur() {
        assertThat(claims.stream().filter(claim -> claim.summary().has("MA_NOI_BO")))
                .isNotEmpty();
        assertThat(claims.stream()
                        .filter(claim -> claim.summary().text("HO_TEN").matches(".*\\p{M}.*")))
                .isNotEmpty();
    }

    @Test
    void aFolderWithFilesIsRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("của ai đó.txt"), "x");

        assertThatThrownBy(() -> new Simulator(SimulationPlan.of(1, 1_000, 1, LAST_DAY)).write(folder, QUIET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("phải rỗng");
    }

    private static List<CSVRecord> register(String name) throws IOException {
        try (var reader = Files.newBufferedReader(province.resolve("registers").resolve(name))) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }
}
