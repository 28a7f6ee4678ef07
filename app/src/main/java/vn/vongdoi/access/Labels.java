package vn.vongdoi.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.vongdoi.rules.RuleTable;
import vn.vongdoi.rules.Validity;

/** Which labels a row gets by its codes. */
public final class Labels {
    private static final List<Rule> RULES = read();

    private Labels() {}

    /** @param from a code, or the first category of a range; {@code to} the last one, else the same */
    private record Rule(Validity validity, String system, String from, String to, int bit) {
        boolean covers(String code, LocalDate day) {
            if (!code.startsWith(system) || !validity.holdsOn(day)) return false;
            if (from.equals(to)) return code.startsWith(from, system.length());
            var category = code.substring(system.length(), Math.min(code.length(), system.length() + from.length()));
            return from.compareTo(category) <= 0 && category.compareTo(to) <= 0;
        }
    }

    /**
     * @param codes {@code icd10|B20.9}: system by its short name, then the code
     * @param day of service
     * @return one bit for each {@link Label}
     */
    public static int of(Collection<String> codes, LocalDate day) {
        var bits = 0;
        for (var code : codes) {
            for (var rule : RULES) {
                if (rule.covers(code, day)) bits |= rule.bit();
            }
        }
        return bits;
    }

    private static List<Rule> read() {
        var rules = new ArrayList<Rule>();
        for (var row : RuleTable.read("access/labels").rows()) {
            var codes = row.cell("codes");
            var system = codes.substring(0, codes.indexOf('|') + 1);
            var range = codes.substring(system.length()).split("-", 2);
            rules.add(new Rule(
                    row.validity(),
                    system,
                    range[0],
                    range[range.length - 1],
                    Label.bits(Label.of(row.cell("label")))));
        }
        return List.copyOf(rules);
    }
}
