package vn.vongdoi.analytics;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By what a definition breaks its figure down, and how.
 *
 * @param list all of it
 * @param ages the set of age bands; empty where ages are not told apart
 * @param whole those of which the denominator cannot be told apart: the parts of the figure add up to the whole
 */
public record Disaggregations(List<Disaggregation> list, Optional<String> ages, Set<Disaggregation> whole) {
    public static final Disaggregations NONE = new Disaggregations(List.of(), Optional.empty(), Set.of());

    public Disaggregations {
        list = List.copyOf(list);
        whole = Set.copyOf(whole);
        if (Set.copyOf(list).size() < list.size()) {
            throw new IllegalArgumentException("disaggregations: one stands twice in " + list);
        }
        if (ages.isPresent() != list.contains(Disaggregation.AGE_BAND)) {
            throw new IllegalArgumentException("ages: expected a set of age bands beside age-band and nowhere else");
        }
        ages.ifPresent(AgeBands::of);
        if (!parts(list).containsAll(whole)) {
            throw new IllegalArgumentException(
                    "whole: expected some of the parts that are declared, " + parts(list) + ", got " + whole);
        }
    }

    /** Those that are evaluated on demand: by people or facilities. */
    public List<Disaggregation> parts() {
        return parts(list);
    }

    private static List<Disaggregation> parts(List<Disaggregation> list) {
        return list.stream().filter(it -> it.column().isPresent()).toList();
    }
}
