package vn.vongdoi.claims;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.claimcheck.Expectations;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.claims.SubmissionStore.Outcome;

/**
 * The figures of the submissions desk, by facility and day of arrival, kept in the transaction of what they count: one
 * statement for a whole group. What was rejected and is right by today's rules counts on the day it arrived.
 */
public final class Tally {
    /** Whoever is later than this is late in the same way. */
    public static final int MOST_DAYS = 400;

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final JdbcClient sql;

    Tally(JdbcClient sql) {
        this.sql = sql;
    }

    /** A figure of one facility and day; {@code of} is what it counts, where that has a name. */
    private record Key(String facility, LocalDate day, String of) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::facility).thenComparing(Key::day).thenComparing(Key::of);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Answers {
        private final int[] counts = new int[Status.values().length];
        private int complete;
    }

    private static final class Fault {
        private int encounters;
        private String place = "";
        private long delivery;
    }

    private static final class Expected {
        private int expected;
        private int carried;
    }

    /** To be called before what is checked again is written: its former faults are taken off. */
    void count(List<Outcome> outcomes, Instant now) {
        forget(outcomes);
        var answers = new TreeMap<Key, Answers>();
        var delays = new TreeMap<Key, Integer>();
        var faults = new TreeMap<Key, Fault>();
        var expected = new TreeMap<Key, Expected>();
        for (var outcome : outcomes) {
            if (outcome.settled()) continue;
            var checked = outcome.checked();
            var kept = checked.kept();
            var facility = checked.encounter().facility();
            var day = LocalDate.ofInstant(kept == null ? now : kept.arrived(), VIETNAM);
            var answer = answers.computeIfAbsent(new Key(facility, day, ""), _ -> new Answers());
            answer.counts[outcome.status().ordinal()]++;
            if (kept != null) answer.counts[Status.REJECTED.ordinal()]--;
            if (outcome.kept()) faults(checked, facility, day, faults);
            switch (outcome.status()) {
                case ACCEPTED -> {
                    delay(checked, facility, day, delays);
                    carries(checked, facility, day, answer, expected);
                }
                case REPLACED -> carries(checked, facility, day, answer, expected);
                case DUPLICATE, WITHDRAWN, REJECTED, SOUND -> {}
            }
        }
        if (!answers.isEmpty()) write(answers, delays, faults, expected);
    }

    private static void faults(Checked checked, String facility, LocalDate day, Map<Key, Fault> faults) {
        var told = new HashSet<String>();
        for (Issue issue : checked.issues()) {
            if (!told.add(issue.rule())) continue;
            var fault = faults.computeIfAbsent(new Key(facility, day, issue.rule()), _ -> new Fault());
            fault.encounters++;
            fault.place = issue.table() + "." + issue.field();
            fault.delivery = checked.delivery();
        }
    }

    private static void delay(Checked checked, String facility, LocalDate day, Map<Key, Integer> delays) {
        checked.encounter().summary().minute("NGAY_RA").ifPresent(out -> {
            var days = Math.clamp(ChronoUnit.DAYS.between(out.toLocalDate(), day), 0, MOST_DAYS);
            delays.merge(new Key(facility, day, String.valueOf(days)), 1, Integer::sum);
        });
    }

    private static void carries(
            Checked checked, String facility, LocalDate day, Answers answer, Map<Key, Expected> expected) {
        for (var one : checked.expected()) {
            var counts = expected.computeIfAbsent(new Key(facility, day, one.name()), _ -> new Expected());
            counts.expected++;
            if (one.carried()) counts.carried++;
        }
        if (checked.expected().stream().allMatch(Expectations.Answer::carried)) answer.complete++;
    }

    /** The document itself still tells the faults of the last time. */
    private void forget(List<Outcome> outcomes) {
        var again = new ArrayList<Object>();
        for (var outcome : outcomes) {
            var kept = outcome.checked().kept();
            if (kept != null && !outcome.settled()) again.add(kept.submission());
        }
        if (again.isEmpty()) return;
        sql.sql("""
                        update claims.fault_day f set encounters = f.encounters - told.encounters
                        from (select s.facility, s.at::date as day, i.rule, count(distinct s.submission) as encounters
                              from claims.submission s, jsonb_to_recordset(s.issues -> 'issues') as i (rule text)
                              where s.submission = any(:again)
                              group by 1, 2, 3) told
                        where f.facility = told.facility and f.day = told.day and f.rule = told.rule""").param("again", new SqlArrayValue("int8", again.toArray())).update();
    }

    private void write(
            Map<Key, Answers> answers, Map<Key, Integer> delays, Map<Key, Fault> faults, Map<Key, Expected> expected) {
        sql.sql("""
                        with answers as (
                            insert into claims.answer_day as t
                                (facility, day, accepted, replaced, duplicate, withdrawn, rejected, complete)
                            select * from unnest(:facilities, :days, :accepted, :replaced, :duplicate, :withdrawn,
                                                 :rejected, :complete)
                            on conflict (facility, day) do update
                            set accepted = t.accepted + excluded.accepted, replaced = t.replaced + excluded.replaced,
                                duplicate = t.duplicate + excluded.duplicate,
                                withdrawn = t.withdrawn + excluded.withdrawn,
                                rejected = t.rejected + excluded.rejected, complete = t.complete + excluded.complete
                        ), delays as (
                            insert into claims.delay_day as t (facility, day, days, encounters)
                            select facility, day, days::smallint, encounters
                            from unnest(:delayFacilities, :delayDays, :delays, :delayed) d (facility, day, days, encounters)
                            on conflict (facility, day, days) do update set encounters = t.encounters + excluded.encounters
                        ), faults as (
                            insert into claims.fault_day as t (facility, day, rule, encounters)
                            select * from unnest(:faultFacilities, :faultDays, :rules, :faulty)
                            on conflict (facility, day, rule) do update set encounters = t.encounters + excluded.encounters
                        ), last as (
                            insert into claims.fault_last (facility, rule, delivery, place)
                            select distinct on (facility, rule) facility, rule, delivery, place
                            from unnest(:faultFacilities, :rules, :deliveries, :places) f (facility, rule, delivery, place)
                            order by facility, rule, delivery desc
                            on conflict (facility, rule) do update
                            set delivery = excluded.delivery, place = excluded.place
                            where fault_last.delivery <= excluded.delivery
                        )
                        insert into claims.expected_day as t (facility, day, expectation, expected, carried)
                        select * from unnest(:expectedFacilities, :expectedDays, :expectations, :expected, :carried)
                        on conflict (facility, day, expectation) do update
                        set expected = t.expected + excluded.expected, carried = t.carried + excluded.carried""")
                .param("facilities", keys("text", answers, Key::facility))
                .param("days", keys("date", answers, Key::day))
                .param("accepted", answered(answers, Status.ACCEPTED))
                .param("replaced", answered(answers, Status.REPLACED))
                .param("duplicate", answered(answers, Status.DUPLICATE))
                .param("withdrawn", answered(answers, Status.WITHDRAWN))
                .param("rejected", answered(answers, Status.REJECTED))
                .param("complete", values("int4", answers.values(), it -> it.complete))
                .param("delayFacilities", keys("text", delays, Key::facility))
                .param("delayDays", keys("date", delays, Key::day))
                .param("delays", keys("text", delays, Key::of))
                .param("delayed", values("int4", delays.values(), it -> it))
                .param("faultFacilities", keys("text", faults, Key::facility))
                .param("faultDays", keys("date", faults, Key::day))
                .param("rules", keys("text", faults, Key::of))
                .param("faulty", values("int4", faults.values(), it -> it.encounters))
                .param("places", values("text", faults.values(), it -> it.place))
                .param("deliveries", values("int8", faults.values(), it -> it.delivery))
                .param("expectedFacilities", keys("text", expected, Key::facility))
                .param("expectedDays", keys("date", expected, Key::day))
                .param("expectations", keys("text", expected, Key::of))
                .param("expected", values("int4", expected.values(), it -> it.expected))
                .param("carried", values("int4", expected.values(), it -> it.carried))
                .update();
    }

    private static SqlArrayValue answered(Map<Key, Answers> answers, Status status) {
        return values("int4", answers.values(), it -> it.counts[status.ordinal()]);
    }

    private static SqlArrayValue keys(String type, Map<Key, ?> figures, Function<Key, Object> part) {
        return values(type, figures.keySet(), part);
    }

    private static <T> SqlArrayValue values(String type, Collection<T> of, Function<T, Object> part) {
        return new SqlArrayValue(type, of.stream().map(part).toArray());
    }
}
