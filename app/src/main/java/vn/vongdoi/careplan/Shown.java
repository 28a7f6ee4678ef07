package vn.vongdoi.careplan;

import static java.util.stream.Collectors.joining;

import java.util.List;
import vn.vongdoi.careplan.Case.Proof;
import vn.vongdoi.rules.Area;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** A row of the schedule made ready for people: words that a row leaves out stand in one above. */
final class Shown {
    static final RuleTable PROGRAMMES = RuleTable.read("careplan/programmes");

    private Shown() {}

    /** @param all rows of the table, this one among them */
    static Service service(RuleRow row, List<RuleRow> all, List<Proof> proofs, List<String> orders, Codes codes) {
        var done = proofs.stream().map(proof -> codes.name(proof.group())).toList();
        return new Service(
                row.cell("service"),
                Integer.parseInt(row.cell("number")),
                above(row, all, "programme"),
                programme(row, all),
                text(row, all, "name"),
                text(row, all, "whom"),
                new Service.Text(
                        done.stream().map(Service.Text::vietnamese).collect(joining("; ")),
                        done.stream().map(Service.Text::english).collect(joining("; "))),
                row.find("content_vi").map(content -> new Service.Text(content, row.cell("content_en"))),
                row.find("group"),
                row.find("payer"),
                Cells.labels(row),
                List.copyOf(orders),
                Area.of(row),
                row.validity(),
                row.source(),
                row.confidence(),
                row);
    }

    private static Service.Text programme(RuleRow row, List<RuleRow> all) {
        var programme = above(row, all, "programme");
        return PROGRAMMES.rows().stream()
                .filter(it -> it.cell("programme").equals(programme))
                .findFirst()
                .map(it -> new Service.Text(it.cell("name_vi"), it.cell("name_en")))
                .orElseThrow(() -> new IllegalArgumentException("no programme '" + programme + "'"));
    }

    private static Service.Text text(RuleRow row, List<RuleRow> all, String column) {
        return new Service.Text(above(row, all, column + "_vi"), above(row, all, column + "_en"));
    }

    /** The cell, or where it is empty the nearest one above of the same service. */
    private static String above(RuleRow row, List<RuleRow> all, String column) {
        for (var place = all.indexOf(row); place >= 0; place--) {
            if (!all.get(place).cell("service").equals(row.cell("service"))) break;
            var cell = all.get(place).find(column);
            if (cell.isPresent()) return cell.get();
        }
        throw new IllegalArgumentException(row.cell("service") + ": no " + column);
    }
}
