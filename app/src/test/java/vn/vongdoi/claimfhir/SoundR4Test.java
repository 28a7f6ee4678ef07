package vn.vongdoi.claimfhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Edition;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.Incoming;
import vn.vongdoi.fhir.Validation;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.rules.RuleTable;

/** What a claim becomes is held to everything that R4 says, invariants and terminology included. */
class SoundR4Test {
    @Test
    void everyTableWithEveryFieldBecomesSoundResources() {
        var validation = new Validation();
        var tables = new EnumMap<TableKind, List<Row>>(TableKind.class);
        for (var kind : TableKind.list()) tables.put(kind, List.of(full(kind)));
        tables.putAll(new EnumMap<>(
                new GoodVisit().with("-XML7|-XML8|-XML14").encounter().tables()));
        var encounter = new ClaimEncounter(
                GoodVisit.FACILITY, GoodVisit.MADE, "LK1", tables, List.of(), List.of(), List.of(), new byte[32]);
        for (var draft : ClaimFhir.drafts(Visit.of(encounter, new PersonKey(1), "10507"))) {
            var type = draft.resource().type().fhirName();
            var read = Incoming.read(draft.resource().json(), type);
            assertThat(read)
                    .isInstanceOfSatisfying(
                            Incoming.Accepted.class,
                            accepted -> assertThat(validation.validate(accepted, null).stream()
                                            .filter(issue ->
                                                    issue.severity().name().matches("FATAL|ERROR"))
                                            .toList())
                                    .as(new String(draft.resource().json()))
                                    .isEmpty());
        }
    }

    private static Row full(TableKind kind) {
        var row = Row.builder(Layout.of(kind), Edition.QD_130, 1);
        for (var field : RuleTable.read("claims/fields").at(GoodVisit.MADE)) {
            if (!field.cell("table").equals(kind.name())) continue;
            row.fill(
                    field.cell("field"),
                    switch (field.cell("kind").replace("-list", "")) {
                        case "number" -> "1";
                        case "date" -> "20260804";
                        case "datetime", "date-or-datetime" -> "202608040800";
                        case "birth" -> "199001020000";
                        case "text" -> "Chữ & số < 5";
                        default -> "1";
                    });
        }
        return row.row();
    }
}
