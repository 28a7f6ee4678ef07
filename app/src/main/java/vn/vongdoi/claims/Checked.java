package vn.vongdoi.claims;

import java.util.List;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimfile.ClaimEncounter;

/** An encounter that was read and checked, on its way to the store. */
record Checked(Actor sender, long delivery, ClaimEncounter encounter, List<Issue> issues, byte[] original) {
    boolean rejected() {
        return issues.stream().anyMatch(Issue::rejects);
    }

    /** MA_LK alone is not unique: two hospitals may number alike. */
    String encounterKey() {
        return encounter.facility() + "/" + encounter.maLk();
    }
}
