package vn.vongdoi.claims;

import java.util.List;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claims.DeliveryLog.Submitted;

/**
 * An encounter and what was found of it.
 *
 * @param href of the original that was kept; empty = none was
 * @param status the word of {@link EncounterReport.Status}
 */
record Answered(String maLk, String href, String status, List<Issue> issues) {
    static Answered of(Submitted submitted) {
        return new Answered(
                submitted.maLk(), "/originals/" + submitted.submission(), submitted.status(), submitted.issues());
    }

    static Answered of(EncounterReport report) {
        return new Answered(report.maLk(), "", report.status().word(), report.issues());
    }

    static List<Answered> of(LoadReport report) {
        return report.files().stream()
                .flatMap(file -> file.encounters().stream())
                .map(Answered::of)
                .toList();
    }
}
