package vn.vongdoi.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/**
 * The groups of NĐ 165/2026 Điều 69, of which everybody is in one, as far as registers and cards tell it:
 * {@code rules/analytics/checkup-groups.csv}, of which the first row that is right of somebody decides.
 */
final class CheckUpGroups {
    private static final RuleTable GROUPS = RuleTable.read("registers/checkup-groups");
    private static final RuleTable SIGNS = RuleTable.read("analytics/checkup-groups");

    private CheckUpGroups() {}

    static List<Band> bands() {
        return GROUPS.rows().stream()
                .map(row -> new Band(row.cell("code"), new Text(row.cell("name_vi"), row.cell("name_en"))))
                .toList();
    }

    /** What {@link #sql} looks at besides a resident {@code r}, as joins. */
    static String joins(Period period) {
        return """
                left join analytics.commune c on c.commune = r.commune
                left join (
                  select person from analytics.pupil where year = %d and (left_on is null or left_on > :to)
                ) s on s.person = r.person
                left join (select distinct person from analytics.managed where since <= :to) m on m.person = r.person""".formatted(Period.Kind.SCHOOL_YEAR.ending(period.to()).from().getYear());
    }

    static String sql(Period period) {
        var signs = SIGNS.at(period.to());
        if (signs.isEmpty()) return "'unknown'";
        return signs.stream()
                .map(row -> "when " + sign(row) + " then '" + row.cell("group") + "'")
                .collect(Collectors.joining(" ", "case ", " else 'unknown' end"));
    }

    private static String sign(RuleRow row) {
        var words = row.cell("words").split(" ");
        return switch (row.cell("sign")) {
            case "pupil" -> "s.person is not null";
            case "disease" -> "m.person is not null";
            case "ages" ->
                "(r.birth + interval '%d' year <= :to and r.birth + interval '%d' year > :to)"
                        .formatted(Integer.parseInt(words[0]), Integer.parseInt(words[1]) + 1);
            case "commune" -> "c.kind in " + list(words);
            case "card" -> "r.card_group in " + list(words);
            case "any-card" -> "r.card_group is not null";
            default ->
                throw new IllegalArgumentException(
                        "sign: expected pupil, disease, ages, commune, card or any-card, got '" + row.cell("sign")
                                + "'");
        };
    }

    private static String list(String[] words) {
        return Arrays.stream(words).map(it -> "'" + it + "'").collect(Collectors.joining(", ", "(", ")"));
    }
}
