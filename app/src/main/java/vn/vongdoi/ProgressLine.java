package vn.vongdoi;

import java.time.Duration;
import java.util.Locale;

/** One line on the terminal that shows how far long work has come and how long it will still take. */
final class ProgressLine {
    private static final int WIDTH = 28;
    private static final long EVERY = Duration.ofMillis(200).toNanos();

    private final boolean terminal = System.console() != null;
    private final long begun = System.nanoTime();
    private long shown;
    private int length;

    /** @param total 0 when it is not known */
    void show(String what, long done, long total) {
        var now = System.nanoTime();
        if (!terminal || (now - shown < EVERY && done < total)) return;
        shown = now;
        var share = total == 0 ? 0 : Math.min(1.0, (double) done / total);
        var bar = "█".repeat((int) (WIDTH * share)) + "░".repeat(WIDTH - (int) (WIDTH * share));
        print(String.format(Locale.of("vi"), "%s %s %,d/%,d%s", bar, what, done, total, left(share, now)));
    }

    void end(String summary) {
        print(summary);
        System.err.println();
        length = 0;
    }

    private String left(double share, long now) {
        if (share < 0.02) return "";
        var seconds = Math.round((now - begun) / 1e9 * (1 - share) / share);
        return seconds == 0 ? "" : ", còn khoảng " + seconds + " giây";
    }

    private void print(String line) {
        var gap = " ".repeat(Math.max(0, length - line.length()));
        System.err.print((terminal ? "\r" : "") + line + gap);
        length = line.length();
    }
}
