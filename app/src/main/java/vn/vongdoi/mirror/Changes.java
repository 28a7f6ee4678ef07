package vn.vongdoi.mirror;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a reading may tell otherwise since it went on; rather too much than too little. */
public sealed interface Changes {
    /** Of which place nobody knows. */
    String NOWHERE = "";

    /** Anything. */
    record Everything() implements Changes {}

    /**
     * Nothing but this.
     *
     * @param whole views of schema {@code analytics} that may tell anything else, of any place and day
     * @param since other views, with the first day of which they tell something else
     * @param places where these do: where the people live whom it is about, were seen or go to school
     * @param seats where the facilities stand whose visits changed: there counts what is counted by facility
     */
    record Some(Set<String> whole, Map<String, LocalDate> since, Set<String> places, Set<String> seats)
            implements Changes {
        public static final Some NOTHING = new Some(Set.of(), Map.of(), Set.of(), Set.of());

        public Some {
            whole = Set.copyOf(whole);
            since = Map.copyOf(since);
            places = Set.copyOf(places);
            seats = Set.copyOf(seats);
        }
    }

    default boolean isNothing() {
        return equals(Some.NOTHING);
    }

    /** Both, one after the other. */
    default Changes and(Changes other) {
        return switch (this) {
            case Everything _ -> this;
            case Some some ->
                switch (other) {
                    case Everything _ -> other;
                    case Some more -> {
                        var whole = new HashSet<>(some.whole);
                        whole.addAll(more.whole);
                        var since = new HashMap<>(some.since);
                        more.since.forEach((view, day) -> since.merge(view, day, (a, b) -> a.isBefore(b) ? a : b));
                        var places = new HashSet<>(some.places);
                        places.addAll(more.places);
                        var seats = new HashSet<>(some.seats);
                        seats.addAll(more.seats);
                        yield new Some(whole, since, places, seats);
                    }
                };
        };
    }
}
