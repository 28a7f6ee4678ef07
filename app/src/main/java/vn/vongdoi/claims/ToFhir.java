package vn.vongdoi.claims;

import java.util.ArrayList;
import java.util.List;
import vn.vongdoi.record.Draft;

/**
 * One accepted encounter as FHIR R4 resources: XML1 to Encounter, Condition, weight and height; XML2 to
 * MedicationRequest; XML3 to Procedure (examinations, operations, procedures) or ServiceRequest (tests, imaging); XML4
 * and XML5 to Observation; the money of all to one Claim. Beds, supplies and transport are lines of the Claim only.
 * Every choice stands in SPEC_NOTES.md.
 */
final class ToFhir {
    private ToFhir() {}

    /** The Encounter comes first. */
    static List<Draft> drafts(Visit visit) {
        var drafts = new ArrayList<Draft>(24);
        SummaryToFhir.add(visit, drafts);
        LinesToFhir.addMedicines(visit, drafts);
        LinesToFhir.addServices(visit, drafts);
        ResultsToFhir.addResults(visit, drafts);
        ResultsToFhir.addCourse(visit, drafts);
        drafts.add(MoneyToFhir.claim(visit));
        return drafts;
    }
}
