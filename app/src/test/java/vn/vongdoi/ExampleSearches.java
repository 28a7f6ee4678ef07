package vn.vongdoi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.ExampleStore.Stored;
import vn.vongdoi.search.FhirPathOracle;
import vn.vongdoi.search.OracleExclusions;
import vn.vongdoi.search.Question;
import vn.vongdoi.search.SearchValue;

/**
 * Searches the store by every value that HAPI's FHIRPath engine finds with R4's expressions in what the server gave
 * back, and by {@code :missing}. The answer must be just those examples that have such a value.
 */
final class ExampleSearches {
    private static final int LONGEST_URL = 2_000;

    /**
     * One parameter of a type.
     *
     * @param values of each example, by its id
     * @param leftOut ids of the examples that are excluded
     */
    private record Asked(String type, String parameter, Map<String, Set<SearchValue>> values, Set<String> leftOut) {}

    private final FhirServer server;
    private final FhirPathOracle oracle = FhirPathOracle.ofTheStandard();
    private final OracleExclusions exclusions = OracleExclusions.read();
    final Map<String, String> differences = new ConcurrentSkipListMap<>();
    final Set<String> parameters = new HashSet<>();
    final Set<String> parametersWithValues = new HashSet<>();
    final AtomicInteger searches = new AtomicInteger();
    /** Pairs of an example and a parameter. */
    int pairs;

    int pairsWithValues;
    int excluded;
    /** Values that no search can ask for. */
    int unasked;

    ExampleSearches(FhirServer server) {
        this.server = server;
    }

    void hold(List<Stored> examples, ExecutorService threads) throws Exception {
        var byType = new TreeMap<String, List<Stored>>();
        examples.forEach(e -> byType.computeIfAbsent(e.type().fhirName(), _ -> new ArrayList<>())
                .add(e));
        for (var type : byType.entrySet()) {
            var running = new ArrayList<Future<?>>();
            for (var asked : asked(type.getKey(), type.getValue())) {
                running.add(threads.submit(() -> missing(asked)));
                for (var question : questions(asked)) running.add(threads.submit(() -> ask(asked, question)));
            }
            for (var one : running) one.get();
        }
    }

    private List<Asked> asked(String type, List<Stored> examples) {
        var asked = new HashMap<String, Asked>();
        for (var example : examples) {
            var resource = oracle.parse(example.json().getBytes(StandardCharsets.UTF_8));
            for (var official : oracle.parameters(type)) {
                var code = official.get("code").asString();
                var of = asked.computeIfAbsent(code, _ -> of(type, official));
                parameters.add(type + "." + code);
                pairs++;
                if (exclusions.cover(type + "." + code, example.name())) {
                    excluded++;
                    of.leftOut().add(example.id());
                    continue;
                }
                var values = oracle.values(resource, official);
                if (!values.isEmpty()) {
                    pairsWithValues++;
                    parametersWithValues.add(type + "." + code);
                }
                of.values().put(example.id(), values);
            }
        }
        return new ArrayList<>(asked.values());
    }

    private static Asked of(String type, JsonNode official) {
        var code = official.get("code").asString();
        return new Asked(type, code, new HashMap<>(), new HashSet<>());
    }

    private Set<Question> questions(Asked asked) {
        var questions = new LinkedHashSet<Question>();
        for (var values : asked.values().values()) {
            for (var value : values) {
                var of = Question.of(value, asked.parameter().equals("_id"));
                if (of.isEmpty()) unasked++;
                questions.addAll(of);
            }
        }
        return questions;
    }

    private void missing(Asked asked) {
        // R4 gives it to all kinds but composites.
        if (asked.values().values().stream().flatMap(Set::stream).anyMatch(SearchValue.Composite.class::isInstance))
            return;
        if (asked.values().values().stream().allMatch(Set::isEmpty)) return;
        compare(asked, ":missing", "false", values -> !values.isEmpty());
    }

    private void ask(Asked asked, Question question) {
        compare(
                asked,
                question.modifier(),
                question.text(),
                values -> values.stream().anyMatch(question.finds()));
    }

    private void compare(Asked asked, String modifier, String text, Predicate<Set<SearchValue>> answers) {
        var name = asked.parameter() + modifier;
        var expected = new TreeSet<String>();
        asked.values().forEach((id, values) -> {
            if (answers.test(values)) expected.add(id);
        });
        var label = asked.type() + "?" + name + "=" + text;
        try {
            var found = new TreeSet<>(search(asked.type(), name, text));
            found.removeAll(asked.leftOut());
            if (!found.equals(expected)) differences.put(label, difference(expected, found));
        } catch (RuntimeException | AssertionError e) {
            differences.put(label, String.valueOf(e.getMessage()));
        }
    }

    private static String difference(Set<String> expected, Set<String> found) {
        var missed = new TreeSet<>(expected);
        missed.removeAll(found);
        var wrong = new TreeSet<>(found);
        wrong.removeAll(expected);
        return "not found " + missed + ", wrongly found " + wrong;
    }

    private List<String> search(String type, String name, String text) {
        searches.incrementAndGet();
        var query = encoded(name) + "=" + encoded(text) + "&_elements=id&_count=1000";
        var answer = query.length() < LONGEST_URL
                ? server.get(type + "?" + query)
                : server.send("POST", type + "/_search", query, "Content-Type", "application/x-www-form-urlencoded");
        var ids = new ArrayList<String>();
        while (true) {
            if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + answer.body());
            var bundle = FhirServer.json(answer);
            ids.addAll(FhirServer.ids(bundle));
            var next = bundle.path("link")
                    .valueStream()
                    .filter(link -> link.path("relation").asString("").equals("next"))
                    .findFirst();
            if (next.isEmpty()) return ids;
            answer = server.get(next.get().path("url").asString());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
