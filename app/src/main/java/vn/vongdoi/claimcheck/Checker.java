package vn.vongdoi.claimcheck;

import java.util.List;
import vn.vongdoi.claimfile.ClaimEncounter;

/** Checks an encounter by the rules of its day of service. */
public final class Checker {
    private Checker() {}

    /** All faults, in the order of the tables; the encounter may be stored when none of them rejects. */
    public static List<Issue> check(ClaimEncounter encounter) {
        var standard = Standard.on(encounter.serviceDay());
        var findings = new Findings(standard);
        TablesCheck.check(encounter, findings);
        if (encounter.withdrawn()) {
            FieldCheck.checkWithdrawal(encounter, standard, findings);
        } else {
            FieldCheck.check(encounter, standard, findings);
            encounter.find().ifPresent(summary -> {
                PersonCheck.check(summary, findings);
                CardCheck.check(summary, findings);
                IcdCheck.check(encounter, summary, findings);
                TimeCheck.check(encounter, summary, findings);
                AmountCheck.check(encounter, summary, findings);
                SupplyCheck.check(encounter, findings);
                BedCheck.check(encounter, summary, findings);
                ExamCheck.check(encounter, summary, findings);
                OperationCheck.check(encounter, findings);
                ResultCheck.check(encounter, findings);
                PlausibilityCheck.check(encounter, summary, findings);
                ScopeCheck.check(encounter, summary, findings);
                BenefitCheck.check(encounter, summary, findings);
                DocumentCheck.check(encounter, summary, findings);
            });
        }
        encounter.find().ifPresent(summary -> AgreementCheck.check(encounter, summary, findings));
        return findings.list();
    }
}
