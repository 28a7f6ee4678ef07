package vn.vongdoi.claims;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimcheck.Checker;
import vn.vongdoi.claimcheck.Expectations;
import vn.vongdoi.claimcheck.FacilityLists;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimfile.ClaimEncounter;

/**
 * An encounter that was read and checked, on its way to the store.
 *
 * @param expected whether it carries what one of its kind should
 * @param original as it is kept
 * @param kept null when it has just arrived
 * @param lastWord its sender knows what is current and says it anew: that it was said before does not make it known
 */
record Checked(
        Actor sender,
        long delivery,
        ClaimEncounter encounter,
        List<Issue> issues,
        List<Expectations.Answer> expected,
        byte[] original,
        @Nullable Kept kept,
        boolean lastWord) {

    /** A document that was rejected when it arrived, kept, and is checked again. */
    record Kept(long submission, Instant arrived) {}

    static Checked of(Actor sender, long delivery, ClaimEncounter encounter, FacilityLists lists, boolean lastWord) {
        return new Checked(
                sender,
                delivery,
                encounter,
                Checker.check(encounter, lists),
                Expectations.of(encounter),
                SubmissionStore.packed(encounter.original()),
                null,
                lastWord);
    }

    boolean rejected() {
        return issues.stream().anyMatch(Issue::rejects);
    }

    /** Under which it is kept. MA_LK alone is not unique: two hospitals may number alike. */
    String encounterKey() {
        return encounter.facility() + "/" + SubmissionStore.shortened(encounter.maLk());
    }
}
