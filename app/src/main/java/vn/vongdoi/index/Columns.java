package vn.vongdoi.index;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchParameter;

/** Which search parameters' values stand in the columns {@code starts} and {@code value} of a row. */
public final class Columns {
    private static final Map<ResourceType, List<String>> WHEN = new EnumMap<>(Map.of(
            ResourceType.CONDITION, List.of("onset-date", "recorded-date"),
            ResourceType.MEDICATION_REQUEST, List.of("authoredon"),
            ResourceType.SERVICE_REQUEST, List.of("authored", "occurrence"),
            ResourceType.CLAIM, List.of("created"),
            ResourceType.EXPLANATION_OF_BENEFIT, List.of("created"),
            ResourceType.MEDICATION_ADMINISTRATION, List.of("effective-time"),
            ResourceType.MEDICATION_DISPENSE, List.of("whenhandedover")));

    private static final List<String> DATE = List.of("date");

    private Columns() {}

    /** The parameters by which a type's "when" is read, the best first. */
    public static List<String> when(ResourceType type) {
        return WHEN.getOrDefault(type, DATE);
    }

    /** The parameter's value may stand in the column {@code starts}. */
    static boolean isWhen(ResourceType type, SearchParameter parameter) {
        return when(type).contains(parameter.code());
    }

    /** The parameter's value may stand in the column {@code value}. */
    static boolean isMeasured(ResourceType type, SearchParameter parameter) {
        return type == ResourceType.OBSERVATION && parameter.code().equals("value-quantity");
    }
}
