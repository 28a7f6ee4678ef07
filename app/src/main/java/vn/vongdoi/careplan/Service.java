package vn.vongdoi.careplan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.access.Label;
import vn.vongdoi.page.Language;
import vn.vongdoi.rules.Area;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.Validity;

/**
 * One row of the schedule for whoever reads it: what, for whom, by which law.
 *
 * @param number of the row within the service
 * @param programme key of {@code rules/careplan/programmes.csv}
 * @param done what it is done by, as {@code rules/careplan/codes.csv} names it
 * @param content what belongs to it, where it is more than one thing
 * @param group letters of the groups of NĐ 165/2026/NĐ-CP Art. 69; empty = the law tells none
 * @param payer as {@code rules/registers/checkup-funding.csv} has them; empty = the law tells none
 * @param orders codes by which it is ordered, {@code loinc|85354-9}: those that denote this very service
 * @param area where it holds
 * @param row as the file has it
 */
public record Service(
        String key,
        int number,
        String programme,
        Text programmeName,
        Text name,
        Text whom,
        Text done,
        Optional<Text> content,
        Optional<String> group,
        Optional<String> payer,
        Set<Label> labels,
        List<String> orders,
        Area area,
        Validity validity,
        String source,
        Confidence confidence,
        RuleRow row) {

    /** In both languages. */
    public record Text(String vietnamese, String english) {
        public String in(Language language) {
            return language.pick(vietnamese, english);
        }
    }
}
