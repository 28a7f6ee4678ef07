package vn.vongdoi.linkage;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import vn.vongdoi.person.PersonKey;

/**
 * Two who may be one person.
 *
 * @param one the smaller key
 * @param reason {@code MATCH}: they look alike; else the kind of number that a document told of both
 * @param score in bits; above 0 it is more likely than not
 */
public record Likeness(
        PersonKey one, PersonKey other, String reason, double score, State state, Optional<Decision> decision) {
    /** What became of it. */
    public enum State {
        /** For somebody to look at. */
        WAITING,
        /** As good as certain: joined in a moment. */
        SAME,
        JOINED,
        DIFFERENT
    }

    /** Who said so. @param login empty for the matching itself */
    public record Decision(String told, String login, Instant at) {}

    /** Key of the words for how it stands. */
    public String key() {
        return "linkage.state." + state.name().toLowerCase(Locale.ROOT);
    }

    /** As it stands in addresses. */
    public String id() {
        return one.id() + "-" + other.id();
    }
}
