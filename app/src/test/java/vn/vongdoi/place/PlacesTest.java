package vn.vongdoi.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.SettableClock;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.rules.Residence;

class PlacesTest {
    private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), VIET_NAM);

    @TempDir
    private static Path home;

    private static Database database;
    private static JdbcClient db;
    private static Places places;

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        db = JdbcClient.create(database.dataSource());
        places = new Places(database.dataSource(), CLOCK, "31");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theTablesHoldWhatTheFilesTell() {
        assertThat(count("select count(*) from place.province")).isEqualTo(34);
        assertThat(count("select count(*) from place.commune")).isEqualTo(3321);
        assertThat(count("select count(*) from place.commune where province = '31'"))
                .isEqualTo(114);
        assertThat(count("select count(*) from place.commune where population is null"))
                .isEqualTo(308);
        assertThat(count("select count(distinct code) from place.former_commune"))
                .isEqualTo(10_035);
        assertThat(count("select count(*) from place.commune where code = '25270' and kind = 'ward'"))
                .isEqualTo(1);
    }

    @Test
    void theProvinceOfAHomeFollowsFromItsCommune() {
        assertThat(places.residence("11383")).isEqualTo(new Residence("31", "11383"));
        assertThat(places.residence("05983")).as("of Lạng Sơn").isEqualTo(new Residence("20", "05983"));
        assertThat(places.residence("10510"))
                .as("a ward of before the merger, now all in one")
                .isEqualTo(new Residence("31", "10507"));
        for (var unknown : new String[] {null, "99999", "Hải Phòng"}) {
            assertThat(places.residence(unknown)).isEqualTo(new Residence("31", ""));
        }
    }

    @Test
    void processesThatStartTogetherWriteTheUnitsOnce() throws Exception {
        db.sql("update place.gazetteer set fingerprint = 'old'").update();
        db.sql("update place.commune set name = 'sai' where code = '10507'").update();
        try (var processes = Executors.newFixedThreadPool(4)) {
            var starts = IntStream.range(0, 4)
                    .mapToObj(_ -> processes.submit(() -> new Places(database.dataSource(), CLOCK, "31")))
                    .toList();
            for (var start : starts) start.get();
        }
        assertThat(count("select count(*) from place.commune")).isEqualTo(3321);
        assertThat(db.sql("select name from place.commune where code = '10507'")
                        .query(String.class)
                        .single())
                .isEqualTo("Thành Đông");
    }

    @Test
    void unitsThatDidNotChangeAreNotWrittenAgain() {
        var before = db.sql("select written from place.gazetteer")
                .query(Instant.class)
                .single();
        new Places(database.dataSource(), CLOCK, "31");
        assertThat(db.sql("select written from place.gazetteer")
                        .query(Instant.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void theInstanceBelongsToOneProvince() {
        assertThat(places.province().name()).isEqualTo("Hải Phòng");
        assertThat(places.communesOf(places.province().code())).hasSize(114);
        assertThatThrownBy(() -> new Places(database.dataSource(), CLOCK, "02"))
                .hasMessageContaining("VONGDOI_PROVINCE")
                .hasMessageContaining("02");
    }

    @Test
    void aCommuneIsTitledInBothLanguages() {
        var commune = places.commune(new CommuneCode("10507"));
        assertThat(commune.title()).isEqualTo("Phường Thành Đông");
        assertThat(commune.titleEn()).isEqualTo("Thanh Dong Ward");
    }

    @Test
    void aFormerCommuneThatWentWholeIntoOneIsTranslated() {
        // Phường Phúc Xá (00001) went whole into phường Hồng Hà (00097).
        assertThat(places.current(new CommuneCode("00001"))).map(Commune::name).hasValue("Hồng Hà");
    }

    @Test
    void aFormerCommuneThatWasSplitIsNotGuessed() {
        var split = db.sql("""
                        select code from place.former_commune f
                        where split and not exists (select from place.commune c where c.code = f.code) limit 1""").query(String.class).single();
        assertThat(places.findFormerCommune(new CommuneCode(split))
                        .orElseThrow()
                        .split())
                .isTrue();
        assertThat(places.successors(new CommuneCode(split))).hasSizeGreaterThan(1);
        assertThat(places.current(new CommuneCode(split))).isEmpty();
    }

    @Test
    void aCodeThatACommuneOfTodayCarriesMeansThatCommune() {
        assertThat(places.findFormerCommune(new CommuneCode("10507"))).isPresent();
        assertThat(places.current(new CommuneCode("10507"))).map(Commune::name).hasValue("Thành Đông");
    }

    @Test
    void onlyAProvinceThatWasMergedHasParts() {
        assertThat(places.mergedOf(new ProvinceCode("31"))).hasSize(2);
        assertThat(places.mergedOf(new ProvinceCode("01")))
                .as("Hà Nội was left as it was")
                .isEmpty();
    }

    @Test
    void populationsLeaveOutWhatIsNotKnown() {
        assertThat(places.populations(new ProvinceCode("31"))).hasSize(114);
        assertThat(places.populations(new ProvinceCode("75"))).doesNotContainKey(new CommuneCode("26116"));
    }

    @Test
    void aFacilitySavedTwiceStandsOnceAndIsSeenAtOnce() {
        var station = facility("31901", "Trạm Y tế (mô phỏng)", 2, null);
        assertThat(places.saveFacilities(List.of(station))).isEqualTo(1);
        assertThat(places.saveFacilities(List.of(station))).isZero();
        assertThat(places.facility(station.code())).isEqualTo(station);
        var renamed = facility("31901", "Trạm Y tế khác (mô phỏng)", 2, LocalDate.of(2026, 9, 1));
        assertThat(places.saveFacilities(List.of(renamed))).isEqualTo(1);
        assertThat(places.facilities()).contains(renamed).doesNotContain(station);
        assertThat(places.facilitiesOf(new CommuneCode("10507"))).contains(renamed);
    }

    @Test
    void whatAnotherProcessImportsIsNoticed() {
        var time = new SettableClock();
        var server = new Places(database.dataSource(), time, "31");
        var told = facility("31902", "Trạm Y tế (mô phỏng)", 1, null);
        places.saveFacilities(List.of(told));
        assertThat(server.findFacility(told.code())).hasValue(told);
        var later = facility("31902", "Trạm Y tế (mô phỏng)", 3, null);
        places.saveFacilities(List.of(later));
        time.advance(Duration.ofSeconds(1));
        assertThat(server.facility(told.code()).doctors()).isEqualTo(3);
    }

    private static Facility facility(String code, String name, int doctors, @Nullable LocalDate emrSince) {
        return new Facility(
                new FacilityCode(code),
                name,
                FacilityKind.STATION,
                Level.INITIAL,
                new CommuneCode("10507"),
                Ownership.PUBLIC,
                0,
                doctors,
                emrSince);
    }

    private static long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }
}
