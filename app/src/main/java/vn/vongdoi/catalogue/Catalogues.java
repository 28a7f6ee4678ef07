package vn.vongdoi.catalogue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.place.FacilityCode;

/** The catalogues of all facilities, as their registers tell. */
@Component
public final class Catalogues {
    private static final long TRUSTED = Duration.ofSeconds(1).toNanos();
    private static final long MOST_ENTRIES = 400_000;

    private final JdbcClient sql;

    /** Every claim asks. Of the largest hospitals few fit. */
    private final LoadingCache<FacilityCode, Catalogue> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_ENTRIES)
            .weigher((FacilityCode _, Catalogue catalogue) -> 1 + catalogue.size())
            .build(this::read);

    private volatile Seen seen = new Seen(-1, System.nanoTime() - TRUSTED);

    /** How often anything was told when it was last asked. */
    private record Seen(long version, long at) {}

    public Catalogues(JdbcClient sql) {
        this.sql = sql;
    }

    /** All that a facility told, of all days, as of at most a second ago. */
    public Catalogue of(FacilityCode facility) {
        var before = seen;
        if (System.nanoTime() - before.at() >= TRUSTED) {
            var now = new Seen(version(), System.nanoTime());
            if (now.version() != before.version()) kept.invalidateAll();
            seen = now;
        }
        return kept.get(facility);
    }

    private long version() {
        return sql.sql("select version from catalogue.told").query(Long.class).single();
    }

    private int told(int changed) {
        if (changed > 0)
            sql.sql("update catalogue.told set version = version + 1").update();
        return changed;
    }

    private Catalogue read(FacilityCode facility) {
        var items = sql.sql("select * from catalogue.item where facility = :facility")
                .param("facility", facility.value())
                .query((row, _) -> item(row))
                .list();
        var devices = sql.sql("select * from catalogue.device where facility = :facility")
                .param("facility", facility.value())
                .query((row, _) -> device(row))
                .list();
        return items.isEmpty() && devices.isEmpty() ? Catalogue.EMPTY : new Catalogue(items, devices);
    }

    /** What a facility offers on a day, by name. Of the rows of one key the one that began last holds. */
    public List<Item> list(FacilityCode facility, LocalDate day) {
        return sql.sql("""
                        select * from (
                            select distinct on (kind, code, registration) * from catalogue.item
                            where facility = :facility and starts <= :day
                            order by kind, code, registration, starts desc) newest
                        where ends is null or ends >= :day
                        order by name, registration""")
                .param("facility", facility.value())
                .param("day", day)
                .query((row, _) -> item(row))
                .list();
    }

    /** Writes items, within the caller's transaction. @return how many were new or different */
    public int save(Collection<Item> told) {
        return told(told.stream().mapToInt(this::save).sum());
    }

    private int save(Item item) {
        return sql.sql("""
                        insert into catalogue.item as i (facility, kind, code, registration, name, unit, cost_group, price,
                            coverage, strength, route, form, tender, dose, starts, ends)
                        values (:facility, :kind, :code, :registration, :name, :unit, :group, :price,
                            :coverage, :strength, :route, :form, :tender, :dose, :starts, :ends)
                        on conflict (facility, kind, code, registration, starts) do update set
                            name = excluded.name, unit = excluded.unit, cost_group = excluded.cost_group,
                            price = excluded.price, coverage = excluded.coverage, strength = excluded.strength,
                            route = excluded.route, form = excluded.form, tender = excluded.tender,
                            dose = excluded.dose, ends = excluded.ends
                        where (i.*) is distinct from (excluded.*)""")
                .param("facility", item.facility().value())
                .param("kind", item.kind().word())
                .param("code", item.code())
                .param("registration", item.registration())
                .param("name", item.name())
                .param("unit", item.unit())
                .param("group", item.group())
                .param("price", item.price())
                .param("coverage", item.coverage())
                .param("strength", item.strength())
                .param("route", item.route())
                .param("form", item.form())
                .param("tender", item.tender())
                .param("dose", item.dose())
                .param("starts", item.from())
                .param("ends", item.to())
                .update();
    }

    /** Writes devices, within the caller's transaction. @return how many were new or different */
    public int saveDevices(Collection<Device> told) {
        return told(told.stream().mapToInt(this::save).sum());
    }

    private int save(Device device) {
        return sql.sql("""
                        insert into catalogue.device as d (facility, code, name, serial, starts, ends)
                        values (:facility, :code, :name, :serial, :starts, :ends)
                        on conflict (facility, code, starts) do update set
                            name = excluded.name, serial = excluded.serial, ends = excluded.ends
                        where (d.*) is distinct from (excluded.*)""")
                .param("facility", device.facility().value())
                .param("code", device.code())
                .param("name", device.name())
                .param("serial", device.serial())
                .param("starts", device.from())
                .param("ends", device.to())
                .update();
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                new FacilityCode(row.getString("facility")),
                row.getString("code"),
                row.getString("name"),
                row.getString("serial"),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                new FacilityCode(row.getString("facility")),
                ItemKind.of(row.getString("kind")),
                row.getString("code"),
                row.getString("registration"),
                row.getString("name"),
                row.getString("unit"),
                row.getString("cost_group"),
                row.getBigDecimal("price"),
                row.getInt("coverage"),
                row.getString("strength"),
                row.getString("route"),
                row.getString("form"),
                row.getString("tender"),
                row.getString("dose"),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class));
    }
}
