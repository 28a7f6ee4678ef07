package vn.vongdoi.book;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.page.Chip;

/**
 * A part of the book in words: page and paper show the same chapters, each in its own way.
 *
 * @param id where links of the page lead
 */
public record Chapter(String id, String title, List<Block> blocks) {
    public Chapter {
        blocks = List.copyOf(blocks);
    }

    /** What a chapter or a visit is made of. */
    public sealed interface Block {}

    /**
     * Names with what is told of them.
     *
     * @param untold a sentence that names what nobody told; empty = all is told
     */
    public record Facts(List<Fact> facts, String untold) implements Block {}

    public record Fact(String name, String text) {}

    /**
     * A list.
     *
     * @param none what is said where it is empty
     * @param note below it, in smaller type
     */
    public record Lines(String title, List<Line> lines, String none, String note) implements Block {}

    /** What it is; in smaller type how, where and when; and at the side how much or until when. */
    public record Line(String text, String detail, String value, Optional<Chip> mark) {}

    /** One visit or stay. */
    public record Visit(String day, String title, String where, boolean stay, List<Block> blocks) implements Block {}

    /** A sentence. */
    public record Note(String text) implements Block {}
}
