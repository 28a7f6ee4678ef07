package vn.vongdoi.claimcheck;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.vongdoi.rules.RuleTable;

/** The closed code lists as they stand on one day. */
final class CodeLists {
    private final Map<String, Set<String>> codes = new HashMap<>();

    CodeLists(RuleTable table, LocalDate day) {
        for (var row : table.rows()) {
            var list = codes.computeIfAbsent(row.cell("list"), l -> new HashSet<>());
            if (row.validity().holdsOn(day)) list.add(row.cell("code"));
        }
    }

    /** @throws IllegalArgumentException when the rule file has no such list */
    Set<String> codes(String list) {
        var found = codes.get(list);
        if (found == null) throw new IllegalArgumentException("claims/lists has no list " + list);
        return Set.copyOf(found);
    }
}
