package vn.vongdoi.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Entry;
import vn.vongdoi.search.DateText;
import vn.vongdoi.search.SearchValue.DateRange;

/** A resource of the record that the summary may take, opened. */
record Item(Entry entry, ObjectNode tree) {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    static Item of(Entry entry) {
        return new Item(entry, (ObjectNode) entry.resource().tree());
    }

    ResourceType type() {
        return entry.type();
    }

    /** {@code Observation/x1}. */
    String reference() {
        return entry.resource().reference();
    }

    /** When it happened; null when nobody told. */
    @Nullable LocalDate day() {
        return entry.starts() == null ? null : LocalDate.ofInstant(entry.starts(), VIETNAM);
    }

    /** When somebody said so. A disease is told again as over with the day on which it began. */
    @Nullable Instant told() {
        return DateText.find(tree.path("recordedDate").asString(""))
                .filter(_ -> type() == ResourceType.CONDITION)
                .map(DateRange::from)
                .orElse(entry.starts());
    }

    String status() {
        return tree.path("status").asString("");
    }

    /** The first code of an element whose codes are HL7's own, such as {@code verificationStatus}. */
    String hl7(String element) {
        return tree.path(element).path("coding").path(0).path("code").asString("");
    }

    /** Whether one of the item's categories is this. */
    boolean hasCategory(String code) {
        return categories().anyMatch(code::equals);
    }

    Stream<String> categories() {
        return tree.path("category")
                .valueStream()
                .flatMap(category -> category.path("coding").valueStream())
                .map(coding -> coding.path("code").asString(""));
    }

    Optional<String> icd10() {
        return entry.code(CodeSystem.ICD10);
    }

    /** What the concept in an element is, in words, else as a code. */
    Optional<String> concept(String element) {
        return concept(tree.path(element));
    }

    static Optional<String> concept(JsonNode concept) {
        return text(concept.path("text"))
                .or(() -> concept.path("coding")
                        .valueStream()
                        .map(coding -> text(coding.path("display")))
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> text(concept.path("coding").path(0).path("code")));
    }

    static Optional<String> text(JsonNode node) {
        return node.isString() && !node.asString().isBlank() ? Optional.of(node.asString()) : Optional.empty();
    }

    /** By what two items are of the same: the first code of an element, else its words. */
    String sameness(String element) {
        var coding = tree.path(element).path("coding").path(0).path("code").asString("");
        return coding.isEmpty() ? concept(element).orElse(reference()) : coding;
    }

    boolean hasAny(String... starts) {
        return tree.propertyNames().stream().anyMatch(name -> Stream.of(starts).anyMatch(name::startsWith));
    }
}
