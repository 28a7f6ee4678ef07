package vn.vongdoi.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Learns {@link Weights} from records that stand in a database: of some of them it is shown who shares a key with them. */
public final class Lessons {
    private final List<Profile> sample = new ArrayList<>();
    private final Map<Integer, Long> patterns = new HashMap<>();

    /** One record taken at random, and all others that share a key with it. */
    public void show(Profile record, List<Profile> others) {
        sample.add(record);
        for (var other : others) patterns.merge(record.compare(other), 1L, Long::sum);
    }

    /**
     * @param records how many there are in all
     * @param before what was learnt elsewhere
     */
    public Weights learnt(long records, Weights before) {
        // Each pair would have been shown from both its ends.
        return Estimation.of(sample, records, patterns, 2.0 * sample.size() / records, Optional.of(before));
    }
}
