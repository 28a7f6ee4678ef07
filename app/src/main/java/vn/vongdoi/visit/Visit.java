package vn.vongdoi.visit;

import java.util.List;

/**
 * One encounter, as a page tells it.
 *
 * @param key of the Encounter
 * @param stay in hospital for days, not in and out
 * @param original where the document as sent is shown; empty when the reader may not open it
 */
public record Visit(long key, String day, String title, String where, boolean stay, List<Part> parts, String original) {

    /** Lines of one kind: its diagnoses, its medicines. */
    public record Part(String heading, List<Line> lines) {}

    /** What it was, and in smaller type how much, how or what came out. */
    public record Line(String text, String detail) {}
}
