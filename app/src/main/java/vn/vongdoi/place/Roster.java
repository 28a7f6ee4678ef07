package vn.vongdoi.place;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who works at one facility and when, by the number of the practice licence. Of one number any post will do. */
public final class Roster {
    /** Of a facility that told nothing. */
    public static final Roster EMPTY = new Roster(List.of());

    private final Map<String, List<StaffPost>> byLicence;
    private final Map<String, List<StaffPost>> byCccd;
    private final LocalDate first;
    private final LocalDate last;

    public Roster(Collection<StaffPost> posts) {
        var licensed = posts.stream().filter(post -> post.licence() != null).toList();
        byCccd = posts.stream().collect(groupingBy(StaffPost::cccd));
        byLicence = licensed.stream().collect(groupingBy(post -> String.valueOf(post.licence())));
        first = licensed.stream().map(StaffPost::from).min(naturalOrder()).orElse(LocalDate.MAX);
        last = licensed.stream()
                .map(post -> Objects.requireNonNullElse(post.to(), LocalDate.MAX))
                .max(naturalOrder())
                .orElse(LocalDate.MIN);
    }

    /** Whether the list says anything of that day: before its first and after its last it judges nobody. */
    public boolean tells(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** @param number of a licence as the register writes it, or a CCCD */
    public boolean has(String number, LocalDate day) {
        return holds(byLicence.getOrDefault(number, List.of()), day)
                || holds(byCccd.getOrDefault(number, List.of()), day);
    }

    private static boolean holds(List<StaffPost> posts, LocalDate day) {
        return posts.stream()
                .anyMatch(post -> !post.from().isAfter(day)
                        && (post.to() == null || !post.to().isBefore(day)));
    }
}
