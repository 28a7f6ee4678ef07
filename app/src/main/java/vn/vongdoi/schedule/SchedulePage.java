package vn.vongdoi.schedule;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Link;

/**
 * What the schedules ask for and by which law: {@code schedule/schedules.jte}. Every text is ready for the reader's language.
 *
 * @param on the day as of which, as a field has it
 * @param versions the days since which something else holds
 * @param parts leads to each programme
 * @param between from when until when the changes are told
 */
public record SchedulePage(
        String finding,
        String on,
        List<Version> versions,
        String between,
        List<Change> changes,
        List<Version> parts,
        Optional<Programme> programme) {

    /** A version of the schedule, or a programme of it. */
    public record Version(Link link, boolean current) {}

    /** What another version brought. */
    public record Change(String day, List<String> what) {}

    /**
     * @param id as it stands in addresses
     * @param heads of the columns: four of vaccines, three of the rest, whose "when" stands with whom it is for
     * @param rules what holds for many lines: what forbids them, what must be how far apart
     */
    public record Programme(
            String id, String name, String about, List<String> heads, List<Line> lines, List<Rule> rules) {
        public boolean tellsWhen() {
            return heads.size() > 3;
        }
    }

    /**
     * A line of a schedule.
     *
     * @param who whom it is for, when not for everybody
     * @param here that it is not asked for in this province
     * @param laws one for each act, of the steps it is told of
     */
    public record Line(
            String id, String name, List<String> who, Optional<Chip> here, List<Step> steps, List<Law> laws) {}

    /**
     * A dose, or what is for some people.
     *
     * @param chips how sure we are, where it matters, and whether it is asked for
     * @param with one of these, or what tells that it is done
     * @param when for which day it is planned, and from when on it is late
     * @param limits what else must hold for it to count, or be given
     */
    public record Step(String name, List<Chip> chips, String with, List<String> when, List<String> limits) {}

    /** @param of which steps it is about; empty = all of the line */
    public record Law(String of, String source, String dates, Chip confidence) {}

    /**
     * Whether what is known from memory only is asked for.
     *
     * @param decides whether the reader may switch it
     * @param typed the reason that was sent and could not be taken, with {@code fault}: why
     */
    public record Unverified(
            boolean on,
            Chip now,
            boolean decides,
            String typed,
            @Nullable String fault,
            List<Decision> decisions) {}

    public record Decision(String what, String reason, String when, String by) {}

    public record Rule(String name, String text, Law law) {}
}
