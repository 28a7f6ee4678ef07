package vn.vongdoi.claimcheck;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.benefit.Bill;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.FacilityKind;
import vn.vongdoi.place.Places;

/** Checks an encounter by the rules of its day of service. */
public final class Checker {
    private Checker() {}

    /** All faults, in the order of the tables; the encounter may be stored when none of them rejects. */
    public static List<Issue> check(ClaimEncounter encounter, Places places) {
        var facility = FacilityCode.isWellFormed(encounter.facility())
                ? places.findFacility(new FacilityCode(encounter.facility()))
                : Optional.<Facility>empty();
        return check(
                encounter,
                facility.map(f -> f.kind() == FacilityKind.STATION ? Bill.Place.COMMUNE_LEVEL : Bill.Place.ELSEWHERE)
                        .orElse(Bill.Place.UNKNOWN));
    }

    /** Of a facility that no register names. */
    public static List<Issue> check(ClaimEncounter encounter) {
        return check(encounter, Bill.Place.UNKNOWN);
    }

    static List<Issue> check(ClaimEncounter encounter, Bill.Place place) {
        var standard = Standard.on(encounter.serviceDay());
        var findings = new Findings(standard);
        TablesCheck.check(encounter, findings);
        if (!standard.knows(encounter.edition())) {
            encounter.find().ifPresent(summary -> ended(summary, findings));
        } else if (encounter.withdrawn()) {
            FieldCheck.checkWithdrawal(encounter, standard, findings);
        } else {
            FieldCheck.check(encounter, standard, findings);
            encounter.find().ifPresent(summary -> {
                PersonCheck.check(summary, findings);
                CardCheck.check(summary, findings);
                IcdCheck.check(encounter, summary, findings);
                TimeCheck.check(encounter, summary, findings);
                switch (encounter.edition()) {
                    case QD_130 -> today(encounter, summary, place, findings);
                    case QD_4210 -> OlderAmountCheck.check(encounter, summary, findings);
                }
            });
        }
        encounter.find().ifPresent(summary -> AgreementCheck.check(encounter, summary, findings));
        return findings.list();
    }

    /** What came with QĐ 130 and after it. */
    private static void today(ClaimEncounter encounter, Row summary, Bill.Place place, Findings findings) {
        AmountCheck.check(encounter, summary, findings);
        SupplyCheck.check(encounter, findings);
        BedCheck.check(encounter, summary, findings);
        ExamCheck.check(encounter, summary, findings);
        OperationCheck.check(encounter, findings);
        ResultCheck.check(encounter, findings);
        PlausibilityCheck.check(encounter, summary, findings);
        ScopeCheck.check(encounter, summary, findings);
        BenefitCheck.check(encounter, summary, place, findings);
        DocumentCheck.check(encounter, summary, findings);
    }

    private static void ended(Row summary, Findings findings) {
        findings.add(
                Rule.DECISION_ENDED,
                summary,
                "NGAY_RA",
                summary.text("NGAY_RA"),
                "Hồ sơ viết theo QĐ 4210 chỉ nhận cho lượt ra đến 30/06/2024; hãy xuất lại theo QĐ 3176.");
    }
}
