package vn.vongdoi.claimcheck;

import java.util.List;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Row;

/** Checks an encounter by the rules of its day of service. */
public final class Checker {
    private Checker() {}

    /** All faults, in the order of the tables; the encounter may be stored when none of them rejects. */
    public static List<Issue> check(ClaimEncounter encounter, FacilityLists lists) {
        return check(encounter, lists.of(encounter.facility()));
    }

    /** Of a facility that no register names. */
    public static List<Issue> check(ClaimEncounter encounter) {
        return check(encounter, FacilityLists.OfOne.UNKNOWN);
    }

    static List<Issue> check(ClaimEncounter encounter, FacilityLists.OfOne lists) {
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
                    case QD_130 -> today(encounter, summary, lists, findings);
                    case QD_4210 -> OlderAmountCheck.check(encounter, summary, findings);
                }
            });
        }
        encounter.find().ifPresent(summary -> AgreementCheck.check(encounter, summary, findings));
        return findings.list();
    }

    /** What came with QĐ 130 and after it. */
    private static void today(ClaimEncounter encounter, Row summary, FacilityLists.OfOne lists, Findings findings) {
        AmountCheck.check(encounter, summary, findings);
        SupplyCheck.check(encounter, findings);
        BedCheck.check(encounter, summary, findings);
        ExamCheck.check(encounter, summary, findings);
        OperationCheck.check(encounter, findings);
        ResultCheck.check(encounter, findings);
        PlausibilityCheck.check(encounter, summary, findings);
        ScopeCheck.check(encounter, summary, findings);
        BenefitCheck.check(encounter, summary, lists.place(), findings);
        DocumentCheck.check(encounter, summary, findings);
        CatalogueCheck.check(encounter, lists.catalogue(), findings);
        DeviceCheck.check(encounter, lists.catalogue(), findings);
        StaffCheck.check(encounter, lists.roster(), findings);
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
