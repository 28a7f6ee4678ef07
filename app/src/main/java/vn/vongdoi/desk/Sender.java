package vn.vongdoi.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.place.Facility;

/**
 * A facility with what came of it.
 *
 * @param code MACSKCB
 * @param facility empty when no register names it
 * @param silence empty when it never sent anything
 * @param files by day
 */
record Sender(
        String code,
        Optional<Facility> facility,
        Figures figures,
        Optional<Silence> silence,
        Map<LocalDate, Long> files) {
    /** Whoever fell silent, longest first; then by what is rejected and late; last those who never sent a file. */
    static final Comparator<Sender> WORST_FIRST = Comparator.<Sender, Boolean>comparing(
                    sender -> sender.silence().isEmpty())
            .thenComparing(sender -> -sender.missed())
            .thenComparing(sender ->
                    -share(sender.figures().rejected(), sender.figures().judged()))
            .thenComparing(sender -> share(
                    sender.figures().delays().inTime(Deadline.PAYMENT),
                    sender.figures().delays().encounters()))
            .thenComparing(Sender::code);

    boolean silent() {
        return silence.filter(Silence::silent).isPresent();
    }

    private int missed() {
        return silence.filter(Silence::silent).map(Silence::missed).orElse(0);
    }

    private static double share(long part, long of) {
        return of == 0 ? 0 : (double) part / of;
    }
}
