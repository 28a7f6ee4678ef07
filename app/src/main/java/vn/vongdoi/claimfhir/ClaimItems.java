package vn.vongdoi.claimfhir;

import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.ResourceWriter;

/** The lines of the Claim: the rows of XML2, then those of XML3. */
final class ClaimItems {
    static final String RESOURCE = "Claim.item";

    private ClaimItems() {}

    static void write(ResourceWriter json, Visit visit) {
        var medicines = visit.encounter().rows(TableKind.XML2);
        var services = visit.encounter().rows(TableKind.XML3);
        if (medicines.isEmpty() && services.isEmpty()) return;
        json.array("item");
        var sequence = 0;
        for (var row : medicines)
            write(json, TableKind.XML2, Source.of(visit, row).in(++sequence));
        for (var row : services)
            write(json, TableKind.XML3, Source.of(visit, row).in(++sequence));
        json.endArray();
    }

    private static void write(ResourceWriter json, TableKind table, Source source) {
        json.item();
        Mapping.of(table).plan(RESOURCE, RowKind.of(source.row())).write(json, source);
        json.end();
    }
}
