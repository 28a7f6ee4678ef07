package vn.vongdoi.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Entry;

/** A resource of the record and what it says where FHIR R4, and the tables of {@code claimfhir}, have a place for it. */
final class Body {
    /** Extensions that keep the fields of the claim tables for which R4 has no element. */
    private static final String TABLES = "https://vongdoi.vn/fhir/StructureDefinition/claim-xml";

    private static final Set<String> MISTAKEN = Set.of("entered-in-error", "refuted");

    private final Entry entry;
    private @Nullable JsonNode tree;

    Body(Entry entry) {
        this.entry = entry;
    }

    Entry entry() {
        return entry;
    }

    ResourceType type() {
        return entry.type();
    }

    /** Parsed when first looked into. */
    JsonNode tree() {
        if (tree == null) tree = entry.resource().tree();
        return tree;
    }

    /** Told by mistake and taken back, or found not to be so: it stays in the record and is no part of the book. */
    boolean isMistaken() {
        if (entry.status() != null) return MISTAKEN.contains(entry.status());
        return MISTAKEN.contains(tree().at("/verificationStatus/coding/0/code").asString(""));
    }

    /** @param pointer such as {@code /dosageInstruction/0/text} */
    Optional<String> text(String pointer) {
        return text(tree().at(pointer));
    }

    /** A CodeableConcept in words: its text, else the name of its code, else the code. */
    Optional<String> concept(String pointer) {
        return concept(tree().at(pointer));
    }

    static Optional<String> concept(JsonNode concept) {
        var coding = concept.path("coding").path(0);
        return text(concept.path("text")).or(() -> text(coding.path("display"))).or(() -> text(coding.path("code")));
    }

    /** A code of that system in a CodeableConcept. */
    Optional<String> code(String pointer, CodeSystem system) {
        for (var coding : tree().at(pointer).path("coding")) {
            if (system.url().equals(coding.path("system").asString(""))) return text(coding.path("code"));
        }
        return Optional.empty();
    }

    /** Codes of an element that is one CodeableConcept or several. */
    List<String> codes(String element) {
        var concepts = tree().path(element);
        var codes = new ArrayList<String>();
        for (var concept : concepts.isArray() ? concepts : List.of(concepts)) {
            for (var coding : concept.path("coding")) text(coding.path("code")).ifPresent(codes::add);
        }
        return codes;
    }

    /** A Quantity such as {@code 30 viên}. */
    Optional<String> quantity(String pointer) {
        var quantity = tree().at(pointer);
        var value = quantity.path("value");
        if (!value.isNumber()) return Optional.empty();
        var number = value.decimalValue().stripTrailingZeros().toPlainString();
        return Optional.of((number + " " + quantity.path("unit").asString("")).strip());
    }

    /** A field of the claim tables. */
    Optional<String> field(String name) {
        for (var extension : tree().path("extension")) {
            if (!extension.path("url").asString("").startsWith(TABLES)) continue;
            for (var part : extension.path("extension")) {
                if (!part.path("url").asString("").equals(name)) continue;
                var number = part.path("valueDecimal");
                return number.isNumber()
                        ? Optional.of(number.decimalValue().toPlainString())
                        : text(part.path("valueString"));
            }
        }
        return Optional.empty();
    }

    /** A section of a paper, by the field it was written from. */
    Optional<String> section(String field) {
        for (var section : tree().path("section")) {
            if (section.at("/code/coding/0/code").asString("").equals(field))
                return plain(section.at("/text/div").asString(""));
        }
        return Optional.empty();
    }

    /** Narrative is XHTML. */
    private static Optional<String> plain(String xhtml) {
        var text = HtmlUtils.htmlUnescape(xhtml.replaceAll("<[^>]*>", " ")).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    Stream<JsonNode> each(String element) {
        return tree().path(element).valueStream();
    }

    static Optional<String> text(JsonNode node) {
        return node.isString() && !node.asString().isBlank()
                ? Optional.of(node.asString().strip())
                : Optional.empty();
    }
}
