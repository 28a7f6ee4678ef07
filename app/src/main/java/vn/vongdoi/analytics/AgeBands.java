package vn.vongdoi.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.vongdoi.rules.RuleTable;

/** The sets of ages by which figures are told apart, from birth on without a gap: {@code rules/analytics/age-bands.csv}. */
final class AgeBands {
    private static final RuleTable TABLE = RuleTable.read("analytics/age-bands");

    private final List<Integer> months = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();

    private AgeBands() {}

    /** @throws IllegalArgumentException naming the sets there are */
    static AgeBands of(String set) {
        var ages = new AgeBands();
        for (var row : TABLE.rows()) {
            if (!row.cell("set").equals(set)) continue;
            var from = Integer.parseInt(row.cell("months"));
            if (ages.months.isEmpty() ? from != 0 : from <= ages.months.getLast()) {
                throw new IllegalArgumentException("age bands " + set + ": they begin at 0 and rise, got " + from);
            }
            ages.months.add(from);
            ages.bands.add(new Band(row.cell("code"), new Text(row.cell("name_vi"), row.cell("name_en"))));
        }
        if (ages.bands.isEmpty()) {
            var sets =
                    TABLE.rows().stream().map(it -> it.cell("set")).distinct().collect(Collectors.joining(", "));
            throw new IllegalArgumentException("ages: expected one of " + sets + ", got '" + set + "'");
        }
        return ages;
    }

    List<Band> bands() {
        return bands;
    }

    /**
     * The band of the age that a resident {@code r} has on a day, as SQL. Who is born later than that is a mistake somewhere
     * and of no age.
     */
    String sql(String day) {
        var sql = new StringBuilder("case when r.birth <= " + day + " then case");
        for (var n = 0; n + 1 < bands.size(); n++) {
            sql.append(" when r.birth + interval '%d' month > %s then '%s'"
                    .formatted(months.get(n + 1), day, bands.get(n).code()));
        }
        return sql.append(" else '%s' end else 'unknown' end"
                        .formatted(bands.getLast().code()))
                .toString();
    }
}
