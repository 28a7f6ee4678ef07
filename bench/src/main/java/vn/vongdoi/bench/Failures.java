package vn.vongdoi.bench;

import java.util.HashMap;
import java.util.Map;
import vn.vongdoi.bench.Connection.Answer;

/** Requests that were not answered as they should be: each counts, the first ones of a kind are shown whole. */
final class Failures {
    private static final int SHOWN = 2;
    private static final int LENGTH = 2_000;

    private final Map<String, Integer> kinds = new HashMap<>();
    private int count;

    synchronized void add(String request, Answer answer) {
        count++;
        var text = answer.text();
        var kind = request.split("[ ?]", 3)[0]
                + answer.status()
                + text.substring(0, Math.min(300, text.length())).replaceAll("[0-9]+", "0");
        if (kinds.merge(kind, 1, Integer::sum) > SHOWN) return;
        System.out.printf(
                "FAILED %s%n  -> %d %s%n",
                request, answer.status(), text.substring(0, Math.min(LENGTH, text.length())));
    }

    synchronized int count() {
        return count;
    }
}
