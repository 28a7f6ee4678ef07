package vn.vongdoi.linkage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.match.Field;
import vn.vongdoi.match.Weights;
import vn.vongdoi.rules.RuleTable;

/**
 * What agreement is worth: as these people's own records taught it, else as {@code rules/linkage/weights.csv} has it from
 * invented ones.
 */
final class Knowledge {
    private static final RuleTable BEGINNING = RuleTable.read("linkage/weights");
    private static final String DOUBLES = "doubles";

    private final JdbcClient sql;
    private final Clock clock;

    Knowledge(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param people how many there are */
    Weights weights(long people) {
        return sql.sql("select * from linkage.weights order by weights desc limit 1")
                .query(Knowledge::learnt)
                .optional()
                .map(learnt -> learnt.weights().among(learnt.people(), people))
                .orElseGet(() -> beginning(people));
    }

    private record Learnt(Weights weights, long people) {}

    private static Learnt learnt(ResultSet row, int number) throws SQLException {
        return new Learnt(
                new Weights(
                        table((Double[]) row.getArray("m").getArray()),
                        table((Double[]) row.getArray("u").getArray()),
                        row.getDouble("prior")),
                row.getLong("people"));
    }

    /** Each person may stand twice with the chance that the rule names. */
    Weights beginning(long people) {
        var m = table(_ -> 0);
        var u = table(_ -> 0);
        var doubles = 0.0;
        for (var row : BEGINNING.at(LocalDate.now(clock))) {
            if (row.cell("field").equals(DOUBLES)) {
                doubles = Double.parseDouble(row.cell("m"));
                continue;
            }
            var field = Field.of(row.cell("field"));
            var level = Integer.parseInt(row.cell("level"));
            m[field.ordinal()][level] = Double.parseDouble(row.cell("m"));
            u[field.ordinal()][level] = Double.parseDouble(row.cell("u"));
        }
        return new Weights(m, u, 2 * doubles / people);
    }

    void keep(Weights weights, long people) {
        sql.sql("insert into linkage.weights (people, prior, m, u) values (:people, :prior, :m, :u)")
                .param("people", people)
                .param("prior", weights.prior())
                .param("m", row(weights::m))
                .param("u", row(weights::u))
                .update();
    }

    private interface Share {
        double of(Field field, int level);
    }

    private static SqlArrayValue row(Share share) {
        List<Double> values = new ArrayList<>();
        for (var field : Field.values()) {
            for (int level = 1; level <= field.levels(); level++) values.add(share.of(field, level));
        }
        return new SqlArrayValue("float8", values.toArray());
    }

    private static double[][] table(Double[] values) {
        return table(place -> values[place]);
    }

    private static double[][] table(IntToDoubleFunction value) {
        var table = new double[Field.values().length][];
        int place = 0;
        for (var field : Field.values()) {
            var levels = new double[field.levels() + 1];
            for (int level = 1; level < levels.length; level++) levels[level] = value.applyAsDouble(place++);
            table[field.ordinal()] = levels;
        }
        return table;
    }
}
