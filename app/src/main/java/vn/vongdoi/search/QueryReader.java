package vn.vongdoi.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;
import vn.vongdoi.search.SearchParameter.Kind;
import vn.vongdoi.search.SearchQuery.Include;
import vn.vongdoi.search.SearchQuery.Include.Direction;
import vn.vongdoi.search.SearchQuery.Sort;
import vn.vongdoi.search.SearchQuery.Summary;
import vn.vongdoi.search.SearchQuery.Total;

/** Gathers the parameters of one request. */
final class QueryReader {
    /** Of every request, not of searching. */
    private static final Set<String> OF_EVERY_REQUEST = Set.of("_format", "_pretty");
    /** A page this long is cut by the store anyway. */
    private static final int MOST = 1_000_000;

    private final ResourceType type;
    private final boolean lenient;
    private final ConditionReader conditionReader;
    private final List<SearchCondition> conditions = new ArrayList<>();
    private final List<Include> includes = new ArrayList<>();
    private final List<Sort> sort = new ArrayList<>();
    private final List<String> elements = new ArrayList<>();
    private final List<Map.Entry<String, String>> used = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private OptionalInt count = OptionalInt.empty();
    private Optional<Total> total = Optional.empty();
    private Summary summary = Summary.FALSE;

    QueryReader(ResourceType type, boolean lenient, Instant now, String base) {
        this.type = type;
        this.lenient = lenient;
        conditionReader = new ConditionReader(now, base);
    }

    SearchQuery read(List<Map.Entry<String, String>> parameters) {
        for (var parameter : parameters) {
            var name = parameter.getKey();
            var isEmpty = new Escaped(parameter.getValue()).split(',').stream().allMatch(Escaped::isEmpty);
            if (OF_EVERY_REQUEST.contains(name) || isEmpty) continue;
            try {
                read(name, parameter.getValue());
                used.add(Map.entry(name, parameter.getValue()));
            } catch (NotSupported unknown) {
                if (!lenient) throw unknown.problem();
                ignored.add(name);
            }
        }
        if (summary == Summary.TEXT && !includes.isEmpty()) {
            throw Problem.invalid(
                    "_summary=text không đi cùng _include hoặc _revinclude.",
                    "_summary=text cannot be mixed with _include or _revinclude.");
        }
        // The standard: no resources wanted is the number wanted.
        if (count.equals(OptionalInt.of(0))) summary = Summary.COUNT;
        return new SearchQuery(type, conditions, includes, sort, count, total, summary, elements, used, ignored);
    }

    private void read(String name, String value) {
        switch (name) {
            case "_sort" -> sort(value);
            case "_count" -> count = OptionalInt.of(count(value));
            case "_total" ->
                total = Optional.of(
                        Total.find(value).orElseThrow(() -> oneOf(name, "none, estimate, accurate", value)));
            case "_summary" ->
                summary = Summary.find(value).orElseThrow(() -> oneOf(name, "true, text, data, count, false", value));
            case "_elements" -> elements(value);
            case "_include" -> includes.add(include(Direction.REFERRED, false, name, value));
            case "_include:iterate" -> includes.add(include(Direction.REFERRED, true, name, value));
            case "_revinclude" -> includes.add(include(Direction.REFERRING, false, name, value));
            case "_revinclude:iterate" -> includes.add(include(Direction.REFERRING, true, name, value));
            default -> {
                if (name.startsWith("_include:") || name.startsWith("_revinclude:")) throw NotSupported.result(name);
                conditions.add(conditionReader.condition(type, name, value));
            }
        }
    }

    private void sort(String value) {
        for (var code : value.split(",", -1)) {
            if (code.isEmpty()) continue;
            var descending = code.startsWith("-");
            var parameter = ConditionReader.parameter(type, descending ? code.substring(1) : code);
            if (parameter.kind() == Kind.COMPOSITE || parameter.kind() == Kind.SPECIAL) {
                throw Problem.invalid(
                        "Không sắp xếp theo " + parameter.code() + " được.",
                        "Cannot sort by " + parameter.code() + ".");
            }
            sort.add(new Sort(parameter, descending));
        }
    }

    private static int count(String value) {
        if (!value.matches("\\d{1,18}")) throw oneOf("_count", "0, 1, 2…", value);
        return (int) Math.min(MOST, Long.parseLong(value));
    }

    private void elements(String value) {
        for (var element : value.split(",", -1)) {
            if (!element.matches("[A-Za-z]\\w*(\\.\\w+)*")) throw oneOf("_elements", "identifier,active…", value);
            elements.add(element);
        }
    }

    /** {@code MedicationRequest:patient}, {@code Observation:subject:Patient}, {@code Encounter:*}, {@code *}. */
    private static Include include(Direction direction, boolean iterates, String name, String value) {
        if (value.equals("*")) {
            return new Include(direction, Optional.empty(), Optional.empty(), Optional.empty(), iterates);
        }
        var parts = value.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw oneOf(name, "Type:reference, Type:reference:Target, Type:*, *", value);
        }
        var source = ConditionReader.type(parts[0]);
        var reference =
                parts[1].equals("*") ? Optional.<SearchParameter>empty() : Optional.of(reference(source, parts[1]));
        var target = parts.length == 2 ? Optional.<ResourceType>empty() : Optional.of(ConditionReader.type(parts[2]));
        if (target.isPresent() && reference.isPresent() && !reference.get().leadsTo(target.get())) {
            throw Problem.invalid(
                    reference.get() + " không tham chiếu đến " + parts[2] + ".",
                    reference.get() + " does not refer to " + parts[2] + ".");
        }
        return new Include(direction, Optional.of(source), reference, target, iterates);
    }

    private static SearchParameter reference(ResourceType source, String code) {
        var reference = ConditionReader.parameter(source, code);
        if (reference.kind() == Kind.REFERENCE) return reference;
        throw Problem.invalid(reference + " không phải là tham chiếu.", reference + " is not a reference.");
    }

    private static Problem oneOf(String name, String expected, String value) {
        return Problem.invalid(
                "Tham số " + name + ": cần " + expected + ", nhận được \"" + value + "\".",
                "Parameter " + name + ": expected " + expected + ", got \"" + value + "\".");
    }
}
