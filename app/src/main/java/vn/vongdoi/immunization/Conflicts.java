package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.vongdoi.immunization.History.Judged;
import vn.vongdoi.immunization.SupportingData.Conflict;

/**
 * Live vaccines that follow each other too soon (chapters 6.7 and 7.5).
 *
 * @param rules by CVX of the later dose, then of the earlier one
 * @param doses all of the person, of any antigen
 */
record Conflicts(Map<String, Map<String, Conflict>> rules, List<Dose> doses) {

    /** @param judged what is known of the doses before; others are taken to have counted */
    boolean hinder(Dose dose, List<Judged> judged) {
        return doses.stream()
                .filter(it -> it.given().isBefore(dose.given()))
                .anyMatch(it -> find(it.cvx(), dose.cvx())
                        .filter(conflict -> hinders(it, conflict, dose.given(), judged))
                        .isPresent());
    }

    private Optional<Conflict> find(String earlier, String later) {
        return Optional.ofNullable(rules.get(later)).map(all -> all.get(earlier));
    }

    private static boolean hinders(Dose earlier, Conflict conflict, LocalDate given, List<Judged> judged) {
        var failed = judged.stream()
                .anyMatch(it -> it.dose().equals(earlier) && it.evaluation().isInvalid());
        var end = failed ? conflict.end() : conflict.minimumEnd();
        return !given.isBefore(conflict.begin().after(earlier.given())) && given.isBefore(end.after(earlier.given()));
    }

    /** From when on these vaccines may be given; empty = at any time. */
    Optional<LocalDate> over(Stream<Product> products) {
        return products.flatMap(product -> doses.stream()
                        .flatMap(dose -> find(dose.cvx(), product.cvx()).stream()
                                .map(conflict -> conflict.end().after(dose.given()))))
                .max(Comparator.naturalOrder());
    }
}
