package vn.vongdoi.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;

/** A parameter or modifier that is not known here: who asked to be lenient with it is told of it, others are refused. */
final class NotSupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private NotSupported(String vietnamese, String english) {
        super(english);
        problem = Problem.invalid(vietnamese, english);
    }

    static NotSupported parameter(ResourceType type, String code) {
        return parameter(List.of(type), code);
    }

    /** Known to none of the types. */
    static NotSupported parameter(Collection<ResourceType> types, String code) {
        var names = types.stream().map(ResourceType::fhirName).sorted().collect(Collectors.joining(", "));
        var known = types.stream()
                .flatMap(type -> SearchParameters.of(type).stream())
                .map(SearchParameter::code)
                .distinct()
                .sorted(Comparator.comparing((String each) -> each.startsWith("_"))
                        .thenComparing(each -> each))
                .collect(Collectors.joining(", "));
        return new NotSupported(
                names + " không có tham số tìm kiếm \"" + code + "\". Có: " + known + ".",
                names + " has no search parameter \"" + code + "\". There are: " + known + ".");
    }

    static NotSupported modifier(SearchParameter parameter, String modifier, List<String> known) {
        var name = parameter.code() + ":" + modifier;
        var list =
                known.isEmpty() ? "–" : known.stream().map(each -> ":" + each).collect(Collectors.joining(", "));
        return new NotSupported(
                "Không hỗ trợ \"" + name + "\". Sau " + parameter.code() + " có thể là: " + list + ".",
                "\"" + name + "\" is not supported. After " + parameter.code() + " there may be: " + list + ".");
    }

    /** A modifier of a parameter that says how results come. */
    static NotSupported result(String name) {
        return new NotSupported("Không hỗ trợ \"" + name + "\".", "\"" + name + "\" is not supported.");
    }

    Problem problem() {
        return problem;
    }
}
