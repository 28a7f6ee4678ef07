package vn.vongdoi.registers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** What registers tell of cards that no Coverage says: where the holder is registered, and whether co-payment is over. */
@Component
class Cards {
    private final JdbcClient sql;

    Cards(JdbcClient sql) {
        this.sql = sql;
    }

    /** @return {@code card|first day} of those that were new or different */
    Set<String> save(List<Card> cards) {
        return new HashSet<>(sql.sql("""
                        insert into registers.card as c (card, starts, ends, facility, exempt)
                        select * from unnest(:cards, :starts, :ends, :facilities, :exempts)
                        on conflict (card, starts) do update set
                            ends = excluded.ends, facility = excluded.facility, exempt = excluded.exempt
                        where (c.*) is distinct from (excluded.*)
                        returning card || '|' || starts""")
                .param(
                        "cards",
                        array("text", cards.stream().map(card -> card.number().value())))
                .param("starts", array("date", cards.stream().map(Card::from)))
                .param("ends", array("date", cards.stream().map(Card::until)))
                .param("facilities", array("text", cards.stream().map(Card::facility)))
                .param("exempts", array("date", cards.stream().map(Card::exempt)))
                .query(String.class)
                .list());
    }

    private static SqlArrayValue array(String type, Stream<? extends @Nullable Object> values) {
        return new SqlArrayValue(type, values.toArray());
    }
}
