package vn.vongdoi.summary;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Addresses;
import vn.vongdoi.fhir.CodeSystem;

/**
 * Makes a resource one of a document: what it refers to within the document it names by fullUrl, and where IPS asks for
 * an element that nobody told, that is said.
 */
final class Fitting {
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private final String base;
    private final String patient;
    private final Set<String> there;
    private final Function<String, String> facility;

    /**
     * @param patient reference of the Patient whom the document is about
     * @param there references of all that stands in the document
     * @param facility the name of a MACSKCB
     */
    Fitting(String base, String patient, Set<String> there, Function<String, String> facility) {
        this.base = base;
        this.patient = patient;
        this.there = there;
        this.facility = facility;
    }

    String fullUrl(String reference) {
        return base + "/" + reference;
    }

    ObjectNode fitted(Item item) {
        var tree = linked(item.tree());
        for (var subject : List.of("subject", "patient")) about(tree, subject);
        switch (item.type()) {
            case OBSERVATION -> {
                if (!tree.has("performer")) performer(tree, item.entry().facility());
                tell(item, "effective", "effectiveDateTime");
            }
            case PROCEDURE -> tell(item, "performed", "performedDateTime");
            case DIAGNOSTIC_REPORT, MEDICATION_STATEMENT -> tell(item, "effective", "effectiveDateTime");
            default -> {}
        }
        return tree;
    }

    ObjectNode fittedPatient(ObjectNode tree) {
        linked(tree);
        if (!tree.has("name")) absent(tree.putArray("name").addObject(), "text");
        if (!tree.has("birthDate")) absent(tree, "birthDate");
        return tree;
    }

    /** What is not in the document is named by its address on this server, for those who may read it there. */
    ObjectNode linked(ObjectNode tree) {
        Addresses.rewrite(tree, this::address, UnaryOperator.identity());
        return tree;
    }

    private String address(String reference) {
        var relative = reference.startsWith(base + "/") ? reference.substring(base.length() + 1) : reference;
        if (there.contains(relative)) return fullUrl(relative);
        return relative.startsWith("#") || relative.indexOf(':') > 0 ? reference : fullUrl(relative);
    }

    /** A person may have several Patients, one for each key; a document has one. */
    private void about(ObjectNode tree, String element) {
        if (tree.get(element) instanceof ObjectNode whom
                && whom.path("reference").asString("").contains("/Patient/")) {
            whom.put("reference", fullUrl(patient));
        }
    }

    /** What a facility wrote it did. */
    private void performer(ObjectNode tree, @Nullable String code) {
        var performer = tree.putArray("performer").addObject();
        if (code == null) {
            reason(performer);
            return;
        }
        performer.put("type", "Organization");
        performer
                .putObject("identifier")
                .put("system", CodeSystem.FACILITY.url())
                .put("value", code);
        performer.put("display", facility.apply(code));
    }

    private static void tell(Item item, String choice, String element) {
        if (!item.hasAny(choice)) absent(item.tree(), element);
    }

    private static void absent(ObjectNode tree, String element) {
        reason(tree.putObject("_" + element));
    }

    private static void reason(ObjectNode element) {
        element.putArray("extension").addObject().put("url", ABSENT).put("valueCode", "unknown");
    }
}
