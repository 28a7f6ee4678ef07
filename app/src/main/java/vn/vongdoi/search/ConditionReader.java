package vn.vongdoi.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;
import vn.vongdoi.search.SearchCondition.Chained;
import vn.vongdoi.search.SearchCondition.Has;
import vn.vongdoi.search.SearchCondition.Link;
import vn.vongdoi.search.SearchCondition.Matching;
import vn.vongdoi.search.SearchCondition.Missing;
import vn.vongdoi.search.SearchParameter.Kind;
import vn.vongdoi.search.SearchTerm.Level;
import vn.vongdoi.search.SearchTerm.Part;

/** Reads the name of a search parameter, its modifier and what hangs on it, and gives its values to {@link TermReader}. */
final class ConditionReader {
    private static final String HAS = "_has:";
    /** Each link is a join: nobody needs more, and an attacker would like more. */
    private static final int MOST_LINKS = 5;

    private final Instant now;
    private final String base;

    ConditionReader(Instant now, String base) {
        this.now = now;
        this.base = base;
    }

    /**
     * The condition of a parameter as it was sent.
     *
     * @throws NotSupported when no such parameter or modifier is known
     */
    SearchCondition condition(ResourceType type, String name, String value) {
        return condition(type, name, value, 0);
    }

    private SearchCondition condition(ResourceType type, String name, String value, int links) {
        if (links > MOST_LINKS) {
            throw Problem.invalid(
                    "Chuỗi tham số quá dài (nhiều nhất " + MOST_LINKS + " bước).",
                    "The chain of parameters is too long (at most " + MOST_LINKS + " links).");
        }
        if (name.startsWith(HAS)) return has(type, name, value, links);
        var dot = name.indexOf('.');
        var head = dot < 0 ? name : name.substring(0, dot);
        var colon = head.indexOf(':');
        var parameter = parameter(type, colon < 0 ? head : head.substring(0, colon));
        var modifier = colon < 0 ? "" : head.substring(colon + 1);
        if (dot >= 0) return chained(parameter, modifier, name.substring(dot + 1), value, links);
        return onResource(parameter, modifier, value);
    }

    static SearchParameter parameter(ResourceType type, String code) {
        return SearchParameters.find(type, code).orElseThrow(() -> NotSupported.parameter(type, code));
    }

    private SearchCondition has(ResourceType type, String name, String value, int links) {
        var parts = name.split(":", 4);
        if (parts.length < 4) {
            throw Problem.invalid(
                    "\"" + name + "\": cần _has:Loại:tham chiếu:tham số.",
                    "\"" + name + "\": expected _has:Type:reference:parameter.");
        }
        var from = type(parts[1]);
        var reference = parameter(from, parts[2]);
        if (!reference.leadsTo(type)) {
            throw Problem.invalid(
                    reference + " không tham chiếu đến " + type.fhirName() + ".",
                    reference + " does not refer to " + type.fhirName() + ".");
        }
        return new Has(from, reference, condition(from, parts[3], value, links + 1));
    }

    static ResourceType type(String name) {
        return ResourceType.find(name)
                .orElseThrow(() -> Problem.invalid(
                        "Không có loại tài nguyên \"" + name + "\".", "There is no resource type \"" + name + "\"."));
    }

    private SearchCondition chained(SearchParameter reference, String told, String rest, String value, int links) {
        if (reference.kind() != Kind.REFERENCE) {
            throw Problem.invalid(
                    reference + " không phải là tham chiếu nên không nối tiếp được.",
                    reference + " is not a reference and cannot be chained.");
        }
        var targets = told.isEmpty() ? reference.targets() : List.of(target(reference, told));
        if (targets.isEmpty()) {
            throw Problem.invalid(
                    reference + " có thể chỉ đến mọi loại: hãy viết rõ, ví dụ " + reference.code() + ":Patient." + rest
                            + ".",
                    reference + " may lead to any type: name it, as in " + reference.code() + ":Patient." + rest + ".");
        }
        var anyOf = new ArrayList<Link>();
        for (var target : targets.stream()
                .sorted(Comparator.comparing(ResourceType::fhirName))
                .toList()) {
            if (targets.size() > 1 && !isKnown(target, rest)) continue;
            anyOf.add(new Link(target, condition(target, rest, value, links + 1)));
        }
        if (anyOf.isEmpty()) throw NotSupported.parameter(targets, rest);
        return new Chained(reference, anyOf);
    }

    private static boolean isKnown(ResourceType type, String name) {
        return name.startsWith(HAS)
                || SearchParameters.find(type, name.split("[:.]", 2)[0]).isPresent();
    }

    private static ResourceType target(SearchParameter reference, String told) {
        var target = ResourceType.find(told).filter(reference::leadsTo);
        return target.orElseThrow(() -> NotSupported.modifier(reference, told, targets(reference)));
    }

    private static List<String> targets(SearchParameter reference) {
        var names = reference.targets().stream()
                .map(ResourceType::fhirName)
                .sorted()
                .toList();
        return names.isEmpty() ? List.of("[type]") : names;
    }

    private SearchCondition onResource(SearchParameter parameter, String modifier, String value) {
        if (modifier.equals("missing") && parameter.kind() != Kind.COMPOSITE) {
            return switch (value) {
                case "true" -> new Missing(parameter, true);
                case "false" -> new Missing(parameter, false);
                default ->
                    throw new TermReader(parameter, now, base)
                            .wrong(new Escaped(value), "true hoặc false", "true or false");
            };
        }
        var terms = new ArrayList<SearchTerm>();
        for (var one : new Escaped(value).split(',')) {
            if (!one.isEmpty()) terms.add(term(parameter, modifier, one));
        }
        return new Matching(parameter, modifier.equals("not"), terms);
    }

    private SearchTerm term(SearchParameter parameter, String modifier, Escaped value) {
        var reader = new TermReader(parameter, now, base);
        var term = modifier.isEmpty() ? reader.term(value) : modified(reader, modifier, value);
        if (term == null) throw NotSupported.modifier(parameter, modifier, modifiers(parameter));
        return term;
    }

    /** Null when the kind of parameter does not know the modifier. */
    private static @Nullable SearchTerm modified(TermReader reader, String modifier, Escaped value) {
        return switch (reader.parameter().kind()) {
            case TOKEN ->
                switch (modifier) {
                    case "not" -> reader.token(value);
                    case "text" -> reader.tokenText(value);
                    case "of-type" -> reader.ofType(value);
                    default -> null;
                };
            case STRING ->
                switch (modifier) {
                    case "exact" -> reader.text(Part.EXACT, value);
                    case "contains" -> reader.text(Part.ANYWHERE, value);
                    default -> null;
                };
            case URI ->
                switch (modifier) {
                    case "above" -> reader.uri(Level.ABOVE, value);
                    case "below" -> reader.uri(Level.BELOW, value);
                    default -> null;
                };
            case REFERENCE ->
                modifier.equals("identifier")
                        ? reader.identifier(value)
                        : ResourceType.find(modifier)
                                .filter(reader.parameter()::leadsTo)
                                .map(type -> reader.reference(Optional.of(type), value))
                                .orElse(null);
            case DATE, NUMBER, QUANTITY, COMPOSITE, SPECIAL -> null;
        };
    }

    private static List<String> modifiers(SearchParameter parameter) {
        var known = new ArrayList<String>(
                switch (parameter.kind()) {
                    case TOKEN -> List.of("missing", "not", "text", "of-type");
                    case STRING -> List.of("missing", "exact", "contains");
                    case URI -> List.of("missing", "above", "below");
                    case REFERENCE -> List.of("missing", "identifier");
                    case DATE, NUMBER, QUANTITY, SPECIAL -> List.of("missing");
                    case COMPOSITE -> List.of();
                });
        if (parameter.kind() == Kind.REFERENCE) known.addAll(targets(parameter));
        return known;
    }
}
