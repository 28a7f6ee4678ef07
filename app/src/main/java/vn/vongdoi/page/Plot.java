package vn.vongdoi.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code static/chart.js} draws: everything that is read off it is already written in the reader's language.
 *
 * @param bands drawn first, then lines, then dots
 */
public record Plot(Axis x, Axis y, List<Band> bands, List<Line> lines, List<Dot> dots, List<Mark> marks) {
    private static final JsonMapper JSON = new JsonMapper();

    public Plot {
        bands = List.copyOf(bands);
        lines = List.copyOf(lines);
        dots = List.copyOf(dots);
        marks = List.copyOf(marks);
    }

    public enum Scale {
        LINEAR,
        LOG,
        TIME;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a line or dot looks: by tone and by shape, never by colour alone. */
    public enum Look {
        MAIN,
        /** Not measured: a course that is only expected. */
        EXPECTED,
        LIMIT,
        OUTER_LIMIT,
        /** A dot that needs somebody, drawn as a triangle. */
        BAD,
        GOOD,
        PLAIN;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param name blank where the title says it
     * @param unit stands behind every figure: "\u00a0%"
     * @param least where the axis begins; null = by the data
     */
    @JsonInclude(Include.NON_NULL)
    public record Axis(
            Scale scale,
            String name,
            String unit,
            @Nullable Double least,
            @Nullable Double most) {}

    /** @param says what is told of the point when it is chosen; blank = nothing */
    public record Point(double x, double y, String says) {}

    /** Between two heights at each place. */
    public record Band(String name, List<Point> low, List<Point> high) {
        public Band {
            if (low.size() != high.size()) {
                throw new IllegalArgumentException(
                        "a band has two edges of one length, got " + low.size() + " and " + high.size());
            }
        }
    }

    /** @param label written at its end */
    public record Line(Look look, String label, List<Point> points) {}

    public record Dot(Look look, double x, double y, String says, String href) {}

    /** A level across the whole drawing, such as a target. */
    public record Mark(double y, String label) {}

    /** A day as a place on an axis of time. */
    public static double at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }
}
