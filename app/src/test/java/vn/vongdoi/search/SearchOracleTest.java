package vn.vongdoi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.fhir.CompleteExamples;
import vn.vongdoi.fhir.Resource;
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

/**
 * The values we find in thousands of resources against those that HAPI's FHIRPath engine finds with the official
 * expressions. It shares no path and no reading with our own table.
 */
class SearchOracleTest {
    private final OracleExclusions exclusions = OracleExclusions.read();
    private final Set<String> parameters = new TreeSet<>();
    private final Set<String> parametersWithValues = new TreeSet<>();
    private final Map<String, String> differences = new TreeMap<>();
    private int resources;
    private int comparisons;
    private int withValues;
    private int excluded;

    @Test
    void everyTwentiethResourceHasTheValuesThatHapiFinds() {
        compare(20);
    }

    @Test
    @Tag("full")
    void everyResourceHasTheValuesThatHapiFinds() {
        compare(1);
        // Group.value and the like are in no example; nearly all others must have been seen with a value.
        assertThat(parametersWithValues.size()).isGreaterThan(parameters.size() * 9 / 10);
    }

    private void compare(int step) {
        var definitions = FhirPackage.files();
        var oracle = new FhirPathOracle(definitions, new ParameterTable(definitions).official());
        var files = new LinkedHashMap<String, byte[]>(definitions);
        for (var name : CompleteExamples.names()) files.put(name, CompleteExamples.json(name));
        var i = 0;
        for (var file : files.entrySet()) {
            if (i++ % step == 0) compare(file.getKey(), file.getValue(), oracle);
        }
        System.out.printf(
                "%d resources, %d parameters (%d with values), %d comparisons (%d with values), %d excluded, %d differences%n",
                resources,
                parameters.size(),
                parametersWithValues.size(),
                comparisons,
                withValues,
                excluded,
                differences.size());
        assertThat(differences).isEmpty();
        assertThat(resources).isGreaterThan(6_000 / step);
        assertThat(excluded).isLessThanOrEqualTo(comparisons / 100);
    }

    private void compare(String file, byte[] json, FhirPathOracle oracle) {
        var tree = JsonMapper.shared().readTree(json);
        var found = ResourceType.find(tree.path("resourceType").asString(""));
        if (found.isEmpty()) return; // Parameters, and what is no resource: package.json
        var type = found.get();
        var resource = oracle.parse(json);
        var values = SearchValues.of(type, new Resource(type, "as-stored", json).tree());
        resources++;
        for (var official : oracle.parameters(type.fhirName())) {
            var code = official.get("code").asString();
            var parameter = type.fhirName() + "." + code;
            comparisons++;
            if (exclusions.cover(parameter, file)) {
                excluded++;
                continue;
            }
            var expected = alike(oracle.values(resource, official));
            var ours = alike(values.of(SearchParameters.find(type, code).orElseThrow()));
            parameters.add(parameter);
            if (!expected.isEmpty()) parametersWithValues.add(parameter);
            if (!expected.isEmpty()) withValues++;
            if (!ours.equals(expected))
                differences.put(file + " " + parameter, "expected " + expected + ", found " + ours);
        }
    }

    /** 5.0 and 5 are one value; that a value is there twice does not matter. */
    private static Set<SearchValue> alike(Iterable<SearchValue> values) {
        var alike = new HashSet<SearchValue>();
        values.forEach(value -> alike.add(alike(value)));
        return alike;
    }

    private static SearchValue alike(SearchValue value) {
        return switch (value) {
            case Numeric numeric -> new Numeric(alike(numeric.interval()));
            case Quantity quantity ->
                new Quantity(alike(quantity.interval()), quantity.system(), quantity.code(), quantity.unit());
            case Composite composite ->
                new Composite(composite.components().stream()
                        .map(SearchOracleTest::alike)
                        .toList());
            case Token _, Reference _, DateRange _, Text _, Uri _, Position _ -> value;
        };
    }

    private static Interval alike(Interval interval) {
        return new Interval(
                alike(interval.low()), interval.lowIncluded(), alike(interval.high()), interval.highIncluded());
    }

    private static @Nullable BigDecimal alike(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }
}
