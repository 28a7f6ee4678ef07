package vn.vongdoi.immunization;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Which series of an antigen speaks for it: one of each series group, then those that are needed beside each other (chapter 8). */
final class Selection {
    private Selection() {}

    static List<Candidate> best(List<Candidate> candidates, LocalDate on) {
        var prioritised = new LinkedHashMap<String, Candidate>();
        candidates.stream()
                .filter(it -> it.isOfAge(on))
                .collect(groupingBy(it -> it.series().group(), LinkedHashMap::new, toList()))
                .forEach((group, all) -> prioritised(all).ifPresent(it -> prioritised.put(group, it)));
        return prioritised.values().stream()
                .filter(it -> isBest(it, prioritised))
                .toList();
    }

    private static boolean isBest(Candidate one, Map<String, Candidate> prioritised) {
        if (one.isComplete()) return true;
        var equivalent = one.series().equivalent().stream()
                .map(prioritised::get)
                .filter(it -> it != null)
                .toList();
        if (equivalent.stream().anyMatch(Candidate::isComplete)) return false;
        return switch (one.series().type()) {
            case RISK -> true;
            case STANDARD -> equivalent.stream().noneMatch(it -> it.series().type() == Series.Type.RISK);
            case EVALUATION_ONLY -> false;
        };
    }

    /** Of one series group. */
    private static Optional<Candidate> prioritised(List<Candidate> group) {
        var scorable = group.stream().filter(it -> isScorable(it, group)).toList();
        var byDefault = group.stream().filter(it -> it.series().isDefault()).findFirst();
        if (scorable.isEmpty()) return byDefault;
        if (scorable.size() == 1) return Optional.of(scorable.getFirst());
        var complete = scorable.stream().filter(Candidate::isComplete).toList();
        if (!complete.isEmpty()) return Optional.of(highest(complete, Selection::complete));
        var inProcess = scorable.stream().filter(Candidate::isInProcess).toList();
        if (!inProcess.isEmpty()) return Optional.of(highest(inProcess, Selection::inProcess));
        return byDefault.or(() -> Optional.of(highest(scorable, Selection::notStarted)));
    }

    private static boolean isScorable(Candidate one, List<Candidate> group) {
        if (isForbidden(one) && !group.stream().allMatch(Selection::isForbidden)) return false;
        return switch (one.series().type()) {
            case EVALUATION_ONLY -> one.isComplete();
            case RISK ->
                group.stream()
                        .allMatch(it ->
                                one.series().priority().compareTo(it.series().priority()) <= 0);
            case STANDARD ->
                one.startedInTime()
                        || group.stream()
                                .allMatch(it -> it.valid() == 0 && !it.series().isDefault());
        };
    }

    private static boolean isForbidden(Candidate one) {
        return one.forecast().status() == Status.CONTRAINDICATED;
    }

    /** Points of each; of equal ones the preferred. */
    private static Candidate highest(List<Candidate> all, Function<List<Candidate>, ToIntFunction<Candidate>> points) {
        return all.stream()
                .max(Comparator.comparingInt(points.apply(all))
                        .thenComparing(it -> it.series().preference(), Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** Most doses that counted, and complete first. */
    private static ToIntFunction<Candidate> complete(List<Candidate> all) {
        return one -> rank(one, all, Comparator.comparingInt(Candidate::valid), 1)
                + rank(one, all, Comparator.comparing(Selection::completed).reversed(), 2);
    }

    private static LocalDate completed(Candidate one) {
        return one.valid() == 0
                ? LocalDate.MAX
                : one.history().valid().getLast().given();
    }

    /** Table 8-9. */
    private static ToIntFunction<Candidate> inProcess(List<Candidate> all) {
        var completable = all.stream().filter(Candidate::isCompletable).toList();
        return one -> either(it -> it.series().productPath() && it.history().allValid(), one, 2)
                + either(Candidate::isCompletable, one, 3)
                + rank(one, all, Comparator.comparingInt(Candidate::valid), 2)
                + rank(one, all, Comparator.comparingInt(Candidate::open).reversed(), 2)
                + (one.isCompletable()
                        ? rank(
                                one,
                                completable,
                                Comparator.comparing(Selection::finish).reversed(),
                                1)
                        : -1);
    }

    /** Table 8-11. */
    private static ToIntFunction<Candidate> notStarted(List<Candidate> all) {
        var startable = all.stream().filter(it -> it.start().isPresent()).toList();
        return one -> (one.start().isPresent()
                        ? rank(
                                one,
                                startable,
                                Comparator.comparing(
                                                (Candidate it) -> it.start().orElseThrow())
                                        .reversed(),
                                1)
                        : -1)
                + either(Candidate::isCompletable, one, 1)
                - either(it -> it.series().productPath(), one, 1);
    }

    private static LocalDate finish(Candidate one) {
        return one.finish().orElseThrow();
    }

    private static int either(Predicate<Candidate> test, Candidate one, int points) {
        return test.test(one) ? points : -points;
    }

    /** So many points to the one that is more than all others, none to those that share the place, else the loss of them. */
    private static int rank(Candidate one, List<Candidate> all, Comparator<Candidate> more, int points) {
        var others = new ArrayList<>(all);
        others.remove(one);
        if (others.stream().allMatch(it -> more.compare(one, it) > 0)) return points;
        return others.stream().allMatch(it -> more.compare(one, it) >= 0) ? 0 : -points;
    }
}
