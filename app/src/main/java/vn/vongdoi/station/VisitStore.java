package vn.vongdoi.station;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which visits a station entered itself; what they were stands in the record. */
final class VisitStore {
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
                        on conflict (facility, ma_lk) do nothing""")
                .param("facility", facility)
                .param("maLk", maLk)
                .param("day", day)
                .param("by", by)
                .update();
    }

    /** MA_LK of each, in order of entry. */
    List<String> list(String facility, LocalDate day) {
        return sql.sql(
                        "select ma_lk from station.visit where facility = :facility and day = :day order by entered, ma_lk")
                .param("facility", facility)
                .param("day", day)
                .query(String.class)
                .list();
    }

    boolean has(String facility, String maLk) {
        return sql.sql("select exists (select from station.visit where facility = :facility and ma_lk = :maLk)")
                .param("facility", facility)
                .param("maLk", maLk)
                .query(Boolean.class)
                .single();
    }
}
