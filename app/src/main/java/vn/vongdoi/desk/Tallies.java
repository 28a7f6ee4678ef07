package vn.vongdoi.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.vongdoi.claims.Tally;

/** The figures by facility and day, summed over days or over facilities. */
@Component
class Tallies {
    private final JdbcClient db;

    Tallies(JdbcClient db) {
        this.db = db;
    }

    /** Everybody who ever sent a file. One step in the index a facility, however many days there are. */
    List<String> senders() {
        return db.sql("""
                        with recursive sender as (
                            (select facility from claims.file_day order by facility limit 1)
                            union all
                            select (select f.facility from claims.file_day f
                                    where f.facility > s.facility order by f.facility limit 1)
                            from sender s where s.facility is not null)
                        select facility from sender where facility is not null""").query(String.class).list();
    }

    /** By facility; one that sent nothing in the period is left out. */
    Map<String, Figures> figures(Collection<String> facilities, Period period) {
        var delays = delays(facilities, period);
        var figures = new TreeMap<String, Figures>();
        in(period, facilities, """
                select facility, sum(files) as files, sum(unreadable) as unreadable, sum(accepted) as accepted,
                       sum(replaced) as replaced, sum(duplicate) as duplicate, sum(withdrawn) as withdrawn,
                       sum(rejected) as rejected, sum(complete) as complete
                from (select facility, files, unreadable, 0 as accepted, 0 as replaced, 0 as duplicate, 0 as withdrawn,
                             0 as rejected, 0 as complete
                      from claims.file_day where facility = any(:facilities) and day between :from and :to
                      union all
                      select facility, 0, 0, accepted, replaced, duplicate, withdrawn, rejected, complete
                      from claims.answer_day where facility = any(:facilities) and day between :from and :to) both_tables
                group by facility""").query(row -> {
            var facility = row.getString("facility");
            figures.put(facility, figures(row, delays.getOrDefault(facility, Delays.NONE)));
        });
        return figures;
    }

    private static Figures figures(ResultSet row, Delays delays) throws SQLException {
        return new Figures(
                row.getLong("files"),
                row.getLong("unreadable"),
                row.getLong("accepted"),
                row.getLong("replaced"),
                row.getLong("duplicate"),
                row.getLong("withdrawn"),
                row.getLong("rejected"),
                row.getLong("complete"),
                delays);
    }

    /**
     * Each day on which a visit may have ended brings its deadlines along, so that the database does the counting; by their
     * places in arrays, for a join of them is a guess of the planner's and now and then a bad one.
     */
    private Map<String, Delays> delays(Collection<String> facilities, Period period) {
        var first = period.from().minusDays(Tally.MOST_DAYS);
        var outs = first.datesUntil(period.to().plusDays(1)).toList();
        var byDays = new HashMap<String, TreeMap<Integer, Long>>();
        var inTime = new HashMap<String, EnumMap<Deadline, Long>>();
        in(period, facilities, """
                select facility, days, sum(encounters) as encounters,
                       sum(encounters) filter (where day <= (cast(:sameDay as date[]))[nth]) as same_day,
                       sum(encounters) filter (where day <= (cast(:payment as date[]))[nth]) as payment,
                       sum(encounters) filter (where day <= (cast(:closing as date[]))[nth]) as closing
                from (select facility, day, days, encounters, day - days - cast(:first as date) + 1 as nth
                      from claims.delay_day
                      where facility = any(:facilities) and day between :from and :to) d
                where nth between 1 and :outs
                group by facility, days""")
                .param("first", first)
                .param("outs", outs.size())
                .param(
                        "sameDay",
                        dates(outs.stream().map(Deadline.SAME_DAY::last).toList()))
                .param(
                        "payment",
                        dates(outs.stream().map(Deadline.PAYMENT::last).toList()))
                .param(
                        "closing",
                        dates(outs.stream().map(Deadline.CLOSING::last).toList()))
                .query(row -> {
                    var facility = row.getString("facility");
                    byDays.computeIfAbsent(facility, _ -> new TreeMap<>())
                            .put(row.getInt("days"), row.getLong("encounters"));
                    var kept = inTime.computeIfAbsent(facility, _ -> new EnumMap<>(Deadline.class));
                    kept.merge(Deadline.SAME_DAY, row.getLong("same_day"), Long::sum);
                    kept.merge(Deadline.PAYMENT, row.getLong("payment"), Long::sum);
                    kept.merge(Deadline.CLOSING, row.getLong("closing"), Long::sum);
                });
        var delays = new HashMap<String, Delays>();
        byDays.forEach((facility, days) ->
                delays.put(facility, new Delays(days, inTime.getOrDefault(facility, new EnumMap<>(Deadline.class)))));
        return delays;
    }

    /** Days with files by facility, oldest first, in the window before the last one up to a day. */
    Map<String, List<LocalDate>> lastDays(Collection<String> facilities, LocalDate on) {
        var days = new HashMap<String, List<LocalDate>>();
        db.sql("""
                        select asked.facility, sent.days
                        from unnest(:facilities) as asked (facility)
                        cross join lateral (select max(day) as day from claims.file_day
                                            where facility = asked.facility and day <= :on) last
                        cross join lateral (select array_agg(day - date '1970-01-01' order by day) as days from claims.file_day
                                            where facility = asked.facility
                                              and day between last.day - :window and last.day) sent
                        where last.day is not null""")
                .param("facilities", texts(facilities))
                .param("on", on)
                .param("window", Silence.window(on))
                .query(row -> {
                    var sent = (Integer[]) row.getArray("days").getArray();
                    days.put(
                            row.getString("facility"),
                            Arrays.stream(sent)
                                    .map(day -> LocalDate.ofEpochDay(day))
                                    .toList());
                });
        return days;
    }

    /** Files by facility and day. */
    Map<String, Map<LocalDate, Long>> files(Collection<String> facilities, Period period) {
        var files = new HashMap<String, Map<LocalDate, Long>>();
        in(period, facilities, """
                select facility, day, files from claims.file_day
                where facility = any(:facilities) and day between :from and :to""").query(row -> {
            files.computeIfAbsent(row.getString("facility"), _ -> new HashMap<>())
                    .put(row.getObject("day", LocalDate.class), row.getLong("files"));
        });
        return files;
    }

    /** By day, newest first. */
    List<DayFigures> days(Collection<String> facilities, Period period) {
        return in(period, facilities, """
                select day, sum(files) as files, sum(accepted) as accepted, sum(replaced) as replaced,
                       sum(duplicate) as duplicate, sum(rejected) as rejected
                from (select day, files, 0 as accepted, 0 as replaced, 0 as duplicate, 0 as rejected
                      from claims.file_day where facility = any(:facilities) and day between :from and :to
                      union all
                      select day, 0, accepted, replaced, duplicate, rejected
                      from claims.answer_day where facility = any(:facilities) and day between :from and :to) both_tables
                group by day order by day desc""").query(DayFigures.class).list();
    }

    /** The commonest first, each with the last file that has it. */
    List<FaultCount> faults(Collection<String> facilities, Period period, int most) {
        return in(period, facilities, """
                with commonest as (
                    select rule, sum(encounters) as encounters from claims.fault_day
                    where facility = any(:facilities) and day between :from and :to and encounters > 0
                    group by rule order by 2 desc, 1 limit :most)
                select c.rule, c.encounters, l.place, l.delivery
                from commonest c
                cross join lateral (select place, delivery from claims.fault_last
                                    where rule = c.rule and facility = any(:facilities)
                                    order by delivery desc limit 1) l
                order by c.encounters desc, c.rule""")
                .param("most", most)
                .query(FaultCount.class)
                .list();
    }

    Map<String, Carried> carried(Collection<String> facilities, Period period) {
        var carried = new HashMap<String, Carried>();
        in(period, facilities, """
                select expectation, sum(expected) as expected, sum(carried) as carried from claims.expected_day
                where facility = any(:facilities) and day between :from and :to
                group by expectation""").query(Carried.class).list().forEach(one -> carried.put(one.expectation(), one));
        return carried;
    }

    private StatementSpec in(Period period, Collection<String> facilities, String query) {
        return db.sql(query)
                .param("facilities", texts(facilities))
                .param("from", period.from())
                .param("to", period.to());
    }

    private static SqlArrayValue texts(Collection<String> facilities) {
        return new SqlArrayValue("text", facilities.toArray());
    }

    private static SqlArrayValue dates(List<LocalDate> days) {
        return new SqlArrayValue("date", days.toArray());
    }
}
