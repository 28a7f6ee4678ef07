package vn.vongdoi.registers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.vongdoi.person.PersonKey;

/**
 * What the register of cards told last: what no Coverage says (where the holder is registered, whether co-payment is
 * over), and of whom and until when, so that a corrected row finds the Coverage it corrects.
 */
@Component
class Cards {
    private final JdbcClient sql;

    Cards(JdbcClient sql) {
        this.sql = sql;
    }

    /** What was told before of these cards and is told otherwise now. */
    List<Card.Former> formers(Map<String, Card.Held> held) {
        return cards("""
                        select c.card || '|' || c.starts as key, c.ends, coalesce(c.holder, told.holder) as holder
                        from unnest(:cards, :starts, :ends, :holders) as told (card, starts, ends, holder)
                        join registers.card c on c.card = told.card and c.starts = told.starts
                        where (c.ends, coalesce(c.holder, told.holder)) is distinct from (told.ends, told.holder)""", held.values())
                .query((row, _) -> new Card.Former(
                        Objects.requireNonNull(held.get(row.getString("key"))),
                        new PersonKey(row.getLong("holder")),
                        row.getObject("ends", LocalDate.class)))
                .list();
    }

    /** @return {@link Card#key} of those that were new or different */
    Set<String> save(Collection<Card.Held> held) {
        return new HashSet<>(cards("""
                        insert into registers.card as c (card, starts, ends, facility, exempt, holder)
                        select * from unnest(:cards, :starts, :ends, :facilities, :exempts, :holders)
                        on conflict (card, starts) do update set
                            ends = excluded.ends, facility = excluded.facility, exempt = excluded.exempt,
                            holder = excluded.holder
                        where (c.*) is distinct from (excluded.*)
                        returning card || '|' || starts""", held)
                .param(
                        "facilities",
                        array("text", held.stream().map(it -> it.card().facility())))
                .param(
                        "exempts",
                        array("date", held.stream().map(it -> it.card().exempt())))
                .query(String.class)
                .list());
    }

    private JdbcClient.StatementSpec cards(String statement, Collection<Card.Held> held) {
        return sql.sql(statement)
                .param(
                        "cards",
                        array("text", held.stream().map(it -> it.card().number().value())))
                .param("starts", array("date", held.stream().map(it -> it.card().from())))
                .param("ends", array("date", held.stream().map(it -> it.card().until())))
                .param(
                        "holders",
                        array("int8", held.stream().map(it -> it.holder().value())));
    }

    private static SqlArrayValue array(String type, Stream<? extends @Nullable Object> values) {
        return new SqlArrayValue(type, values.toArray());
    }
}
