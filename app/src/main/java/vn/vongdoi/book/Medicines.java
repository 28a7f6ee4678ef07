package vn.vongdoi.book;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.book.Book.Medicine;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.visit.CurrentMedicines;

/** What was prescribed, and what of it is still being taken. */
final class Medicines {
    private final Words words;

    Medicines(Words words) {
        this.words = words;
    }

    List<Medicine> of(List<Body> bodies) {
        return bodies.stream().filter(Medicines::isOne).map(this::medicine).toList();
    }

    List<Medicine> current(List<Body> newestFirst) {
        var timeline = newestFirst.stream().map(Body::entry).toList();
        return CurrentMedicines.of(timeline, words.clock()).stream()
                .map(Body::new)
                .map(this::medicine)
                .toList();
    }

    private static boolean isOne(Body body) {
        return body.type() == ResourceType.MEDICATION_REQUEST || body.type() == ResourceType.MEDICATION_STATEMENT;
    }

    private Medicine medicine(Body body) {
        var from = Optional.ofNullable(body.entry().starts()).map(words::day);
        return new Medicine(
                body.concept("/medicationCodeableConcept").orElseGet(() -> words.text("book.unnamed")),
                body.field("HAM_LUONG"),
                body.text("/dosageInstruction/0/text").or(() -> body.text("/dosage/0/text")),
                body.supply(),
                words.facility(body.entry().facility()),
                from,
                CurrentMedicines.until(body.entry(), from));
    }
}
