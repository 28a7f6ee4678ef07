package vn.vongdoi.claimfhir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;

/** The tables of an encounter, read back from its resources. */
final class Rebuilt {
    private final Map<String, JsonNode> byReference = new HashMap<>();
    private final JsonNode encounter;
    private final JsonNode claim;
    private final String facility;
    private final Row summary;
    private final Known known;
    private final Map<TableKind, List<Row>> tables = new EnumMap<>(TableKind.class);

    Rebuilt(List<Resource> resources) {
        for (var resource : resources) byReference.put(resource.reference(), resource.tree());
        encounter = only(resources, ResourceType.ENCOUNTER);
        claim = only(resources, ResourceType.CLAIM);
        facility = new Form.Facility().read(encounter.path("serviceProvider"));
        summary = summary();
        known = new Known(summary);
    }

    Map<TableKind, List<Row>> tables() {
        tables.put(TableKind.XML1, List.of(summary));
        for (var item : claim.path("item")) {
            for (var kind : List.of(TableKind.XML2, TableKind.XML3)) if (isOf(kind, item)) line(kind, item);
        }
        for (var kind : TableKind.list()) {
            if (kind.compareTo(TableKind.XML3) <= 0) continue;
            var rows = byReference.values().stream()
                    .filter(resource -> isOf(kind, resource))
                    .map(resource -> whole(kind, resource))
                    .sorted(Comparator.comparingInt(Row::position))
                    .toList();
            if (!rows.isEmpty()) tables.put(kind, rows);
        }
        return tables;
    }

    private JsonNode only(List<Resource> resources, ResourceType type) {
        return resources.stream()
                .filter(resource -> resource.type() == type)
                .findFirst()
                .map(resource -> byReference.get(resource.reference()))
                .orElseThrow(() -> new IllegalArgumentException("no " + type.fhirName() + " among the resources"));
    }

    private Row summary() {
        var nothing = new Known(null);
        var row = begun(TableKind.XML1, encounter, 1);
        plan(TableKind.XML1, "Encounter", RowKind.PLAIN).read(encounter, nothing, row);
        plan(TableKind.XML1, "Claim", RowKind.PLAIN).read(claim, nothing, row);
        Diagnoses.read(encounter, byReference, row);
        return row.row();
    }

    /** A line of the Claim and, for all but beds, supplies and transport, the resource of what it was for. */
    private void line(TableKind kind, JsonNode item) {
        var rows = tables.computeIfAbsent(kind, _ -> new ArrayList<>());
        var rowKind =
                RowKind.of(line(kind, item, rows.size() + 1, RowKind.PLAIN).row());
        var row = line(kind, item, rows.size() + 1, rowKind);
        var resource = switch (rowKind) {
            case DONE -> "Procedure";
            case ORDERED -> "ServiceRequest";
            default -> kind == TableKind.XML2 ? "MedicationRequest" : "";
        };
        if (!resource.isEmpty()) {
            var id = Visit.id(
                    facility,
                    summary.text("MA_LK"),
                    kind.name(),
                    String.valueOf(row.row().number()));
            var clinical = byReference.get(resource + "/" + id);
            if (clinical == null) throw new IllegalArgumentException("no " + resource + "/" + id + " for a line");
            plan(kind, resource, rowKind).read(clinical, known, row);
        }
        rows.add(row.row());
    }

    private Row.Builder line(TableKind kind, JsonNode item, int position, RowKind rowKind) {
        var row = begun(kind, item, position);
        plan(kind, ClaimItems.RESOURCE, rowKind).read(item, known, row);
        return row;
    }

    private Row whole(TableKind kind, JsonNode resource) {
        var row = begun(kind, resource, 0);
        var rowKind = kind == TableKind.XML4 ? RowKind.ofResult(resource) : RowKind.PLAIN;
        plan(kind, Mapping.of(kind).resource(), rowKind).read(resource, known, row);
        return row.row();
    }

    private static Row.Builder begun(TableKind kind, JsonNode element, int position) {
        var parts = RowExtension.find(element, RowExtension.url(kind));
        return Row.builder(
                Layout.of(kind), RowExtension.edition(parts), position > 0 ? position : RowExtension.position(parts));
    }

    private static boolean isOf(TableKind kind, JsonNode element) {
        return RowExtension.find(element, RowExtension.url(kind)).iterator().hasNext();
    }

    private static Plan plan(TableKind kind, String resource, RowKind row) {
        return Mapping.of(kind).plan(resource, row);
    }
}
