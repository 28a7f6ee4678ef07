package vn.vongdoi.catalogue;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one facility told of what it gives, of all days, ready to be asked for single codes. Of the rows of one key
 * the one that began last holds.
 */
public final class Catalogue {
    /** Of a facility that told nothing. */
    public static final Catalogue EMPTY = new Catalogue(List.of(), List.of());

    private record Key(ItemKind kind, String code) {}

    private final Map<Key, List<Item>> items;
    private final Map<String, List<Device>> devices;
    private final Map<ItemKind, Told> told = new HashMap<>();
    private final Told devicesTold;

    /** The days about which a list says anything: before its first and after its last it judges nobody. */
    private record Told(LocalDate from, @Nullable LocalDate to) {
        private static final Told NEVER = new Told(LocalDate.MAX, LocalDate.MIN);

        Told with(LocalDate first, @Nullable LocalDate last) {
            return new Told(
                    first.isBefore(from) ? first : from,
                    last == null || to == null ? null : last.isAfter(to) ? last : to);
        }

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    public Catalogue(Collection<Item> items, Collection<Device> devices) {
        this.items = items.stream()
                .sorted(Comparator.comparing(Item::from).reversed())
                .collect(groupingBy(item -> new Key(item.kind(), item.code())));
        this.devices = devices.stream()
                .sorted(Comparator.comparing(Device::from).reversed())
                .collect(groupingBy(Device::code));
        for (var item : items) {
            told.merge(item.kind(), Told.NEVER.with(item.from(), item.to()), (a, b) -> a.with(b.from(), b.to()));
        }
        var days = Told.NEVER;
        for (var device : devices) days = days.with(device.from(), device.to());
        this.devicesTold = days;
    }

    /** Whether the facility told what it has of this kind on that day; of a list that is silent nothing follows. */
    public boolean tells(ItemKind kind, LocalDate day) {
        return told.getOrDefault(kind, Told.NEVER).holdsOn(day);
    }

    /** What it gives under a code on a day: one for each registration and tender, of which several may be in stock. */
    public List<Item> list(ItemKind kind, String code, LocalDate day) {
        var begun = new ArrayList<Item>(1);
        for (var item : items.getOrDefault(new Key(kind, code), List.of())) {
            boolean newest = begun.stream()
                    .noneMatch(other -> other.registration().equals(item.registration())
                            && other.tender().equals(item.tender()));
            if (newest && !item.from().isAfter(day)) begun.add(item);
        }
        begun.removeIf(item -> item.to() != null && item.to().isBefore(day));
        return begun;
    }

    public boolean tellsDevices(LocalDate day) {
        return devicesTold.holdsOn(day);
    }

    /** @param code MA_MAY */
    public boolean hasDevice(String code, LocalDate day) {
        for (var device : devices.getOrDefault(code, List.of())) {
            // The newest that has begun holds, ended or not.
            if (!device.from().isAfter(day))
                return device.to() == null || !device.to().isBefore(day);
        }
        return false;
    }

    int size() {
        return items.size() + devices.size();
    }
}
