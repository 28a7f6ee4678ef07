package vn.vongdoi.programme;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.rules.RuleDocument;

/**
 * A resolution, action programme or plan with its targets.
 *
 * @param number as printed: {@code 03-CTr/TU}
 * @param issued empty when only its content was reported
 * @param document the whole document as data: duty rule, sections, projects, calendar of reports
 */
public record Programme(
        String id,
        String number,
        Text title,
        Text issuer,
        ProvinceCode province,
        Optional<LocalDate> issued,
        List<Target> targets,
        RuleDocument document) {
    public Programme {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) throw new IllegalArgumentException("programme " + id + " has no target");
        var keys = new HashSet<String>();
        for (var target : targets) {
            if (!keys.add(target.key())) {
                throw new IllegalArgumentException("programme " + id + " sets " + target.key() + " twice");
            }
        }
    }

    /** When the way to its targets began. */
    LocalDate start() {
        return issued.or(() -> Optional.ofNullable(document.validity().from())).orElseThrow();
    }
}
