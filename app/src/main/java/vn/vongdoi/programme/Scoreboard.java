package vn.vongdoi.programme;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A programme's targets as they stand, in the order in which they need someone: late, under way, reached, no data; the
 * document's own order within each.
 */
public record Scoreboard(Programme programme, List<Score> scores) {
    public Scoreboard {
        scores = scores.stream().sorted(Comparator.comparing(Score::standing)).toList();
    }

    /** The targets of the programme's own period: its vision beyond is shown, not counted. */
    public long counted() {
        return scores.stream().filter(s -> !s.target().isVision()).count();
    }

    public long count(Score.Standing standing) {
        return scores.stream()
                .filter(s -> s.standing() == standing && !s.target().isVision())
                .count();
    }

    /** Store position of the figures. */
    public long position() {
        return scores.getFirst().value().position();
    }

    public Instant computed() {
        return scores.getFirst().value().computed();
    }
}
