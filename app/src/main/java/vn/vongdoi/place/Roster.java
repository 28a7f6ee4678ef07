package vn.vongdoi.place;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who works at one facility and when, by the number of the practice licence. Of one number any post will do. */
public final class Roster {
    /** Of a facility that told nothing. */
    public static final Roster EMPTY = new Roster(List.of());

    private final Map<String, List<StaffPost>> byLicence;
    private final Map<String, List<StaffPost>> byCccd;

    public Roster(Collection<StaffPost> posts) {
        byCccd = posts.stream().collect(groupingBy(StaffPost::cccd));
        byLicence = new HashMap<>(posts.stream()
                .filter(post -> post.licence() != null)
                .collect(groupingBy(post -> String.valueOf(post.licence()))));
    }

    /** Whether anybody with a licence is known to work there on that day; of a list that is silent nothing follows. */
    public boolean tells(LocalDate day) {
        return byLicence.values().stream().anyMatch(posts -> holds(posts, day));
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
