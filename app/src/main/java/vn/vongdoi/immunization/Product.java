package vn.vongdoi.immunization;

import java.time.LocalDate;

/**
 * A vaccine that a target dose takes.
 *
 * @param mvx of which maker; empty = of any
 */
record Product(String cvx, Window ages, String mvx) {
    boolean takes(Dose dose, LocalDate birth) {
        return cvx.equals(dose.cvx()) && (mvx.isEmpty() || mvx.equals(dose.mvx())) && ages.holds(birth, dose.given());
    }
}
