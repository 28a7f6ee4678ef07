package vn.vongdoi.visit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.page.Formats;

/** What a resource says of itself in words, at the places FHIR R4 has for them. */
public record Body(JsonNode tree) {
    /** Extensions that keep the fields of the claim tables for which R4 has no element. */
    private static final String TABLES = "https://vongdoi.vn/fhir/StructureDefinition/claim-xml";

    public static Body of(Resource resource) {
        return new Body(resource.tree());
    }

    /** Name of the diagnosis, test or service. */
    public Optional<String> code() {
        return concept(tree.path("code"));
    }

    public Optional<String> vaccine() {
        return concept(tree.path("vaccineCode"));
    }

    /** Which dose of a series it was. */
    public Optional<String> doseNumber() {
        var number = tree.path("protocolApplied").path(0).path("doseNumberPositiveInt");
        return number.isNumber() ? Optional.of(number.asString()) : Optional.empty();
    }

    public Optional<String> medicine() {
        return concept(tree.path("medicationCodeableConcept"));
    }

    /** Of a medicine that stands elsewhere: its name, else where. */
    Optional<String> medicineElsewhere() {
        var reference = tree.path("medicationReference");
        return text(tree.at("/medicationCodeableConcept/coding/0/code"))
                .or(() -> text(reference.path("display")))
                .or(() -> text(reference.path("reference")));
    }

    /** How it is taken; prescribed, or as somebody says. */
    public Optional<String> dose() {
        return text(tree.at("/dosageInstruction/0/text")).or(() -> text(tree.at("/dosage/0/text")));
    }

    /** For how many days a prescription says itself that it is enough. */
    Optional<BigDecimal> days() {
        var duration = tree.at("/dispenseRequest/expectedSupplyDuration");
        return duration.path("code").asString("").equals("d")
                        && duration.path("value").isNumber()
                ? Optional.of(duration.path("value").decimalValue())
                : Optional.empty();
    }

    /** A result in words; numbers are promoted and need no looking. */
    public Optional<String> result() {
        return text(tree.path("valueString")).or(() -> concept(tree.path("valueCodeableConcept")));
    }

    public Optional<String> conclusion() {
        return text(tree.path("note").path(0).path("text"));
    }

    /** How much to dispense, in whatever it is counted. */
    public Optional<BigDecimal> quantity() {
        var value = tree.path("dispenseRequest").path("quantity").path("value");
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    /** Quantity to dispense, such as "30 viên". */
    public Optional<String> supply() {
        return quantity(tree.path("dispenseRequest").path("quantity"));
    }

    /** How often or how much of a service. */
    public Optional<String> amount() {
        return quantity(tree.path("quantityQuantity"));
    }

    /** Code of the facility that a referral letter goes to. */
    public Optional<String> receiver() {
        var receiver = tree.path("performer").path(0).path("identifier");
        return receiver.path("system").asString("").equals(CodeSystem.FACILITY.url())
                ? text(receiver.path("value"))
                : Optional.empty();
    }

    /** A field of the claim tables. */
    public Optional<String> field(String name) {
        for (var extension : tree.path("extension")) {
            if (!extension.path("url").asString("").startsWith(TABLES)) continue;
            for (var part : extension.path("extension")) {
                if (!part.path("url").asString("").equals(name)) continue;
                var number = part.path("valueDecimal");
                return number.isNumber()
                        ? Optional.of(number.decimalValue().toPlainString())
                        : text(part.path("valueString")).map(String::strip);
            }
        }
        return Optional.empty();
    }

    /** Values that belong together, such as upper and lower blood pressure. */
    public Stream<Body> components() {
        return tree.path("component").valueStream().map(Body::new);
    }

    /** A part by its name, with the unit as it is written: "Bật xa tại chỗ 182 cm". */
    Optional<String> measured(Formats formats) {
        var unit = text(tree.at("/valueQuantity/unit")).orElse("");
        return code().flatMap(
                        name -> number().map(value -> Results.withUnit(name + " " + formats.number(value), unit)));
    }

    public Optional<String> firstCode() {
        return text(tree.path("code").path("coding").path(0).path("code"));
    }

    public Optional<Double> number() {
        var value = tree.path("valueQuantity").path("value");
        return value.isNumber() ? Optional.of(value.asDouble()) : Optional.empty();
    }

    /** Of a number, by its UCUM code if there is one. */
    public Optional<String> unit() {
        var quantity = tree.path("valueQuantity");
        return text(quantity.path("code")).or(() -> text(quantity.path("unit")));
    }

    /** Of a result that is told as less or more than a number: {@code <}, {@code >=}. */
    public Optional<String> comparator() {
        return text(tree.path("valueQuantity").path("comparator"));
    }

    private static Optional<String> concept(JsonNode concept) {
        return text(concept.path("text"))
                .or(() -> text(concept.path("coding").path(0).path("display")));
    }

    private static Optional<String> quantity(JsonNode quantity) {
        var value = quantity.path("value");
        if (!value.isNumber()) return Optional.empty();
        var number = value.decimalValue().stripTrailingZeros().toPlainString();
        return Optional.of((number + " " + quantity.path("unit").asString("")).strip());
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() && !node.asString().isBlank() ? Optional.of(node.asString()) : Optional.empty();
    }
}
