package vn.vongdoi.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchValue.Composite;
import vn.vongdoi.search.SearchValue.DateRange;
import vn.vongdoi.search.SearchValue.Numeric;
import vn.vongdoi.search.SearchValue.Position;
import vn.vongdoi.search.SearchValue.Quantity;
import vn.vongdoi.search.SearchValue.Reference;
import vn.vongdoi.search.SearchValue.Text;
import vn.vongdoi.search.SearchValue.Token;
import vn.vongdoi.search.SearchValue.Uri;

/** One of the values, divided by commas, that a search asks for. */
public sealed interface SearchTerm {

    /** Whether a value of a resource is what is asked for. */
    boolean matches(SearchValue value);

    /**
     * A code or identifier: {@code code}, {@code system|code}, {@code |code}, {@code system|}.
     *
     * @param system null for any, empty for none
     * @param code null for any; in lower case unless case is heeded
     */
    record TokenTerm(@Nullable String system, @Nullable String code, boolean heedsCase) implements SearchTerm {
        public TokenTerm {
            if (code != null && !heedsCase) code = Token.folded(code);
        }

        @Override
        public boolean matches(SearchValue value) {
            return value instanceof Token token && matches(token);
        }

        private boolean matches(Token token) {
            if (system != null && !system.equals(Objects.requireNonNullElse(token.system(), ""))) return false;
            if (code == null) return true;
            return token.code() != null && code.equals(heedsCase ? token.code() : Token.folded(token.code()));
        }
    }

    /** {@code :text}: the words of a concept, of a coding or of an identifier's type begin so. */
    record TokenTextTerm(String plain) implements SearchTerm {
        @Override
        public boolean matches(SearchValue value) {
            return value instanceof Token token
                    && token.text() != null
                    && SearchText.plain(token.text()).startsWith(plain);
        }
    }

    /** {@code :of-type}: an identifier by the coding of its type. */
    record OfTypeTerm(String system, String code, String value) implements SearchTerm {
        @Override
        public boolean matches(SearchValue found) {
            return found instanceof Token token
                    && token.code() != null
                    && Token.folded(value).equals(Token.folded(token.code()))
                    && token.types().stream().anyMatch(new TokenTerm(system, code, false)::matches);
        }
    }

    /**
     * What is referred to: a resource here by id, with or without its type, or an address.
     *
     * @param type null for any
     * @param version null for any
     */
    record ReferenceTerm(
            @Nullable ResourceType type,
            @Nullable String id,
            @Nullable String url,
            @Nullable String version) implements SearchTerm {
        @Override
        public boolean matches(SearchValue value) {
            if (!(value instanceof Reference reference)) return false;
            if (version != null && !version.equals(reference.version())) return false;
            if (url != null) return url.equals(reference.url());
            return reference.isRelative()
                    && Objects.equals(id, reference.id())
                    && (type == null || type == reference.type());
        }
    }

    /** {@code :identifier}: the identifier that stands in a reference. */
    record ReferenceIdentifierTerm(TokenTerm identifier) implements SearchTerm {
        @Override
        public boolean matches(SearchValue value) {
            return value instanceof Reference reference
                    && reference.identifier() != null
                    && identifier.matches(reference.identifier());
        }
    }

    /** A time; for {@link Prefix#AP} already widened. */
    record DateTerm(Prefix prefix, DateRange range) implements SearchTerm {
        @Override
        public boolean matches(SearchValue value) {
            return value instanceof DateRange found && prefix.holds(found, range);
        }
    }

    /** A number as written, and the range its digits leave open; for {@link Prefix#AP} wider. */
    record NumberTerm(Prefix prefix, BigDecimal value, Interval range) implements SearchTerm {
        @Override
        public boolean matches(SearchValue found) {
            return found instanceof Numeric numeric && prefix.holds(numeric.interval(), value, range);
        }
    }

    /**
     * An amount.
     *
     * @param system null for any
     * @param code null for any; without a system also the unit as people write it
     */
    record QuantityTerm(
            NumberTerm number,
            @Nullable String system,
            @Nullable String code) implements SearchTerm {
        @Override
        public boolean matches(SearchValue value) {
            return value instanceof Quantity quantity
                    && isUnitOf(quantity)
                    && number.prefix().holds(quantity.interval(), number.value(), number.range());
        }

        private boolean isUnitOf(Quantity quantity) {
            if (system != null && !system.equals(quantity.system())) return false;
            return code == null || code.equals(quantity.code()) || (system == null && code.equals(quantity.unit()));
        }
    }

    /** How much of a string must be as asked. */
    enum Part {
        BEGINNING,
        ANYWHERE,
        /** All of it, with case and diacritics. */
        EXACT
    }

    /** A string; in its {@link SearchText#plain plain} form unless exact. */
    record TextTerm(Part part, String text) implements SearchTerm {
        @Override
        public boolean matches(SearchValue value) {
            if (!(value instanceof Text found)) return false;
            return switch (part) {
                case BEGINNING -> SearchText.plain(found.text()).startsWith(text);
                case ANYWHERE -> SearchText.plain(found.text()).contains(text);
                case EXACT -> !found.derived() && found.text().equals(text);
            };
        }
    }

    /** Which addresses of a hierarchy are meant. */
    enum Level {
        EXACT,
        /** What the address asked for begins with. */
        ABOVE,
        /** What begins with the address asked for. */
        BELOW
    }

    /** An address; its version, behind {@code |}, null for any. */
    record UriTerm(Level level, String uri, @Nullable String version) implements SearchTerm {
        @Override
        public boolean matches(SearchValue value) {
            if (!(value instanceof Uri found)) return false;
            if (version != null && !version.equals(found.version())) return false;
            return switch (level) {
                case EXACT -> found.uri().equals(uri);
                case ABOVE -> uri.startsWith(found.uri());
                case BELOW -> found.uri().startsWith(uri);
            };
        }
    }

    /** A term for each component. */
    record CompositeTerm(List<SearchTerm> parts) implements SearchTerm {
        public CompositeTerm {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(SearchValue value) {
            if (!(value instanceof Composite composite)) return false;
            for (var i = 0; i < parts.size(); i++) {
                if (!parts.get(i).matches(composite.components().get(i))) return false;
            }
            return true;
        }
    }

    /** Within a distance of a point, along the surface of the earth. */
    record NearTerm(double latitude, double longitude, double kilometres) implements SearchTerm {
        private static final double EARTH_RADIUS = 6_371.0088;

        @Override
        public boolean matches(SearchValue value) {
            return value instanceof Position position && kilometresTo(position) <= kilometres;
        }

        private double kilometresTo(Position position) {
            var here = Math.toRadians(latitude);
            var there = Math.toRadians(position.latitude());
            var half = Math.pow(Math.sin((there - here) / 2), 2)
                    + Math.cos(here)
                            * Math.cos(there)
                            * Math.pow(Math.sin(Math.toRadians(position.longitude() - longitude) / 2), 2);
            return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
        }
    }
}
