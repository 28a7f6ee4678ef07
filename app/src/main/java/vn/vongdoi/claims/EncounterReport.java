package vn.vongdoi.claims;

import java.util.List;
import java.util.Locale;
import vn.vongdoi.claimcheck.Issue;

/** The answer for one encounter. */
public record EncounterReport(String maLk, Status status, List<Issue> issues) {

    /** What became of it. */
    public enum Status {
        /** Stored as a new encounter. */
        ACCEPTED,
        /** Stored; it is newer than what was there, which stays in history. */
        REPLACED,
        /** Already known, or older than what is there: nothing changed. */
        DUPLICATE,
        /** The facility took the encounter back (MA_DOITUONG_KCB 8). */
        WITHDRAWN,
        /** Not stored in the record; what was there before stays as it is. */
        REJECTED,
        /** Only looked at, and nothing rejects it: it would be stored. */
        SOUND;

        /** The word in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public EncounterReport {
        issues = List.copyOf(issues);
    }
}
