package vn.vongdoi.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.record.Entry;

/**
 * What is still being taken: of each medicine the prescription that lasts longest, as long as its days have not run out.
 * Where nobody told for how long, it is taken for as many days as the law lets such a prescription be. What was given in a
 * stay ends with it, and does not replace what is taken at home.
 */
public final class CurrentMedicines {
    /** MA_NHOM of blood and what is made of it. */
    private static final Set<String> BLOOD = Set.of("7", "17");

    private static final Set<String> NOT_TAKEN =
            Set.of("cancelled", "stopped", "on-hold", "draft", "not-taken", "entered-in-error");

    private final Clock clock;
    private final LocalDate today;
    private final Set<Long> endedStays;

    private CurrentMedicines(List<Entry> timeline, Clock clock) {
        this.clock = clock;
        this.today = LocalDate.now(clock);
        this.endedStays = timeline.stream()
                .filter(entry -> Encounters.isInpatient(entry) && hasEnded(entry))
                .map(Entry::key)
                .collect(Collectors.toSet());
    }

    /** @param lasts the last day, told or by the law */
    private record Line(Entry entry, String name, LocalDate lasts) {}

    /** Each medicine once, in the order of the timeline. */
    public static List<Entry> of(List<Entry> timeline, Clock clock) {
        return new CurrentMedicines(timeline, clock).list(timeline);
    }

    private List<Entry> list(List<Entry> timeline) {
        var longest = new LinkedHashMap<String, Line>();
        for (var entry : timeline) {
            line(entry)
                    .ifPresent(line -> longest.merge(
                            line.name(), line, (known, other) -> other.lasts().isAfter(known.lasts()) ? other : known));
        }
        var current = new HashSet<Long>();
        for (var line : longest.values()) {
            if (!line.lasts().isBefore(today)) current.add(line.entry().key());
        }
        return timeline.stream().filter(entry -> current.contains(entry.key())).toList();
    }

    private Optional<Line> line(Entry entry) {
        if (entry.status() != null && NOT_TAKEN.contains(entry.status())) return Optional.empty();
        if (entry.category() != null && BLOOD.contains(entry.category())) return Optional.empty();
        if (entry.encounter() != null && endedStays.contains(entry.encounter())) return Optional.empty();
        return lasts(entry).map(lasts -> new Line(entry, name(entry), lasts));
    }

    private Optional<LocalDate> lasts(Entry entry) {
        var from = Optional.ofNullable(entry.starts()).map(this::day);
        return switch (entry.type()) {
            case MEDICATION_REQUEST ->
                until(entry, from).or(() -> from.map(day -> day.plusDays(Supply.most(day) - 1L)));
            // Somebody says that it is being taken: today, and no more is known.
            case MEDICATION_STATEMENT ->
                until(entry, from).or(() -> Optional.of(today).filter(_ -> isActive(entry)));
            default -> Optional.empty();
        };
    }

    /** The last day that a prescription of that day is enough for; empty = nobody told. */
    public static Optional<LocalDate> until(Entry prescription, Optional<LocalDate> from) {
        var days = Supply.days(Body.of(prescription.resource()));
        return days.isEmpty() ? Optional.empty() : from.map(day -> day.plusDays(days.getAsInt() - 1L));
    }

    /** Name and strength, whether the strength stands in the name or beside it. */
    private static String name(Entry entry) {
        var body = Body.of(entry.resource());
        var name = body.medicine()
                .or(() -> body.medicineElsewhere())
                .orElse(entry.resource().reference());
        var strength = body.field("HAM_LUONG").orElse("");
        return plain(name).contains(plain(strength)) ? plain(name) : plain(name) + plain(strength);
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isActive(Entry statement) {
        return "active".equals(statement.status());
    }

    private static boolean hasEnded(Entry stay) {
        return stay.ends() != null || !Encounters.isOpen(stay);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
