package vn.vongdoi.claims;

import java.util.ArrayList;
import vn.vongdoi.claimfhir.Care;
import vn.vongdoi.claimfhir.Visit;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Draft;

/** A check-in is an Encounter in progress, under the id that the claim will give it. */
final class CheckInToFhir {
    /** At a kiosk nobody of the facility has seen who came: it must not open what only treating opens. */
    private static String status(CheckIn checkIn) {
        return checkIn.entitlement().isEmpty() ? "planned" : "in-progress";
    }

    private CheckInToFhir() {}

    static Draft encounter(CheckIn checkIn, Person person) {
        var id = Visit.encounterId(checkIn.facility(), checkIn.maLk());
        var json = ResourceWriter.of(ResourceType.ENCOUNTER, id);
        json.array("identifier").item().text("system", CodeSystem.MA_LK.url() + "/" + checkIn.facility());
        json.text("value", checkIn.maLk()).end().endArray();
        json.text("status", status(checkIn));
        json.object("class")
                .text("system", Care.ACT_CODE)
                .text("code", Care.actClass(checkIn.care()))
                .end();
        json.array("type").conceptItem(CodeSystem.LOAI_KCB, checkIn.care(), null);
        var codes = new ArrayList<String>();
        codes.add(CodeSystem.LOAI_KCB.token(checkIn.care()));
        if (!checkIn.entitlement().isEmpty()) {
            json.conceptItem(CodeSystem.DOI_TUONG, checkIn.entitlement(), null);
            codes.add(CodeSystem.DOI_TUONG.token(checkIn.entitlement()));
        }
        json.endArray();
        json.reference("subject", ResourceType.PATIENT, person.key().id());
        json.period("period", checkIn.in(), null);
        if (!checkIn.reason().isEmpty()) {
            json.array("reasonCode").item().text("text", checkIn.reason()).end().endArray();
        }
        json.logicalReference("serviceProvider", CodeSystem.FACILITY, checkIn.facility(), null);
        return new Draft(
                json.finish(),
                person.key(),
                id,
                Visit.instant(checkIn.in()),
                null,
                checkIn.facility(),
                person.commune(),
                status(checkIn),
                checkIn.care(),
                codes,
                null,
                null);
    }
}
