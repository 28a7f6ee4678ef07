package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.Optional;
import vn.vongdoi.rules.RuleTable;

/** Vaccines as other countries' systems code them ({@code rules/immunization/cvx.csv}). */
public final class Cvx {
    private static final RuleTable CODES = RuleTable.read("immunization/cvx");
    private static final int SHORTEST = 2;

    private Cvx() {}

    /**
     * The register's code for a product of the same kind; empty when there is none.
     *
     * @param given the day of the dose
     */
    public static Optional<String> findVaccine(String cvx, LocalDate given) {
        var code = padded(cvx);
        return CODES.at(given).stream()
                .filter(row -> row.cell("cvx").equals(code))
                .map(row -> row.cell("vaccine"))
                .findFirst();
    }

    /** Tables of figures lose the zero in front. */
    static String padded(String cvx) {
        return cvx.length() < SHORTEST ? "0" + cvx : cvx;
    }
}
