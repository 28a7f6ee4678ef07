package vn.vongdoi.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The communes of province 31, Hải Phòng after the merger, from the project's own list. */
final class Communes {

    static final String PROVINCE = "31";

    private final List<Commune> all;

    Communes() {
        all = Resource.rows("place/communes.csv").stream()
                .filter(row -> row.get("province").equals(PROVINCE))
                .map(row -> new Commune(
                        row.get("code"),
                        row.get("name"),
                        row.get("kind"),
                        Integer.parseInt(row.get("population")),
                        Double.parseDouble(row.get("lon")),
                        Double.parseDouble(row.get("lat"))))
                .sorted(Comparator.comparing(Commune::code))
                .toList();
    }

    List<Commune> all() {
        return all;
    }

    /** How many of {@code people} live in each commune, in the order of {@link #all}; sums up exactly. */
    int[] shares(int people) {
        long total = all.stream().mapToLong(Commune::population).sum();
        int[] shares = new int[all.size()];
        long before = 0;
        for (int i = 0; i < shares.length; i++) {
            long upTo = before + all.get(i).population();
            shares[i] = (int) (upTo * people / total - before * people / total);
            before = upTo;
        }
        return shares;
    }

    /** Places for {@code count} facilities so that people have a short way: each next one shortens it most. */
    List<Commune> places(int count) {
        var chosen = new ArrayList<Commune>();
        double[] way = new double[all.size()];
        Arrays.fill(way, 5);
        while (chosen.size() < Math.min(count, all.size())) {
            Commune best = all.stream()
                    .filter(candidate -> !chosen.contains(candidate))
                    .max(Comparator.comparingDouble(candidate -> saved(candidate, way)))
                    .orElseThrow();
            chosen.add(best);
            for (int i = 0; i < way.length; i++) {
                way[i] = Math.min(way[i], best.distance(all.get(i)));
            }
        }
        return chosen;
    }

    private double saved(Commune candidate, double[] way) {
        double saved = 0;
        for (int i = 0; i < way.length; i++) {
            double shorter = way[i] - candidate.distance(all.get(i));
            if (shorter > 0) {
                saved += shorter * all.get(i).population();
            }
        }
        return saved;
    }
}
