package vn.vongdoi.person;

import java.time.Instant;
import java.util.Optional;

/**
 * Two keys that were found to be one person.
 *
 * @param told in the words of who did it; may be empty
 * @param login who it was; empty for a document
 * @param parted empty = it holds
 */
public record Joining(
        long number,
        PersonKey person,
        PersonKey other,
        Reason reason,
        String told,
        String login,
        Instant at,
        Optional<Parting> parted) {
    /** Who says so. */
    public enum Reason {
        /** A resource that got a key of its own before its person was known. */
        FHIR,
        /** Documents agree so far that it is as good as certain. */
        MATCH,
        /** Somebody looked at both. */
        DESK
    }

    /** It was wrong. */
    public record Parting(String told, String login, Instant at) {}
}
