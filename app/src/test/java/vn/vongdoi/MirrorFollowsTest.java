package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Vault;
import vn.vongdoi.mirror.Mirror;
import vn.vongdoi.mirror.Reading;
import vn.vongdoi.record.Records;
import vn.vongdoi.schedule.Following;

/** Whatever happens to a province in whatever order: the mirror that followed tells what one made anew tells. */
class MirrorFollowsTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The views of indicators; what only the store's side may know (keys) and what verify compares are left out. */
    private static final Map<String, String> VIEWS = views();

    private static Map<String, String> views() {
        var views = new LinkedHashMap<String, String>();
        views.put("resident", "person, commune, birth, sex, has_card, card_from, card_until, registered, died");
        views.put("death", "person, died");
        views.put(
                "visit",
                "person, facility, commune, facility_kind, facility_level, ownership, day, care_type, insured, referred_out, place, left_on, nights");
        views.put("diagnosis", "person, facility, commune, day, rank, icd10, main");
        views.put("measured", "person, facility, place, day, loinc, value, unit");
        views.put("done", "person, service, number, day");
        views.put("planned", "person, service, standing, number, earliest, recommended, overdue, latest");
        views.put("managed", "person, disease, since, visited, controlled, measured, lost");
        views.put("growth", "person, day, weight_for_age, height_for_age, bmi_for_age, weight_for_height");
        views.put("facility", "facility, commune, kind, level, ownership, emr_since");
        views.put("workforce", "facility, commune, facility_kind, ownership, profession, people, starts, ends");
        views.put("bed", "facility, commune, facility_kind, ownership, kind, beds, starts, ends");
        views.put("population", "commune, people, source, starts, ends");
        views.put("pupil", "person, year, kind, place, left_on");
        views.put("fitness", "person, day");
        views.put("listed", "list, name, place, amount, starts, ends");
        views.put("commune", "commune, province");
        views.put("head", "position, followed, followed_day, edition, settled, listed");
        return views;
    }

    @TempDir
    static Path home;

    @TempDir
    static Path elsewhere;

    static ConfigurableApplicationContext application;
    static JdbcClient sql;
    static Mirror mirror;
    static ChangingProvince province;

    @BeforeAll
    static void open() {
        application = new SpringApplicationBuilder(VongDoi.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run("--VONGDOI_HOME=" + home);
        sql = bean(JdbcClient.class);
        mirror = bean(Mirror.class);
        province = new ChangingProvince(application, home);
    }

    @AfterAll
    static void close() {
        application.close();
    }

    @Test
    void afterRandomYearsTheMirrorTellsWhatTheStoreTellsAndWhatItToldBefore() {
        var random = new Random(20_261_121);
        for (var i = 0; i < 150; i++) province.happen();
        bean(Following.class).settle();
        mirror.rebuild((_, _, _) -> {});
        var beginning = mirror.position();
        var told = new LinkedHashMap<Long, Map<String, List<String>>>();
        var reader = mirror.read();
        for (var round = 0; round < 24; round++) {
            for (var i = random.nextInt(12); i >= 0; i--) province.happen();
            if (random.nextInt(3) > 0) bean(Following.class).settle();
            mirror.follow(true);
            if (round == 8 || round == 17) mirror.compact();
            if (round % 3 == 1) {
                bean(Following.class).settle();
                mirror.follow(true);
                reader.advance();
                assertThat(rows(reader)).as("advanced").isEqualTo(ofMirror(reader.position()));
            }
            if (round % 6 == 2) {
                bean(Following.class).settle();
                mirror.follow(true);
                told.put(mirror.position(), ofMirror(mirror.position()));
            }
        }
        reader.close();
        bean(Following.class).settle();
        mirror.follow(true);

        var now = ofMirror(mirror.position());
        VIEWS.keySet().forEach(view -> {
            assertThat(now.get(view)).as(view).isEqualTo(ofStore(view));
            if (!view.equals("listed")) assertThat(now.get(view)).as(view).isNotEmpty();
        });
        assertThat(province.pupils()).isPositive();
        var comparison = mirror.verify((_, _, _) -> {});
        assertThat(comparison.difference()).isEmpty();
        assertThat(comparison.same()).isTrue();
        var anew = new Mirror(
                sql,
                bean(DataSource.class),
                bean(PlatformTransactionManager.class),
                new DataFolder(elsewhere),
                bean(Vault.class),
                bean(Clock.class));
        anew.rebuild((_, _, _) -> {});
        try (var reading = anew.read()) {
            VIEWS.keySet().forEach(view -> assertThat(rows(reading, view)).isEqualTo(now.get(view)));
        }
        told.forEach((position, views) -> {
            try (var reading = mirror.read(position)) {
                views.forEach((view, rows) -> assertThat(rows(reading, view))
                        .as(view + " as of " + position)
                        .isEqualTo(rows));
            }
        });
        assertThat(told.values().stream().map(it -> it.get("visit")).distinct()).hasSize(told.size());
        assertThatThrownBy(() -> mirror.read(beginning - 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(mirror.position(LocalDate.now(VIETNAM))).isEqualTo(mirror.position());
    }

    /** It sees when a record changed, but people, links and lists only as they stand when it looks. */
    @Test
    void betweenTwoLooksItTellsWhatItSawAtTheFirst() {
        var person = province.born();
        mirror.rebuild((_, _, _) -> {});
        var first = mirror.position();
        var told = ofMirror(first);
        // Two positions of one transaction: nobody can look between them.
        var between = bean(Records.class).write(writing -> {
            var position = writing.nextPosition();
            writing.changed(position, "test");
            writing.changed(writing.nextPosition(), "test");
            return position;
        });
        sql.sql("update person.person set commune = '10532' where person = :person")
                .param("person", person.value())
                .update();
        bean(Records.class).write(writing -> {
            writing.changed(writing.nextPosition(), person, "test", Actor.console(), Purpose.PLANNING);
            return person;
        });
        mirror.follow(true);
        assertThat(mirror.known(mirror.position())).isEqualTo(mirror.position());
        assertThat(mirror.known(between)).isEqualTo(first);
        try (var reading = mirror.read(between)) {
            assertThat(reading.position()).isEqualTo(first);
            assertThat(rows(reading)).isEqualTo(told);
        }
        mirror.rebuild((_, _, _) -> {});
    }

    /** A folder that was thrown away: for its sake all that the schedules say would be noted for ever. */
    @Test
    void aMirrorThatHasNotFollowedForAMonthIsForgotten() {
        province.born();
        mirror.rebuild((_, _, _) -> {});
        sql.sql("insert into mirror.copy values (gen_random_uuid(), '3', now() - interval '31 days')")
                .update();
        province.born();
        bean(Following.class).settle();
        mirror.follow(true);
        assertThat(sql.sql("select count(*) from mirror.copy where seen = '3'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(mirror.verify((_, _, _) -> {}).same()).isTrue();
    }

    /** A backup of yesterday tells other things at positions that the mirror has already seen. */
    @Test
    void ofARestoredStoreTheMirrorIsMadeAnew() {
        province.born();
        mirror.rebuild((_, _, _) -> {});
        var later = bean(Records.class).position();
        province.born();
        mirror.follow(true);
        sql.sql("delete from record.change where position > :later")
                .param("later", later)
                .update();
        sql.sql("update record.head set position = :later")
                .param("later", later)
                .update();
        mirror.follow(true);
        assertThat(mirror.position()).isEqualTo(later);
        assertThat(mirror.span().from()).isEqualTo(later);
        var comparison = mirror.verify((_, _, _) -> {});
        assertThat(comparison.difference()).isEmpty();
        assertThat(comparison.same()).isTrue();
    }

    @Test
    void whatIsWrittenIsInTheMirrorWithoutAnybodyAsking() {
        var person = province.born();
        mirror.rebuild((_, _, _) -> {});
        var before = mirror.position();
        province.diagnosed(person);
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (mirror.position() == before && System.nanoTime() < end) Thread.onSpinWait();
        assertThat(mirror.position()).isEqualTo(bean(Records.class).position());
    }

    @Test
    void aFileThatSomebodyChangedIsTold() throws IOException {
        province.born();
        mirror.rebuild((_, _, _) -> {});
        var comparison = mirror.verify((_, _, _) -> {});
        assertThat(comparison.same()).isTrue();
        try (var files = Files.list(home.resolve("mirror/data"))) {
            var newest = files.filter(it -> it.getFileName().toString().startsWith("person-"))
                    .max(Comparator.comparing(it -> it.toFile().lastModified()))
                    .orElseThrow();
            var bytes = Files.readAllBytes(newest);
            bytes[bytes.length / 2] ^= 1;
            Files.write(newest, bytes);
            var damaged = mirror.verify((_, _, _) -> {});
            assertThat(damaged.same()).isFalse();
            assertThat(damaged.damaged()).containsExactly(newest.getFileName().toString());
        }
        mirror.rebuild((_, _, _) -> {});
    }

    @Test
    void aRowThatOnlyTheStoreHasIsTold() {
        var person = province.born();
        mirror.rebuild((_, _, _) -> {});
        // Beside the feed, as no door does.
        sql.sql("update person.person set commune = '10532', died = '2026-01-02' where person = :person")
                .param("person", person.value())
                .update();
        var comparison = mirror.verify((_, _, _) -> {});
        assertThat(comparison.same()).isFalse();
        assertThat(comparison.difference().orElseThrow())
                .startsWith("person all: chỉ ở kho")
                .contains("2026-01-02", "only in the mirror");
        mirror.rebuild((_, _, _) -> {});
        assertThat(mirror.verify((_, _, _) -> {}).same()).isTrue();
    }

    private static Map<String, List<String>> ofMirror(long position) {
        try (var reading = mirror.read(position)) {
            return rows(reading);
        }
    }

    private static Map<String, List<String>> rows(Reading reading) {
        var all = new LinkedHashMap<String, List<String>>();
        VIEWS.keySet().forEach(view -> all.put(view, rows(reading, view)));
        return all;
    }

    private static List<String> rows(Reading reading, String view) {
        var rows = new ArrayList<String>();
        var day = LocalDate.now(VIETNAM);
        reading.query(asked(view), day, day, row -> rows.add(words(view, row, true)));
        rows.sort(null);
        return rows;
    }

    private static List<String> ofStore(String view) {
        var rows = new ArrayList<>(
                sql.sql(asked(view)).query((row, _) -> words(view, row, false)).list());
        rows.sort(null);
        return rows;
    }

    private static String asked(String view) {
        return "select " + VIEWS.get(view) + " from analytics." + view;
    }

    private static String words(String view, ResultSet row, boolean pseudonyms) throws SQLException {
        var words = new StringBuilder();
        for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            var value = row.getObject(i);
            if (i == 1 && asked(view).startsWith("select person"))
                value = pseudonyms ? mirror.person(row.getLong(1)) : row.getLong(1);
            words.append(value instanceof Number number ? number.doubleValue() : value)
                    .append('|');
        }
        return words.toString();
    }

    private static <T> T bean(Class<T> type) {
        return application.getBean(type);
    }
}
