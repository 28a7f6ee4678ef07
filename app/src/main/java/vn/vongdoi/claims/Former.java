package vn.vongdoi.claims;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimcheck.Severity;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.person.PersonKey;

/**
 * What is known of an encounter before a document of it arrives.
 *
 * @param made NGAYLAP of the current document; null when none was ever accepted or withdrawn
 * @param arrived when the current document did
 * @param current its submission; of two that arrived in the same instant the higher came later
 * @param person of the current document, or of the check-in when none has come
 * @param encounter key of the Encounter resource, which a check-in may have made; null when it never had one
 * @param submissions all documents of it so far
 */
record Former(
        @Nullable LocalDate made,
        @Nullable Instant arrived,
        long current,
        @Nullable PersonKey person,
        @Nullable Long encounter,
        boolean withdrawn,
        List<Submission> submissions) {
    static final Former NONE = new Former(null, null, 0, null, null, false, List.of());

    record Submission(long number, byte[] hash, LocalDate made, boolean rejected) {
        boolean same(ClaimEncounter encounter) {
            return made.equals(encounter.made()) && Arrays.equals(hash, encounter.hash());
        }
    }

    boolean exists() {
        return made != null;
    }

    boolean live() {
        return exists() && !withdrawn;
    }

    /** There is an Encounter for a withdrawal to end: a claim's, or that of a check-in. */
    boolean inRecord() {
        return encounter != null && !withdrawn;
    }

    /** The same content of the same day was taken in before, whether it is current or has been replaced since. */
    boolean knows(ClaimEncounter encounter) {
        return submissions.stream().anyMatch(s -> !s.rejected() && s.same(encounter));
    }

    /** It is what the current document says. */
    boolean holds(ClaimEncounter encounter) {
        return submissions.stream().anyMatch(s -> s.number() == current && s.same(encounter));
    }

    boolean knowsRejected(ClaimEncounter encounter) {
        return submissions.stream().anyMatch(s -> s.rejected() && s.same(encounter));
    }

    /** Whether somebody else has checked the rejected document again meanwhile, and it is rejected no more. */
    boolean settled(Checked.Kept kept) {
        return submissions.stream().noneMatch(s -> s.rejected() && s.number() == kept.submission());
    }

    /** "Newer" is NGAYLAP, then arrival: of the same day the later arrival wins, also over one that is checked again. */
    boolean newerThan(Checked checked) {
        if (made == null || arrived == null) return false;
        var other = checked.encounter().made();
        var kept = checked.kept();
        return made.isAfter(other) || made.equals(other) && kept != null && cameAfter(kept, arrived);
    }

    private boolean cameAfter(Checked.Kept kept, Instant arrived) {
        return arrived.isAfter(kept.arrived()) || arrived.equals(kept.arrived()) && current > kept.submission();
    }

    PersonKey personKey() {
        return Objects.requireNonNull(person);
    }

    long encounterKey() {
        return Objects.requireNonNull(encounter);
    }

    static Issue olderThanCurrent(ClaimEncounter encounter) {
        return new Issue(
                "XML1",
                0,
                "NGAYLAP",
                encounter.made().toString(),
                ClaimsDoor.OLDER,
                Severity.WARN,
                "Đã có bản lập sau ngày này; bản hiện hành được giữ nguyên, bản này chỉ lưu để đối chiếu.");
    }
}
