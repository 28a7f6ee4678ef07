package vn.vongdoi.place;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The facility, staff and bed tables. Facilities are asked for with every claim, so they are kept for a second; what
 * another process imports is seen after that, and a code that is missing from the kept ones is always looked up.
 */
final class Facilities {
    private static final Duration TRUSTED = Duration.ofSeconds(1);
    /** A hospital's list is long, and who came or left is not judged by the second. */
    private static final Duration ROSTER_TRUSTED = Duration.ofSeconds(10);

    private static final long MOST_ROSTERS = 1_000;

    private record Kept(Map<FacilityCode, Facility> byCode, Instant until) {}

    private final JdbcClient db;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;
    private volatile @Nullable Kept kept;
    private final LoadingCache<FacilityCode, Roster> rosters = Caffeine.newBuilder()
            .expireAfterWrite(ROSTER_TRUSTED)
            .maximumSize(MOST_ROSTERS)
            .build(this::read);

    Facilities(DataSource dataSource, Clock clock) {
        db = JdbcClient.create(dataSource);
        batches = new NamedParameterJdbcTemplate(dataSource);
        this.clock = clock;
    }

    Map<FacilityCode, Facility> all() {
        var known = kept;
        if (known != null && clock.instant().isBefore(known.until())) return known.byCode();
        var until = clock.instant().plus(TRUSTED);
        var byCode = db.sql("select * from place.facility").query(Facilities::facility).list().stream()
                .collect(toMap(Facility::code, Function.identity(), (a, _) -> a, TreeMap::new));
        var now = Collections.unmodifiableMap(byCode);
        kept = new Kept(now, until);
        return now;
    }

    Optional<Facility> find(FacilityCode code) {
        var known = all().get(code);
        if (known != null) return Optional.of(known);
        return db.sql("select * from place.facility where code = :code")
                .param("code", code.value())
                .query(Facilities::facility)
                .optional();
    }

    int save(Collection<Facility> facilities) {
        var changed = batch(
                """
                insert into place.facility (code, name, kind, level, commune, ownership, beds, doctors, emr_since)
                values (:code, :name, :kind, :level, :commune, :ownership, :beds, :doctors, :emrSince)
                on conflict (code) do update
                set name = excluded.name, kind = excluded.kind, level = excluded.level, commune = excluded.commune,
                    ownership = excluded.ownership, beds = excluded.beds, doctors = excluded.doctors,
                    emr_since = excluded.emr_since
                where facility is distinct from excluded""",
                facilities.stream()
                        .map(facility -> new MapSqlParameterSource()
                                .addValue("code", facility.code().value())
                                .addValue("name", facility.name())
                                .addValue("kind", facility.kind().word())
                                .addValue("level", facility.level().word())
                                .addValue("commune", facility.commune().value())
                                .addValue("ownership", facility.ownership().word())
                                .addValue("beds", facility.beds())
                                .addValue("doctors", facility.doctors())
                                .addValue("emrSince", facility.emrSince(), Types.DATE)));
        forget();
        return changed;
    }

    Set<String> staff(FacilityCode facility, LocalDate day) {
        return db.sql("""
                        select distinct cccd from place.staff
                        where facility = :facility and starts <= :day and (ends is null or ends >= :day)""")
                .param("facility", facility.value())
                .param("day", day)
                .query(String.class)
                .set();
    }

    List<StaffPost> posts(FacilityCode facility, LocalDate day) {
        return db.sql("""
                        select facility, cccd, name, profession, licence, starts, ends from place.staff
                        where facility = :facility and starts <= :day and (ends is null or ends >= :day)
                        order by name, profession""")
                .param("facility", facility.value())
                .param("day", day)
                .query(Facilities::post)
                .list();
    }

    Roster roster(FacilityCode facility) {
        return rosters.get(facility);
    }

    private Roster read(FacilityCode facility) {
        var posts = db.sql("select facility, cccd, name, profession, licence, starts, ends from place.staff "
                        + "where facility = :facility")
                .param("facility", facility.value())
                .query(Facilities::post)
                .list();
        return posts.isEmpty() ? Roster.EMPTY : new Roster(posts);
    }

    int saveStaff(Collection<StaffPost> posts) {
        return batch(
                """
                insert into place.staff (facility, cccd, name, profession, licence, starts, ends)
                values (:facility, :cccd, :name, :profession, :licence, :from, :to)
                on conflict (facility, cccd, profession, starts) do update
                set name = excluded.name, licence = excluded.licence, ends = excluded.ends
                where staff is distinct from excluded""",
                posts.stream()
                        .map(post -> new MapSqlParameterSource()
                                .addValue("facility", post.facility().value())
                                .addValue("cccd", post.cccd())
                                .addValue("name", post.name())
                                .addValue("profession", post.profession())
                                .addValue("licence", post.licence(), Types.VARCHAR)
                                .addValue("from", post.from())
                                .addValue("to", post.to(), Types.DATE)));
    }

    int saveBeds(Collection<BedCount> beds) {
        return batch(
                """
                insert into place.beds (facility, kind, count, starts, ends)
                values (:facility, :kind, :count, :from, :to)
                on conflict (facility, kind, starts) do update
                set count = excluded.count, ends = excluded.ends
                where beds is distinct from excluded""",
                beds.stream()
                        .map(bed -> new MapSqlParameterSource()
                                .addValue("facility", bed.facility().value())
                                .addValue("kind", bed.kind())
                                .addValue("count", bed.count())
                                .addValue("from", bed.from())
                                .addValue("to", bed.to(), Types.DATE)));
    }

    private int batch(String sql, Stream<MapSqlParameterSource> rows) {
        return Arrays.stream(batches.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new)))
                .sum();
    }

    /** Inside a transaction others would read the old rows again until it commits. */
    private void forget() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            kept = null;
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                kept = null;
            }
        });
    }

    private static StaffPost post(ResultSet row, int number) throws SQLException {
        return new StaffPost(
                new FacilityCode(row.getString("facility")),
                row.getString("cccd"),
                row.getString("name"),
                row.getString("profession"),
                row.getString("licence"),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class));
    }

    private static Facility facility(ResultSet row, int number) throws SQLException {
        return new Facility(
                new FacilityCode(row.getString("code")),
                row.getString("name"),
                FacilityKind.of(row.getString("kind")),
                Level.of(row.getString("level")),
                new CommuneCode(row.getString("commune")),
                Ownership.of(row.getString("ownership")),
                row.getInt("beds"),
                row.getInt("doctors"),
                row.getObject("emr_since", LocalDate.class));
    }
}
