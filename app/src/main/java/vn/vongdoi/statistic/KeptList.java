package vn.vongdoi.statistic;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.page.Language;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** A list that a programme keeps: a row of {@code rules/statistic/lists.csv}. */
public record KeptList(RuleRow row) {
    private static final List<KeptList> ALL =
            RuleTable.read("statistic/lists").rows().stream().map(KeptList::new).toList();

    public static List<KeptList> all() {
        return ALL;
    }

    public static Optional<KeptList> find(String key) {
        return ALL.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    public String key() {
        return row.cell("list");
    }

    public String name(Language language) {
        return row.cell(language.pick("name_vi", "name_en"));
    }

    /** What one entry names. */
    public String entry(Language language) {
        return row.cell(language.pick("entry_vi", "entry_en"));
    }

    /** What is counted of an entry; empty = the entry itself. */
    public Optional<String> amount(Language language) {
        return row.find(language.pick("amount_vi", "amount_en"));
    }

    /** Whether an entry only is 1, done, or 0, not yet. */
    public boolean isShare() {
        return row.cell("amount").equals("share");
    }

    /** Whether each entry is of a commune. */
    public boolean isOfCommunes() {
        return row.cell("place").equals("commune");
    }
}
