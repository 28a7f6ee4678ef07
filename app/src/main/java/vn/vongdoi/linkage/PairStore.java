package vn.vongdoi.linkage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.linkage.Likeness.State;
import vn.vongdoi.person.PersonKey;

/** The SQL of pairs, and of how far the person index has been looked through. */
final class PairStore {
    private final JdbcClient sql;

    PairStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** @see Comparing */
    record Progress(long told, long suspected, long learnt) {}

    /** Whether anything was told since, or is left to be joined; it locks nothing. */
    boolean isBehind() {
        return sql.sql("""
                        select exists (select from person.person where said > p.told)
                            or exists (select from person.suspicion where since > p.suspected)
                            or exists (select from linkage.pair where state = 'same')
                        from linkage.progress p""").query(Boolean.class).single();
    }

    /** How many people there were when the weights were learnt last. */
    long learnt() {
        return sql.sql("select learnt from linkage.progress").query(Long.class).single();
    }

    /** Held until the transaction ends; empty while another works and nobody waits for it. */
    Optional<Progress> progress(boolean waits) {
        return sql.sql("select told, suspected, learnt from linkage.progress for update"
                        + (waits ? "" : " skip locked"))
                .query(Progress.class)
                .optional();
    }

    void progress(Progress progress) {
        sql.sql("update linkage.progress set told = :told, suspected = :suspected, learnt = :learnt")
                .paramSource(progress)
                .update();
    }

    /** What was decided of two stands; what waits is judged anew. */
    void note(PersonKey one, PersonKey other, String reason, double score, State state, long position) {
        sql.sql("""
                        insert into linkage.pair (person, other, reason, score, state, since)
                        values (:person, :other, :reason, :score, :state, :since)
                        on conflict (person, other) do update
                        set score = excluded.score,
                            reason = case when pair.reason = 'MATCH' then excluded.reason else pair.reason end,
                            state = case when pair.state in ('joined', 'different') then pair.state
                                         else excluded.state end""")
                .param("person", Math.min(one.value(), other.value()))
                .param("other", Math.max(one.value(), other.value()))
                .param("reason", reason)
                .param("score", score)
                .param("state", word(state))
                .param("since", position)
                .update();
    }

    /** They look alike no more. What a document told of both, and what somebody decided, stays. */
    void forget(PersonKey one, Collection<PersonKey> others) {
        sql.sql("""
                        delete from linkage.pair l using unnest(:others) o
                        where l.person = least(:one, o) and l.other = greatest(:one, o)
                          and l.reason = 'MATCH' and l.state in ('waiting', 'same')""").param("one", one.value()).param("others", array(others)).update();
    }

    /** Whether somebody said of two of these that they are two people. */
    boolean differ(Collection<PersonKey> keys) {
        return sql.sql("""
                        select exists (select from linkage.pair
                                       where person = any(:keys) and other = any(:keys) and state = 'different')""").param("keys", array(keys)).query(Boolean.class).single();
    }

    /** Who else looks so much like one of these that it is as good as certain, or would be. */
    List<PersonKey> rivals(Collection<PersonKey> keys, double score) {
        return sql.sql("""
                        select case when person = any(:keys) then other else person end from linkage.pair
                        where (person = any(:keys)) <> (other = any(:keys))
                          and state in ('same', 'waiting') and score >= :score""")
                .param("keys", array(keys))
                .param("score", score)
                .query((row, _) -> new PersonKey(row.getLong(1)))
                .list();
    }

    private static SqlArrayValue array(Collection<PersonKey> keys) {
        return new SqlArrayValue("int8", keys.stream().map(PersonKey::value).toArray());
    }

    /**
     * Those that nobody has looked at, the likeliest first.
     *
     * @param commune where both live; null = anywhere
     * @param facility which wrote something of both; null = any
     */
    List<Likeness> waiting(@Nullable String commune, @Nullable String facility, int limit) {
        return sql.sql("""
                        select l.* from linkage.pair l
                        where l.state = 'waiting'
                          and (:commune::text is null
                               or exists (select from person.person p where p.person = l.person and p.commune = :commune)
                                  and exists (select from person.person p where p.person = l.other and p.commune = :commune))
                          and (:facility::text is null
                               or exists (select from record.resource r where r.person = l.person and r.facility = :facility)
                                  and exists (select from record.resource r where r.person = l.other and r.facility = :facility))
                        order by l.score desc, l.person limit :limit""")
                .param("commune", commune)
                .param("facility", facility)
                .param("limit", limit)
                .query(PairStore::likeness)
                .list();
    }

    /** Those of whom somebody said that they are two people, the newest first. */
    List<Likeness> different(int limit) {
        return sql.sql("select * from linkage.pair where state = 'different' order by decided_at desc limit :limit")
                .param("limit", limit)
                .query(PairStore::likeness)
                .list();
    }

    /** Those that are as good as certain and not joined yet. */
    List<Likeness> same(int limit) {
        return sql.sql("select * from linkage.pair where state = 'same' order by score desc, person limit :limit")
                .param("limit", limit)
                .query(PairStore::likeness)
                .list();
    }

    Optional<Likeness> find(PersonKey one, PersonKey other) {
        return sql.sql("select * from linkage.pair where person = :person and other = :other")
                .param("person", Math.min(one.value(), other.value()))
                .param("other", Math.max(one.value(), other.value()))
                .query(PairStore::likeness)
                .optional();
    }

    /** @return whether it stood as it was thought to: of two who decide at once, one is told */
    boolean decide(Likeness pair, State from, State to, String told, String login) {
        return sql.sql("""
                        update linkage.pair set state = :to, told = :told, decided_by = :login, decided_at = now()
                        where person = :person and other = :other and state = :from""")
                        .param("person", pair.one().value())
                        .param("other", pair.other().value())
                        .param("from", word(from))
                        .param("to", word(to))
                        .param("told", told)
                        .param("login", login)
                        .update()
                == 1;
    }

    private static Likeness likeness(ResultSet row, int number) throws SQLException {
        var decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Likeness(
                new PersonKey(row.getLong("person")),
                new PersonKey(row.getLong("other")),
                row.getString("reason"),
                row.getDouble("score"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                decided == null
                        ? Optional.empty()
                        : Optional.of(new Likeness.Decision(
                                row.getString("told"), row.getString("decided_by"), decided.toInstant())));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
