package vn.vongdoi.station;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which visits a station entered itself; what they were stands in the record. */
final class VisitStore {
    private static final Pattern KEY = Pattern.compile("TYT-(\\d{8})-(\\d{4,7})");

    private final JdbcClient sql;

    VisitStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A number is given once, also when the visit is given up: gaps do no harm. */
    int next(String facility, LocalDate day) {
        return sql.sql("""
                        insert into station.number (facility, day, last) values (:facility, :day, 1)
                        on conflict (facility, day) do update set last = number.last + 1
                        returning last""")
                .param("facility", facility)
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    void keep(String facility, String maLk, LocalDate day, String by) {
        sql.sql("""
                        insert into station.visit (facility, ma_lk, day, entered_by) values (:facility, :maLk, :day, :by)
                        on conflict (facility, ma_lk) do update set day = excluded.day""")
                .param("facility", facility)
                .param("maLk", maLk)
                .param("day", day)
                .param("by", by)
                .update();
    }

    /** MA_LK of each that was not withdrawn, in order of entry. */
    List<String> list(String facility, LocalDate day) {
        return sql.sql("""
                        select ma_lk from station.visit
                        where facility = :facility and day = :day and withdrawn is null order by entered, ma_lk""")
                .param("facility", facility)
                .param("day", day)
                .query(String.class)
                .list();
    }

    /** @param filed a file of its day has it, which may have been sent on */
    record Withdrawn(String maLk, Instant at, String by, String reason, boolean filed) {}

    List<Withdrawn> withdrawn(String facility, LocalDate day) {
        return sql.sql("""
                        select ma_lk, withdrawn, withdrawn_by, reason, filed is not null as filed from station.visit
                        where facility = :facility and day = :day and withdrawn is not null order by entered, ma_lk""")
                .param("facility", facility)
                .param("day", day)
                .query((row, _) -> new Withdrawn(
                        row.getString("ma_lk"),
                        row.getObject("withdrawn", OffsetDateTime.class).toInstant(),
                        row.getString("withdrawn_by"),
                        row.getString("reason"),
                        row.getBoolean("filed")))
                .list();
    }

    boolean isWithdrawn(String facility, String maLk) {
        return sql.sql("""
                        select exists (select from station.visit
                                       where facility = :facility and ma_lk = :maLk and withdrawn is not null)""")
                .param("facility", facility)
                .param("maLk", maLk)
                .query(Boolean.class)
                .single();
    }

    String reason(String facility, String maLk) {
        return sql.sql("select reason from station.visit where facility = :facility and ma_lk = :maLk")
                .param("facility", facility)
                .param("maLk", maLk)
                .query(String.class)
                .single();
    }

    /** The first reason stays. */
    void withdraw(String facility, String maLk, String by, String reason, Instant at) {
        sql.sql("""
                        update station.visit set withdrawn = :at, withdrawn_by = :by, reason = :reason
                        where facility = :facility and ma_lk = :maLk and withdrawn is null""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("reason", reason)
                .param("facility", facility)
                .param("maLk", maLk)
                .update();
    }

    void filed(String facility, Collection<String> maLks, Instant at) {
        sql.sql("""
                        update station.visit set filed = :at
                        where facility = :facility and ma_lk = any(:maLks) and filed is null""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("facility", facility)
                .param("maLks", maLks.toArray(String[]::new))
                .update();
    }

    /** Whether the key is one that {@link #next} made for this station. */
    boolean gave(String facility, String maLk) {
        var parts = KEY.matcher(maLk);
        return parts.matches()
                && sql.sql("""
                                select exists (select from station.number
                                               where facility = :facility and day = to_date(:day, 'YYYYMMDD')
                                                 and last >= :number)""")
                        .param("facility", facility)
                        .param("day", parts.group(1))
                        .param("number", Integer.parseInt(parts.group(2)))
                        .query(Boolean.class)
                        .single();
    }

    boolean has(String facility, String maLk) {
        return sql.sql("select exists (select from station.visit where facility = :facility and ma_lk = :maLk)")
                .param("facility", facility)
                .param("maLk", maLk)
                .query(Boolean.class)
                .single();
    }
}
