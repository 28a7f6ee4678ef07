package vn.vongdoi.careplan;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.person.Sex;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.Span;

/** What stands in the cells of the rule files. */
final class Cells {
    private Cells() {}

    static Set<Label> labels(RuleRow row) {
        return words(row, "labels")
                .map(word -> Arrays.stream(Label.values())
                        .filter(label -> label.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no label '" + word + "'")))
                .collect(toUnmodifiableSet());
    }

    static Sex sex(String word) {
        return switch (word) {
            case "female" -> Sex.FEMALE;
            case "male" -> Sex.MALE;
            default -> throw new IllegalArgumentException("sex: expected female or male, got '" + word + "'");
        };
    }

    static Stream<String> words(RuleRow row, String column) {
        return row.find(column).stream().flatMap(cell -> Arrays.stream(cell.split(" ")));
    }

    static @Nullable Span span(RuleRow row, String column) {
        return row.find(column).map(Span::of).orElse(null);
    }
}
