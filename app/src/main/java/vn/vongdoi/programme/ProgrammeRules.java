package vn.vongdoi.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.programme.Target.Milestone;
import vn.vongdoi.rules.RuleDocument;

/** Reads the rule files of folder {@code programme}. */
final class ProgrammeRules {
    private ProgrammeRules() {}

    /** @throws IllegalArgumentException naming file and target that cannot be read */
    static List<Programme> read() {
        return RuleDocument.folder("programme").stream()
                .map(ProgrammeRules::programme)
                .toList();
    }

    private static Programme programme(RuleDocument file) {
        return new Programme(
                file.text("id"),
                file.text("number"),
                Text.of(file.body().get("title")),
                Text.of(file.body().get("issuer")),
                new ProvinceCode(file.text("province")),
                file.find("issued").map(LocalDate::parse),
                file.maps("targets").stream().map(t -> target(file, t)).toList(),
                file);
    }

    private static Target target(RuleDocument file, Map<String, Object> map) {
        try {
            return new Target(
                    text(map, "group").orElseThrow(() -> new IllegalArgumentException("no group")),
                    whole(map, "nr"),
                    text(map, "code").orElseThrow(() -> new IllegalArgumentException("no code")),
                    Text.of(map.get("name")),
                    Unit.of(text(map, "unit").orElse("")),
                    goal(map),
                    whole(map, "by"),
                    text(map, "baseline")
                            .map(Double::parseDouble)
                            .map(OptionalDouble::of)
                            .orElse(OptionalDouble.empty()),
                    text(map, "baseline_at"),
                    Set.copyOf(words(map.get("inferred"))),
                    text(map, "lead"),
                    words(map.get("with")),
                    Optional.ofNullable(map.get("note")).map(Text::of),
                    milestones(map.get("milestones")));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "rule file " + file.name() + ", target " + map.get("code") + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Goal> goal(Map<String, Object> map) {
        var value = map.get("value");
        if (value == null) return Optional.empty();
        var comparison = Comparison.of(text(map, "op").orElse(""));
        var figures = value instanceof List<?> list ? list : List.of(value);
        return Optional.of(new Goal(
                comparison,
                figures.stream().map(f -> Double.valueOf(f.toString())).toList()));
    }

    private static List<Milestone> milestones(@Nullable Object list) {
        if (list == null) return List.of();
        return ((List<?>) list)
                .stream()
                        .map(m -> (Map<?, ?>) m)
                        .map(m -> new Milestone(Integer.parseInt(String.valueOf(m.get("by"))), Text.of(m)))
                        .toList();
    }

    private static List<String> words(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static OptionalInt whole(Map<String, Object> map, String key) {
        return text(map, key).map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Optional<String> text(Map<String, Object> map, String key) {
        return RuleDocument.text(map, key);
    }
}
