package vn.vongdoi.claimcheck;

import java.util.ArrayList;
import java.util.List;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Edition;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;
import vn.vongdoi.rules.Validity;

/** What an encounter of its kind should carry: the rows of {@code rules/claims/expected.csv}. */
public final class Expectations {
    private static final List<Expectation> ALL = RuleTable.read("claims/expected").rows().stream()
            .map(Expectation::of)
            .toList();

    private Expectations() {}

    /** Whether an encounter carries what is expected of it; {@code name} is a row of the rule file. */
    public record Answer(String name, boolean carried) {}

    /** One answer for everything that is expected of this one; none of one in the words of QĐ 4210, which knew no papers. */
    public static List<Answer> of(ClaimEncounter encounter) {
        if (encounter.find().isEmpty() || encounter.edition() != Edition.QD_130) return List.of();
        var day = encounter.serviceDay();
        var answers = new ArrayList<Answer>(ALL.size());
        for (var one : ALL) {
            if (one.validity().holdsOn(day) && one.concerns(encounter)) {
                answers.add(new Answer(one.name(), one.carriedBy(encounter)));
            }
        }
        return answers;
    }

    /** @param field of XML1 that is to be filled; "" when rows of {@code carries} will do */
    private record Expectation(
            String name, Validity validity, TableKind in, Requirement when, TableKind carries, String field) {
        static Expectation of(RuleRow row) {
            var in = TableKind.valueOf(row.cell("in"));
            var carries = row.cell("carries").split("\\.");
            return new Expectation(
                    row.cell("expectation"),
                    row.validity(),
                    in,
                    Requirement.of(row.cell("when"), Layout.of(in)),
                    TableKind.valueOf(carries[0]),
                    carries.length > 1 ? carries[1] : "");
        }

        boolean concerns(ClaimEncounter encounter) {
            for (Row row : encounter.rows(in)) if (when.holds(row)) return true;
            return false;
        }

        boolean carriedBy(ClaimEncounter encounter) {
            var rows = encounter.rows(carries);
            return !rows.isEmpty()
                    && (field.isEmpty() || rows.getFirst().find(field).isPresent());
        }
    }
}
