package vn.vongdoi.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.book.Book.Medicine;
import vn.vongdoi.fhir.ResourceType;

/** What was prescribed, and what of it is still being taken. */
final class Medicines {
    /** MA_NHOM of blood and what is made of it. */
    private static final Set<String> BLOOD = Set.of("7", "17");

    private static final Set<String> NOT_TAKEN = Set.of("cancelled", "stopped", "on-hold", "draft", "not-taken");

    private final Words words;

    Medicines(Words words) {
        this.words = words;
    }

    List<Medicine> of(List<Body> bodies) {
        return bodies.stream().filter(Medicines::isOne).map(this::medicine).toList();
    }

    /**
     * Those whose days have not run out, each once as last prescribed. Where nobody told for how long, it is taken for
     * as many days as the law lets such a prescription be; of a stay that has ended, not at all.
     *
     * @param stays keys of the encounters that were a stay in a hospital, with their end
     */
    List<Medicine> current(List<Body> newestFirst, Map<Long, Instant> stays) {
        var named = new HashSet<String>();
        var current = new ArrayList<Medicine>();
        for (var body : newestFirst) {
            if (!isOne(body) || NOT_TAKEN.contains(String.valueOf(body.entry().status()))) continue;
            var category = body.entry().category();
            if (category != null && BLOOD.contains(category)) continue;
            var medicine = medicine(body);
            if (!named.add(medicine.name())) continue;
            if (isCurrent(body, medicine, stays)) current.add(medicine);
        }
        return current;
    }

    private boolean isCurrent(Body body, Medicine medicine, Map<Long, Instant> stays) {
        var today = words.today();
        if (medicine.until().isPresent()) return !medicine.until().get().isBefore(today);
        if (body.type() == ResourceType.MEDICATION_STATEMENT) {
            return "active".equals(body.entry().status());
        }
        var encounter = body.entry().encounter();
        if (encounter != null && stays.containsKey(encounter)) return false;
        return medicine.from()
                .filter(from -> from.plusDays(Supply.most(from)).isAfter(today))
                .isPresent();
    }

    private static boolean isOne(Body body) {
        return body.type() == ResourceType.MEDICATION_REQUEST || body.type() == ResourceType.MEDICATION_STATEMENT;
    }

    private Medicine medicine(Body body) {
        var from = Optional.ofNullable(body.entry().starts()).map(words::day);
        var dose = body.text("/dosageInstruction/0/text").or(() -> body.text("/dosage/0/text"));
        return new Medicine(
                body.concept("/medicationCodeableConcept").orElseGet(() -> words.text("book.unnamed")),
                body.field("HAM_LUONG"),
                dose,
                body.quantity("/dispenseRequest/quantity"),
                words.facility(body.entry().facility()),
                from,
                from.flatMap(first -> until(body, first, dose.orElse(""))));
    }

    private static Optional<LocalDate> until(Body body, LocalDate from, String dose) {
        var quantity = body.tree().at("/dispenseRequest/quantity/value");
        var supply = body.tree().at("/dispenseRequest/expectedSupplyDuration");
        var days = supply.path("code").asString("").equals("d")
                        && supply.path("value").isNumber()
                ? Optional.of(supply.path("value").asInt())
                : Supply.days(
                        dose,
                        quantity.isNumber() ? Optional.of(quantity.decimalValue()) : Optional.<BigDecimal>empty());
        return days.map(number -> from.plusDays(number - 1L));
    }
}
