package vn.vongdoi.search;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;

/** One value of a resource by which a search may find it, made by the rules of R4's page "Search". */
public sealed interface SearchValue {

    /**
     * A code, an identifier or another word that is compared whole.
     *
     * @param text what {@code :text} searches: the display of a coding, the text of a concept or of an identifier's type
     * @param types the codings of an identifier's type, for {@code :of-type}
     */
    record Token(
            @Nullable String system,
            @Nullable String code,
            @Nullable String text,
            List<Token> types) implements SearchValue {
        public Token {
            types = List.copyOf(types);
        }

        static Token of(@Nullable String system, @Nullable String code) {
            return new Token(system, code, null, List.of());
        }

        /** A code as it is compared where case is not heeded. */
        public static String folded(String code) {
            return code.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a resource refers to. A reference to a contained resource, or one of which there is only a display, has
     * nothing in it: it is there, but nothing finds it.
     *
     * @param url an absolute address, a {@code urn:} or a canonical URL; type and id are told besides where it ends with them
     * @param version of the resource, or behind {@code |} of a canonical URL
     */
    record Reference(
            @Nullable ResourceType type,
            @Nullable String id,
            @Nullable String version,
            @Nullable String url,
            @Nullable Token identifier)
            implements SearchValue {
        /** Without a server named: {@code Patient/1}. */
        public boolean isRelative() {
            return url == null && id != null;
        }
    }

    /** The time a date or period covers: from inclusive, until exclusive; open on a side that is null. */
    record DateRange(@Nullable Instant from, @Nullable Instant until) implements SearchValue {
        /** Whether all of the other lies within this one. */
        public boolean contains(DateRange other) {
            return !(from != null && other.startsBefore(from)) && !(until != null && other.endsAfter(until));
        }

        public boolean overlaps(DateRange other) {
            return (until == null || other.startsBefore(until)) && (from == null || other.endsAfter(from));
        }

        boolean startsBefore(Instant moment) {
            return from == null || from.isBefore(moment);
        }

        boolean endsAfter(Instant moment) {
            return until == null || until.isAfter(moment);
        }
    }

    /**
     * A string, exactly as it stands; {@link SearchText#plain} is how it is compared.
     *
     * @param derived made by us (a name in its Vietnamese order, the later words of a name): {@code :exact} skips it
     */
    record Text(String text, boolean derived) implements SearchValue {}

    /** A number, exact, or a range of numbers. */
    record Numeric(Interval interval) implements SearchValue {}

    /**
     * An amount in a unit.
     *
     * @param system of the unit's code; of money {@code urn:iso:std:iso:4217}
     * @param unit as people write it
     */
    record Quantity(
            Interval interval,
            @Nullable String system,
            @Nullable String code,
            @Nullable String unit) implements SearchValue {}

    /** An address; the version is what stands behind the {@code |} of a canonical URL. */
    record Uri(String uri, @Nullable String version) implements SearchValue {}

    /** One value for each component, all of the same element. */
    record Composite(List<SearchValue> components) implements SearchValue {
        public Composite {
            components = List.copyOf(components);
        }
    }

    /** Where a location is, in degrees (WGS 84). */
    record Position(double latitude, double longitude) implements SearchValue {}
}
