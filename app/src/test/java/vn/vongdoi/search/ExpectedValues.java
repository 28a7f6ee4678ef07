package vn.vongdoi.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchValue.Composite;
import vn.vongdoi.search.SearchValue.DateRange;
import vn.vongdoi.search.SearchValue.Numeric;
import vn.vongdoi.search.SearchValue.Position;
import vn.vongdoi.search.SearchValue.Text;
import vn.vongdoi.search.SearchValue.Token;
import vn.vongdoi.search.SearchValue.Uri;

/** The values that R4's text makes of an element, told a second time on HAPI's object model. */
final class ExpectedValues {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private ExpectedValues() {}

    /** @param implied the system of codes of which HAPI does not know it */
    static Set<SearchValue> of(String kind, Base element, Set<String> targets, @Nullable String implied) {
        var values = new HashSet<SearchValue>();
        if (element instanceof PrimitiveType<?> primitive && !primitive.hasValue()) return values;
        switch (kind) {
            case "token" -> token(element, implied, values);
            case "date" -> date(element, values);
            case "string" -> string(element, values);
            case "reference" -> reference(element, targets, values);
            case "number" -> number(element, values);
            case "quantity" -> quantity(element, values);
            case "uri" -> uri(element, values);
            case "special" -> {
                var at = (Location.LocationPositionComponent) element;
                if (at.getLatitude() == null || at.getLongitude() == null) break;
                values.add(new Position(
                        at.getLatitude().doubleValue(), at.getLongitude().doubleValue()));
            }
            default -> throw new IllegalArgumentException(kind);
        }
        return values;
    }

    /** One value of each component, in all combinations. */
    static Set<SearchValue> combined(List<Set<SearchValue>> components) {
        Set<List<SearchValue>> combined = Set.of(List.of());
        for (var component : components) {
            var longer = new HashSet<List<SearchValue>>();
            for (var before : combined) {
                for (var value : component) {
                    if (value instanceof Token token && token.system() == null && token.code() == null) continue;
                    var list = new ArrayList<>(before);
                    list.add(value);
                    longer.add(list);
                }
            }
            combined = longer;
        }
        var values = new HashSet<SearchValue>();
        combined.forEach(list -> values.add(new Composite(list)));
        return values;
    }

    private static void token(Base element, @Nullable String implied, Set<SearchValue> values) {
        switch (element) {
            case CodeableConcept concept -> {
                concept.getCoding().forEach(coding -> token(coding, null, values));
                if (concept.getText() != null) values.add(new Token(null, null, concept.getText(), List.of()));
            }
            case Coding coding -> {
                if (coding.getSystem() != null || coding.getCode() != null || coding.getDisplay() != null) {
                    values.add(new Token(coding.getSystem(), coding.getCode(), coding.getDisplay(), List.of()));
                }
            }
            case Identifier identifier -> {
                var token = identifier(identifier);
                if (token != null) values.add(token);
            }
            case ContactPoint contact -> {
                if (contact.getValue() != null) values.add(plain(contact.getValue()));
            }
            case BooleanType truth -> values.add(plain(truth.booleanValue() ? "true" : "false"));
            case Enumeration<?> code -> values.add(new Token(code.getSystem(), code.getCode(), null, List.of()));
            case CodeType code -> values.add(new Token(implied, code.getCode(), null, List.of()));
            case PrimitiveType<?> word
            when !(word instanceof BaseDateTimeType) -> values.add(plain(word.getValueAsString()));
            default -> {}
        }
    }

    private static Token plain(String code) {
        return new Token(null, code, null, List.of());
    }

    private static @Nullable Token identifier(Identifier identifier) {
        if (identifier.getSystem() == null && identifier.getValue() == null && !identifier.hasType()) return null;
        var types = identifier.getType().getCoding().stream()
                .map(type -> new Token(type.getSystem(), type.getCode(), null, List.of()))
                .toList();
        return new Token(
                identifier.getSystem(),
                identifier.getValue(),
                identifier.getType().getText(),
                types);
    }

    private static void date(Base element, Set<SearchValue> values) {
        switch (element) {
            case InstantType instant -> {
                var at = OffsetDateTime.parse(instant.getValueAsString()).toInstant();
                values.add(new DateRange(at, at.plusNanos(1_000)));
            }
            case BaseDateTimeType date -> values.add(range(date));
            case Period period -> {
                if (hasValue(period.getStartElement()) || hasValue(period.getEndElement())) values.add(range(period));
            }
            case Timing timing -> timing(timing, values);
            default -> {}
        }
    }

    private static boolean hasValue(PrimitiveType<?> primitive) {
        return primitive.hasValue();
    }

    private static DateRange range(Period period) {
        return new DateRange(
                hasValue(period.getStartElement())
                        ? range(period.getStartElement()).from()
                        : null,
                hasValue(period.getEndElement()) ? range(period.getEndElement()).until() : null);
    }

    private static void timing(Timing timing, Set<SearchValue> values) {
        var starts = new ArrayList<@Nullable Instant>();
        var ends = new ArrayList<@Nullable Instant>();
        for (var event : timing.getEvent()) {
            if (!event.hasValue()) continue;
            starts.add(range(event).from());
            ends.add(range(event).until());
        }
        if (timing.getRepeat().hasBoundsPeriod()) {
            var period = timing.getRepeat().getBoundsPeriod();
            if (hasValue(period.getStartElement()) || hasValue(period.getEndElement())) {
                starts.add(range(period).from());
                ends.add(range(period).until());
            }
        }
        if (starts.isEmpty()) return;
        var from = starts.contains(null) ? null : new TreeSet<>(starts).first();
        var until = ends.contains(null) ? null : new TreeSet<>(ends).last();
        values.add(new DateRange(from, until));
    }

    private static DateRange range(BaseDateTimeType date) {
        var text = date.getValueAsString();
        return switch (text.length()) {
            case 4 ->
                days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
            case 7 ->
                days(
                        YearMonth.parse(text).atDay(1),
                        YearMonth.parse(text).plusMonths(1).atDay(1));
            case 10 -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
            default -> {
                var from = OffsetDateTime.parse(text).toInstant();
                var dot = text.indexOf('.');
                var digits =
                        dot < 0 ? 0 : text.replaceAll("^.*\\.(\\d+).*$", "$1").length();
                yield new DateRange(from, from.plusNanos((long) Math.pow(10, 9 - digits)));
            }
        };
    }

    private static DateRange days(LocalDate from, LocalDate until) {
        return new DateRange(
                from.atStartOfDay(VIETNAM).toInstant(),
                until.atStartOfDay(VIETNAM).toInstant());
    }

    private static void string(Base element, Set<SearchValue> values) {
        switch (element) {
            case HumanName name -> name(name, values);
            case Address address -> {
                for (var line : address.getLine()) add(line.getValue(), values);
                add(address.getText(), values);
                add(address.getCity(), values);
                add(address.getDistrict(), values);
                add(address.getState(), values);
                add(address.getPostalCode(), values);
                add(address.getCountry(), values);
            }
            case PrimitiveType<?> text -> add(text.getValueAsString(), values);
            default -> {}
        }
    }

    private static void add(@Nullable String text, Set<SearchValue> values) {
        if (text != null) values.add(new Text(text, false));
    }

    private static void name(HumanName name, Set<SearchValue> values) {
        var parts = new ArrayList<String>();
        if (name.getFamily() != null) parts.add(name.getFamily());
        for (var given : name.getGiven()) {
            if (given.hasValue()) parts.add(given.getValue());
        }
        parts.forEach(part -> words(part, values));
        add(name.getText(), values);
        if (name.getText() != null && parts.isEmpty()) words(name.getText(), values);
        var whole = String.join(" ", parts);
        if (parts.size() > 1 && !whole.equals(name.getText())) values.add(new Text(whole, true));
        name.getPrefix().forEach(prefix -> add(prefix.getValue(), values));
        name.getSuffix().forEach(suffix -> add(suffix.getValue(), values));
    }

    /** The part itself, and what is left of it after each space or hyphen. */
    static void words(String part, Set<SearchValue> values) {
        values.add(new Text(part, false));
        for (var rest = part; rest.matches("(?s).*[ -].*"); ) {
            rest = rest.replaceFirst("(?s)^[ -]*[^ -]*[ -]+", "");
            if (!rest.isEmpty()) values.add(new Text(rest, true));
        }
    }

    private static void reference(Base element, Set<String> targets, Set<SearchValue> values) {
        switch (element) {
            case Reference reference -> values.add(reference(reference));
            case Resource inline -> {
                if (!targets.contains(inline.fhirType())) return;
                var id = inline.getIdElement().getIdPart();
                values.add(new SearchValue.Reference(type(inline.fhirType()), id, null, null, null));
            }
            case CanonicalType canonical -> values.add(canonical(canonical.getValue()));
            case UriType uri -> values.add(canonical(uri.getValue()));
            default -> {}
        }
    }

    private static SearchValue canonical(String text) {
        var parts = text.split("\\|", 2);
        return new SearchValue.Reference(null, null, parts.length == 2 ? parts[1] : null, parts[0], null);
    }

    private static SearchValue reference(Reference reference) {
        var identifier = reference.hasIdentifier() ? identifier(reference.getIdentifier()) : null;
        var told = type(reference.getType());
        var text = reference.getReferenceElement_().getValue();
        if (text == null || text.startsWith("#")) return new SearchValue.Reference(told, null, null, null, identifier);
        var version = text.contains("/_history/") ? text.replaceAll(".*/_history/", "") : null;
        var address = text.replaceAll("/_history/.*", "");
        var parts = address.split("/", -1);
        var type = parts.length < 2 ? null : type(parts[parts.length - 2]);
        if (type == null) return new SearchValue.Reference(told, null, version, address, identifier);
        var url = parts.length == 2 ? null : address;
        return new SearchValue.Reference(type, parts[parts.length - 1], version, url, identifier);
    }

    private static @Nullable ResourceType type(@Nullable String name) {
        return name == null ? null : ResourceType.find(name).orElse(null);
    }

    private static void number(Base element, Set<SearchValue> values) {
        switch (element) {
            case DecimalType decimal -> values.add(new Numeric(exact(decimal.getValue())));
            case IntegerType integer -> values.add(new Numeric(exact(BigDecimal.valueOf(integer.getValue()))));
            case Range range -> {
                if (hasLimit(range)) values.add(new Numeric(interval(range)));
            }
            default -> {}
        }
    }

    private static Interval exact(BigDecimal value) {
        return new Interval(value, true, value, true);
    }

    private static boolean hasLimit(Range range) {
        return range.getLow().getValue() != null || range.getHigh().getValue() != null;
    }

    private static Interval interval(Range range) {
        return new Interval(range.getLow().getValue(), true, range.getHigh().getValue(), true);
    }

    private static void quantity(Base element, Set<SearchValue> values) {
        switch (element) {
            case Quantity quantity -> {
                if (quantity.getValue() != null) values.add(with(quantity, interval(quantity)));
            }
            case Range range -> {
                if (hasLimit(range))
                    values.add(with(range.hasLow() ? range.getLow() : range.getHigh(), interval(range)));
            }
            case Money money -> {
                if (money.getValue() == null) return;
                var system = money.getCurrency() != null ? "urn:iso:std:iso:4217" : null;
                values.add(new SearchValue.Quantity(exact(money.getValue()), system, money.getCurrency(), null));
            }
            default -> {}
        }
    }

    private static SearchValue with(Quantity unit, Interval interval) {
        return new SearchValue.Quantity(interval, unit.getSystem(), unit.getCode(), unit.getUnit());
    }

    private static Interval interval(Quantity quantity) {
        var value = quantity.getValue();
        var comparator = quantity.getComparator();
        if (comparator == null) return exact(value);
        return switch (comparator) {
            case LESS_THAN -> new Interval(null, false, value, false);
            case LESS_OR_EQUAL -> new Interval(null, false, value, true);
            case GREATER_THAN -> new Interval(value, false, null, false);
            case GREATER_OR_EQUAL -> new Interval(value, true, null, false);
            case NULL -> throw new IllegalArgumentException("no comparator");
        };
    }

    private static void uri(Base element, Set<SearchValue> values) {
        switch (element) {
            case CanonicalType canonical -> {
                var parts = Objects.requireNonNull(canonical.getValue()).split("\\|", 2);
                values.add(new Uri(parts[0], parts.length == 2 ? parts[1] : null));
            }
            case UriType uri -> values.add(new Uri(uri.getValue(), null));
            default -> {}
        }
    }
}
