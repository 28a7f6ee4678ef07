package vn.vongdoi.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much {@code bench fhir} does.
 *
 * @param synthea living people whose bundles are posted in every round
 * @param rounds of which the median counts
 * @param reads in every round
 * @param people sizes at which searches are timed, growing
 * @param searches of each kind at each size
 */
record FhirPlan(int synthea, int rounds, int reads, List<Integer> people, int searches) {
    private static final FhirPlan FULL = new FhirPlan(150, 3, 10_000, List.of(1_000, 64_000, 200_000), 400);
    private static final FhirPlan QUICK = new FhirPlan(30, 1, 3_000, List.of(1_000, 8_000), 150);

    FhirPlan {
        people = people.stream().sorted().toList();
        if (people.stream().anyMatch(n -> n < LightPeople.BUNDLE)) {
            throw new IllegalArgumentException("--people: mỗi cỡ từ / each size from " + LightPeople.BUNDLE);
        }
    }

    /** {@code [--quick] [--people 1000,64000]}. */
    static FhirPlan of(List<String> words) {
        var rest = new ArrayList<>(words);
        var plan = rest.remove("--quick") ? QUICK : FULL;
        if (rest.isEmpty()) return plan;
        if (rest.size() != 2 || !rest.getFirst().equals("--people")) {
            throw new IllegalArgumentException("bench fhir [--quick] [--people 1000,64000,200000]");
        }
        var people = Arrays.stream(rest.get(1).split(",")).map(Integer::valueOf).toList();
        return new FhirPlan(plan.synthea, plan.rounds, plan.reads, people, plan.searches);
    }
}
