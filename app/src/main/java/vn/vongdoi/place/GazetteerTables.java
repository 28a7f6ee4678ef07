package vn.vongdoi.place;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies the {@link Gazetteer} into the tables that SQL joins with. Several processes may start together: the first one
 * writes, the others wait for it and find the work done.
 */
final class GazetteerTables {
    private final JdbcClient db;
    private final NamedParameterJdbcTemplate batches;
    private final TransactionTemplate transaction;

    GazetteerTables(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
        batches = new NamedParameterJdbcTemplate(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    void follow(Gazetteer gazetteer) {
        var fingerprint = fingerprint(gazetteer);
        transaction.executeWithoutResult(_ -> {
            db.sql("lock table place.gazetteer in share row exclusive mode").update();
            var written = db.sql("select fingerprint from place.gazetteer")
                    .query(String.class)
                    .optional();
            if (written.filter(fingerprint::equals).isPresent()) return;
            write(gazetteer);
            db.sql("""
                            insert into place.gazetteer (fingerprint, written) values (:fingerprint, now())
                            on conflict (one) do update
                            set fingerprint = excluded.fingerprint, written = excluded.written""").param("fingerprint", fingerprint).update();
        });
    }

    /** A unit that the files no longer name stays in its table: facilities and people may still refer to it. */
    private void write(Gazetteer gazetteer) {
        provinces(gazetteer.provinces().values());
        communes(gazetteer.communes().values());
        formerCommunes(gazetteer.formerCommunes().values());
    }

    private void provinces(Collection<Province> provinces) {
        var sql = """
                insert into place.province (code, name, name_en, kind) values (:code, :name, :nameEn, :kind)
                on conflict (code) do update
                set name = excluded.name, name_en = excluded.name_en, kind = excluded.kind""";
        batch(
                sql,
                provinces.stream()
                        .map(province -> new MapSqlParameterSource()
                                .addValue("code", province.code().value())
                                .addValue("name", province.name())
                                .addValue("nameEn", province.nameEn())
                                .addValue("kind", province.kind().word())));
    }

    private void communes(Collection<Commune> communes) {
        var sql = """
                insert into place.commune (code, province, name, name_en, kind, area_km2, population, lon, lat)
                values (:code, :province, :name, :nameEn, :kind, :area, :population, :lon, :lat)
                on conflict (code) do update
                set province = excluded.province, name = excluded.name, name_en = excluded.name_en,
                    kind = excluded.kind, area_km2 = excluded.area_km2, population = excluded.population,
                    lon = excluded.lon, lat = excluded.lat""";
        batch(
                sql,
                communes.stream()
                        .map(commune -> new MapSqlParameterSource()
                                .addValue("code", commune.code().value())
                                .addValue("province", commune.province().value())
                                .addValue("name", commune.name())
                                .addValue("nameEn", commune.nameEn())
                                .addValue("kind", commune.kind().word())
                                .addValue("area", commune.areaKm2(), Types.DOUBLE)
                                .addValue("population", commune.population(), Types.INTEGER)
                                .addValue("lon", commune.lon())
                                .addValue("lat", commune.lat())));
    }

    private void formerCommunes(Collection<FormerCommune> formerCommunes) {
        db.sql("delete from place.former_commune").update();
        var sql = """
                insert into place.former_commune (code, name, district, successor, split)
                values (:code, :name, :district, :successor, :split)""";
        batch(
                sql,
                formerCommunes.stream()
                        .flatMap(former -> former.successors().stream()
                                .map(successor -> new MapSqlParameterSource()
                                        .addValue("code", former.code().value())
                                        .addValue("name", former.name())
                                        .addValue("district", former.district())
                                        .addValue("successor", successor.value())
                                        .addValue("split", former.split()))));
    }

    private void batch(String sql, Stream<MapSqlParameterSource> rows) {
        batches.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
    }

    private static String fingerprint(Gazetteer gazetteer) {
        try {
            var bytes = gazetteer.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
