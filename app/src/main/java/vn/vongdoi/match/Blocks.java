package vn.vongdoi.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds who is worth comparing: whoever shares one of several keys, each of which survives some of the errors that
 * records have. An entry is the hash of a key and the number of a record in one word, sorted.
 */
final class Blocks {
    private static final int RECORD_BITS = 24;
    private static final long RECORD = (1L << RECORD_BITS) - 1;
    private static final long HASH = (1L << 63 - RECORD_BITS) - 1;

    private final long[] entries;

    private Blocks(long[] entries) {
        this.entries = entries;
    }

    static Blocks of(List<Profile> profiles) {
        if (profiles.size() > RECORD) throw new IllegalArgumentException("at most " + RECORD + " records");
        var perRecord = new long[profiles.size()][];
        Arrays.parallelSetAll(perRecord, record -> keys(profiles.get(record)));
        int size = 0;
        for (var keys : perRecord) size += keys.length;
        var entries = new long[size];
        int next = 0;
        for (int record = 0; record < perRecord.length; record++) {
            for (var key : perRecord[record]) entries[next++] = key << RECORD_BITS | record;
        }
        Arrays.parallelSort(entries);
        return new Blocks(entries);
    }

    /** Records that share a key with somebody; one that shares several is told several times. */
    void each(Profile profile, IntConsumer taker) {
        for (var key : keys(profile)) {
            long first = key << RECORD_BITS;
            int begin = Arrays.binarySearch(entries, first);
            if (begin < 0) begin = -begin - 1;
            int end = begin;
            while (end < entries.length && entries[end] >>> RECORD_BITS == first >>> RECORD_BITS) {
                if (++end - begin > Profile.MOST_SHARING) break;
            }
            if (end - begin > Profile.MOST_SHARING) continue;
            for (int i = begin; i < end; i++) taker.accept((int) (entries[i] & RECORD));
        }
    }

    static long[] keys(Profile profile) {
        var keys = new ArrayList<Long>(12);
        for (int i = 0; i < Profile.NUMBERS.size(); i++) {
            var number = profile.numbers().get(i);
            if (!number.isEmpty()) keys.add(hash(Profile.NUMBERS.get(i).word(), number));
        }
        var birth = profile.birth();
        var name = String.join(" ", profile.sorted());
        if (birth.isWhole()) {
            var day = birth.year() + "-" + birth.month() + "-" + birth.day();
            for (var word : profile.name()) keys.add(hash("day+beginning", day, begin(word)));
            if (!profile.commune().isEmpty()) keys.add(hash("day+commune", day, profile.commune()));
            if (profile.address().size() > 1) keys.add(hash("day+address", day, begin(profile.address(), 2)));
            if (!profile.guardian().isEmpty())
                keys.add(hash("day+guardian", day, String.join(" ", profile.guardian())));
            var parts = Math.min(birth.month(), birth.day()) + "/" + Math.max(birth.month(), birth.day());
            if (!name.isEmpty()) keys.add(hash("name+day and month", name, parts));
        }
        if (!name.isEmpty()) {
            if (birth.isTold()) keys.add(hash("name+year", name, String.valueOf(birth.year())));
            if (!profile.commune().isEmpty()) keys.add(hash("name+commune", name, profile.commune()));
            if (profile.address().size() > 1) keys.add(hash("name+address", name, begin(profile.address(), 2)));
        }
        if (profile.address().size() > 2 && !profile.name().isEmpty()) {
            var place = begin(profile.address(), 4);
            keys.add(hash("first word+address", profile.name().getFirst(), place));
            keys.add(hash("last word+address", profile.name().getLast(), place));
        }
        return keys.stream().mapToLong(Long::longValue).distinct().toArray();
    }

    private static String begin(List<String> words, int most) {
        return String.join(" ", words.subList(0, Math.min(most, words.size())));
    }

    private static String begin(String word) {
        return word.substring(0, Math.min(2, word.length()));
    }

    /** Thirty-nine bits: two keys that fall together cost a comparison. */
    private static long hash(String... parts) {
        long hash = 0xcbf29ce484222325L;
        for (var part : parts) {
            for (int i = 0; i < part.length(); i++) hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
            hash = (hash ^ 0x1f) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return hash & HASH;
    }
}
