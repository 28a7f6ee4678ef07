package vn.vongdoi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.vongdoi.match.Field;
import vn.vongdoi.match.MatchFile;
import vn.vongdoi.match.Matcher;
import vn.vongdoi.match.Outcome;
import vn.vongdoi.match.Pair;
import vn.vongdoi.simulator.LinkageDeck;

/** Who is who among so many invented people, from the file to the pairs; then one more record among them. */
final class MatchBench {
    private static final int PEOPLE = 1_000_000;
    private static final int ASKED = 2_000;

    /** The index takes them as documents bring them, one transaction after the other. */
    private static final int MOST_IN_THE_INDEX = 200_000;

    private MatchBench() {}

    static int people(List<String> words) {
        if (words.isEmpty()) return PEOPLE;
        if (words.size() == 2 && words.getFirst().equals("--people")) return Integer.parseInt(words.get(1));
        throw new IllegalArgumentException("bench match [--people N]");
    }

    static void run(Path home, int people) throws IOException {
        var file = home.resolve("deck.csv");
        var written = new LinkageDeck(people, 7).write(file);
        System.out.printf("%,d records of %,d people%n", written, people);

        var begun = System.nanoTime();
        var records = MatchFile.read(file, "rec_id", columns());
        System.out.printf("  read after %.1f s%n", since(begun));
        var matcher = Matcher.of(records.told());
        System.out.printf("  learnt after %.1f s%n", since(begun));
        var pairs = new ArrayList<Pair>();
        matcher.pairs(pairs::add, done -> {});
        System.out.printf("  compared after %.1f s%n", since(begun));
        System.out.printf(
                "  memory %,d MB%n",
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        judge(records.keys(), pairs);
        ask(matcher, records.told());
        IndexBench.run(home, Math.min(people, MOST_IN_THE_INDEX));
    }

    static Map<Field, List<String>> columns() {
        var columns = new EnumMap<Field, List<String>>(Field.class);
        for (var field : EnumSet.complementOf(EnumSet.of(Field.ID, Field.GUARDIAN))) {
            columns.put(field, List.of(field.word()));
        }
        return columns;
    }

    private static void judge(List<String> keys, List<Pair> pairs) {
        var records = new HashMap<String, Integer>();
        long matches = 0;
        for (var key : keys) matches += records.merge(person(key), 1, Integer::sum) - 1;
        long[] right = new long[Outcome.values().length];
        long[] all = new long[right.length];
        for (var pair : pairs) {
            all[pair.outcome().ordinal()]++;
            if (person(keys.get(pair.left())).equals(person(keys.get(pair.right()))))
                right[pair.outcome().ordinal()]++;
        }
        int same = Outcome.SAME.ordinal();
        int review = Outcome.REVIEW.ordinal();
        System.out.printf(
                "  %,d pairs are of one person: precision %.5f, recall %.4f; with review %.4f; to review %,d, of them right %,d%n",
                matches,
                (double) right[same] / all[same],
                (double) right[same] / matches,
                (double) (right[same] + right[review]) / matches,
                all[review],
                right[review]);
    }

    static String person(String key) {
        return key.substring(0, key.indexOf('-'));
    }

    private static void ask(Matcher matcher, List<Map<Field, String>> told) {
        var millis = new double[ASKED];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < ASKED; i++) {
                var begun = System.nanoTime();
                matcher.matches(told.get((int) ((long) i * told.size() / ASKED)));
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "  one record among them: p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
                millis[ASKED / 2], millis[ASKED * 99 / 100], millis[ASKED - 1]);
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
