package vn.vongdoi.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;

/** What a person reads of each item. The words are the record's own, in Vietnamese; names of a code are ours. */
final class Rows {
    private static final Formats FORMATS = new Formats(Language.VI);

    private final IcdNames icd10;
    private final Function<String, String> facility;

    /** @param facility the name of a MACSKCB */
    Rows(IcdNames icd10, Function<String, String> facility) {
        this.icd10 = icd10;
        this.facility = facility;
    }

    Row of(Item item) {
        var day = item.day();
        var code = item.entry().facility();
        return new Row(
                day == null ? "" : FORMATS.date(day),
                what(item),
                detail(item),
                code == null ? "" : facility.apply(code));
    }

    private String what(Item item) {
        return switch (item.type()) {
            case MEDICATION_REQUEST, MEDICATION_STATEMENT ->
                item.concept("medicationCodeableConcept").orElseGet(() -> display(item, "medicationReference"));
            case IMMUNIZATION -> item.concept("vaccineCode").orElse("");
            case DEVICE_USE_STATEMENT -> display(item, "device");
            case CONDITION ->
                item.icd10().flatMap(icd10::find).or(() -> item.concept("code")).orElse("");
            case ENCOUNTER ->
                item.icd10()
                        .map(icd10::nameOrCode)
                        .or(() -> first(item.tree().path("reasonCode")))
                        .or(() -> first(item.tree().path("type")))
                        .orElse("");
            default -> item.concept("code").orElse("");
        };
    }

    private static String detail(Item item) {
        var tree = item.tree();
        return switch (item.type()) {
            case MEDICATION_REQUEST ->
                parts(
                        quantity(tree.path("dispenseRequest").path("quantity")),
                        Item.text(tree.path("dosageInstruction").path(0).path("text")));
            case MEDICATION_STATEMENT ->
                parts(Item.text(tree.path("dosage").path(0).path("text")));
            case CONDITION, ENCOUNTER -> item.icd10().orElse("");
            case IMMUNIZATION ->
                parts(
                        Item.text(tree.path("status")).filter("not-done"::equals),
                        number(tree.path("protocolApplied").path(0).path("doseNumberPositiveInt")));
            case ALLERGY_INTOLERANCE -> {
                var reactions = tree.path("reaction")
                        .valueStream()
                        .flatMap(reaction -> reaction.path("manifestation").valueStream())
                        .flatMap(concept -> Item.concept(concept).stream());
                yield Stream.concat(Item.text(tree.path("criticality")).stream(), reactions)
                        .collect(Collectors.joining(", "));
            }
            case DIAGNOSTIC_REPORT -> parts(Item.text(tree.path("conclusion")));
            case OBSERVATION -> parts(value(tree), first(tree.path("interpretation")));
            default -> "";
        };
    }

    /** Also of an observation in parts, such as the two blood pressures. */
    private static Optional<String> value(JsonNode observation) {
        var found = Item.concept(observation.path("valueCodeableConcept"));
        if (found.isPresent()) return found;
        var values = new ArrayList<String>();
        for (var part : observation.path("component")) value(part).ifPresent(values::add);
        if (!values.isEmpty()) return Optional.of(String.join("; ", values));
        return quantity(observation.path("valueQuantity"))
                .or(() -> Item.text(observation.path("valueString")))
                .or(() -> number(observation.path("valueInteger")));
    }

    private static Optional<String> quantity(JsonNode quantity) {
        return number(quantity.path("value"))
                .map(number -> (number + " " + Item.text(quantity.path("unit")).orElse("")).strip());
    }

    private static Optional<String> number(JsonNode value) {
        return value.isNumber() ? Optional.of(FORMATS.number(value.doubleValue())) : Optional.empty();
    }

    private static Optional<String> first(JsonNode concepts) {
        return Item.concept(concepts.path(0));
    }

    private static String display(Item item, String element) {
        return Item.text(item.tree().path(element).path("display")).orElse("");
    }

    @SafeVarargs
    private static String parts(Optional<String>... parts) {
        return List.of(parts).stream().flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }
}
