package vn.vongdoi.benefit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import vn.vongdoi.rules.RuleTable;

/** The level a card gives: its third character, and for some groups what the law has raised since it was issued. */
final class CardLevels {
    private static final RuleTable TABLE = RuleTable.read("benefit/levels");

    private CardLevels() {}

    static List<BigDecimal> of(List<String> cards, LocalDate day) {
        return cards.stream()
                .flatMap(card -> TABLE.at(day).stream()
                        .filter(row -> row.cell("digit").equals(card.substring(2, 3))
                                && (row.cell("group").isEmpty() || card.startsWith(row.cell("group"))))
                        .map(row -> new BigDecimal(row.cell("percent"))))
                .distinct()
                .toList();
    }
}
