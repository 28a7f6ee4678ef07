package vn.vongdoi.claimcheck;

import java.util.Locale;
import java.util.Set;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.rules.RuleRow;

/**
 * What a field must look like on a day of service.
 *
 * @param size most characters; {@link Integer#MAX_VALUE} for no limit
 * @param list name of its code list; "" for none
 * @param codes the codes of that list on the day
 * @param open the list is known to be incomplete: a code outside it is only a warning
 */
record FieldRule(
        int place,
        String field,
        Kind kind,
        int size,
        Requirement required,
        String list,
        Set<String> codes,
        boolean open) {

    /** How the value is written; see the head of {@code rules/claims/fields.csv}. */
    enum Kind {
        TEXT,
        CODE,
        CODE2,
        NUMBER,
        DATE,
        DATETIME,
        DATE_OR_DATETIME,
        BIRTH,
        BIRTH_OR_YEAR,
        DATE_LIST,
        DATETIME_LIST
    }

    static FieldRule of(RuleRow row, Layout layout, CodeLists lists) {
        var field = row.cell("field");
        var list = row.cell("list");
        boolean open = list.endsWith("~");
        var name = open ? list.substring(0, list.length() - 1) : list;
        return new FieldRule(
                layout.place(field),
                field,
                Kind.valueOf(row.cell("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.cell("size").equals("n") ? Integer.MAX_VALUE : Integer.parseInt(row.cell("size")),
                Requirement.of(row.cell("required"), layout),
                name,
                name.isEmpty() ? Set.of() : lists.codes(name),
                open);
    }
}
