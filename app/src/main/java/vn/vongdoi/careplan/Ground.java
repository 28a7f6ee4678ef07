package vn.vongdoi.careplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.vongdoi.chronic.Chronic;
import vn.vongdoi.rules.RuleRow;

/**
 * A rule that services stand on: it says no more than who is meant, and by what the record knows it.
 *
 * @param of what it is about, in words: a state, a group of codes, a condition
 */
public record Ground(Kind kind, Service.Text of, RuleRow row) {
    public enum Kind {
        /** Who is in a state. */
        STATE,
        /** By which codes something is known to have been told or done. */
        CODES,
        /** How a disease is followed up. */
        FOLLOWED,
        /** Which diagnoses stay with a person. */
        CONDITION
    }

    static List<Ground> at(LocalDate day) {
        var grounds = new ArrayList<Ground>();
        var states = RulesReader.STATES.at(day);
        for (var row : states) grounds.add(new Ground(Kind.STATE, text(row), row));
        Service.Text group = null;
        for (var row : Codes.ROWS.at(day)) {
            // A group of several rows is named by its first.
            if (group == null || row.find("name_vi").isPresent()) group = text(row);
            grounds.add(new Ground(Kind.CODES, group, row));
        }
        for (var row : RulesReader.MANAGED.at(day)) {
            states.stream()
                    .filter(state -> state.cell("state").equals(row.cell("disease")))
                    .findFirst()
                    .ifPresent(state -> grounds.add(new Ground(Kind.FOLLOWED, text(state), row)));
        }
        for (var row : Chronic.at(day)) grounds.add(new Ground(Kind.CONDITION, text(row), row));
        return List.copyOf(grounds);
    }

    private static Service.Text text(RuleRow row) {
        return new Service.Text(row.cell("name_vi"), row.cell("name_en"));
    }
}
