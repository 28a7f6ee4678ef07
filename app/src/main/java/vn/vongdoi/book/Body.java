package vn.vongdoi.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Entry;

/** A resource of the record and what it says where FHIR R4, and the tables of {@code claimfhir}, have a place for it. */
final class Body {
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

    /** Quantity to dispense, such as {@code 30 viên}. */
    Optional<String> supply() {
        return said().supply();
    }

    /** A field of the claim tables. */
    Optional<String> field(String name) {
        return said().field(name);
    }

    /** As the pages of visits read it. */
    private vn.vongdoi.visit.Body said() {
        return new vn.vongdoi.visit.Body(tree());
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
