package vn.vongdoi.search;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import vn.vongdoi.fhir.ResourceType;

/**
 * A path of {@code parameters-r4.csv}: JSON fields, each perhaps with a condition, and the data type at its end.
 *
 * @param argument of the data type: the system of a code
 */
record Path(List<Step> steps, String datatype, String argument) {
    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(?:(\\d+)|([A-Z]\\w*)|(\\w+)=([\\w-]+))])?");

    /** One field down, and which of its elements count. */
    record Step(String field, Filter filter) {
        static Step of(String text) {
            var match = STEP.matcher(text);
            if (!match.matches()) throw new IllegalArgumentException("not a step of a path: " + text);
            return new Step(match.group(1), filter(match.group(2), match.group(3), match.group(4), match.group(5)));
        }

        private static Filter filter(String index, String type, String field, String value) {
            if (index != null) return new Filter.At(Integer.parseInt(index));
            if (type != null) return new Filter.LeadsTo(ResourceType.find(type).orElseThrow());
            return field == null ? Filter.ALL : new Filter.Where(field, value);
        }
    }

    Path {
        steps = List.copyOf(steps);
    }

    /** {@code telecom[system=phone]:ContactPoint}. */
    static Path of(String text) {
        var colon = text.indexOf(':');
        var equal = text.indexOf('=', colon);
        return new Path(
                steps(text.substring(0, colon)),
                text.substring(colon + 1, equal < 0 ? text.length() : equal),
                equal < 0 ? "" : text.substring(equal + 1));
    }

    /** Several, divided by {@code |}. */
    static List<Path> all(String text) {
        return Arrays.stream(text.split(" \\| ")).map(Path::of).toList();
    }

    /** Without a data type; "." leads nowhere. */
    static List<Step> steps(String text) {
        return text.equals(".")
                ? List.of()
                : Arrays.stream(text.split("\\.(?![^\\[]*])")).map(Step::of).toList();
    }
}
