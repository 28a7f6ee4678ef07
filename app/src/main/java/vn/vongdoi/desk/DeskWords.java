package vn.vongdoi.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import vn.vongdoi.desk.DeskPage.Carries;
import vn.vongdoi.desk.DeskPage.Cell;
import vn.vongdoi.desk.DeskPage.Counted;
import vn.vongdoi.desk.DeskPage.Fault;
import vn.vongdoi.desk.DeskPage.Took;
import vn.vongdoi.page.Bar;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.Level;
import vn.vongdoi.place.Places;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** How the desk says things, in one language. */
record DeskWords(Language language, Texts texts, Places places, LocalDate today) {
    private static final RuleTable CHECKS = RuleTable.read("claims/checks");
    private static final RuleTable EXPECTED = RuleTable.read("claims/expected");
    static final String NONE = "–";
    private static final int MEDIAN = 50;
    private static final int NEARLY_ALL = 90;

    /** Where the bars of the delays begin; the last one has no end. */
    private static final int[] DELAYS = {0, 1, 2, 3, 8, 15, 31};

    Formats formats() {
        return new Formats(language);
    }

    String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    String name(Sender sender) {
        return sender.facility().map(Facility::name).orElseGet(() -> text("desk.unregistered", sender.code()));
    }

    /** {@code 31101 · Phường Thành Đông · cấp cơ bản}. */
    List<String> facts(Sender sender) {
        var facts = new ArrayList<String>();
        facts.add(sender.code());
        sender.facility().ifPresent(facility -> {
            places.findCommune(facility.commune())
                    .ifPresent(commune -> facts.add(language.pick(commune.title(), commune.titleEn())));
            facts.add(level(facility.level()));
        });
        return facts;
    }

    String level(Level level) {
        return switch (level) {
            case INITIAL -> text("desk.level.initial");
            case BASIC -> text("desk.level.basic");
            case SPECIALISED -> text("desk.level.specialised");
        };
    }

    Chip standing(Sender sender) {
        if (sender.silence().isEmpty()) return new Chip(Standing.NONE, text("desk.never"));
        var silence = sender.silence().get();
        if (silence.silent()) return new Chip(Standing.LATE, text("desk.silent", silence.missed()));
        return new Chip(Standing.OK, text("desk.sending"));
    }

    /** When the last file came and how often one usually comes. */
    String rhythm(Sender sender) {
        return sender.silence().map(this::rhythm).orElseGet(() -> text("desk.rhythm.never"));
    }

    private String rhythm(Silence it) {
        if (it.silent()) {
            return it.known()
                    ? text("desk.rhythm.silent", it.last(), it.missed(), it.usual())
                    : text("desk.rhythm.stopped", it.last(), it.missed());
        }
        return it.known() ? text("desk.rhythm", it.last(), it.usual()) : text("desk.rhythm.new", it.last());
    }

    String percent(long part, long of) {
        return of == 0 ? NONE : formats().number(100.0 * part / of, 1) + "\u00a0%";
    }

    Cell share(long part, long of) {
        return new Cell(percent(part, of), of == 0 ? "" : String.valueOf((double) part / of));
    }

    Cell count(long number) {
        return new Cell(number == 0 ? NONE : formats().number(number), String.valueOf(number));
    }

    /** Half of them and nine of ten. */
    Cell delay(Delays delays) {
        var half = delays.percentile(MEDIAN);
        if (half.isEmpty()) return new Cell(NONE, "");
        return new Cell(
                formats().number(half.getAsInt()) + " · " + days(delays.percentile(NEARLY_ALL)),
                String.valueOf(half.getAsInt()));
    }

    String half(Delays delays) {
        return days(delays.percentile(MEDIAN));
    }

    String nearlyAll(Delays delays) {
        return days(delays.percentile(NEARLY_ALL));
    }

    private String days(OptionalInt days) {
        return days.isEmpty() ? NONE : formats().number(days.getAsInt());
    }

    List<Took> took(Delays delays) {
        var all = delays.encounters();
        if (all == 0) return List.of();
        var rows = new ArrayList<Took>();
        for (var i = 0; i < DELAYS.length; i++) {
            var from = DELAYS[i];
            var last = i + 1 == DELAYS.length;
            var to = last ? Integer.MAX_VALUE : DELAYS[i + 1] - 1;
            var name = last
                    ? text("desk.days.more", from - 1)
                    : from == to ? text("desk.days.one", from) : text("desk.days.range", from, to);
            var encounters = delays.between(from, to);
            var label = name + ": " + percent(encounters, all);
            rows.add(new Took(
                    name, formats().number(encounters), new Bar(encounters, OptionalDouble.empty(), all, label)));
        }
        return rows;
    }

    Fault fault(FaultCount count, long judged, boolean mayOpen) {
        return new Fault(
                rule(count.rule()),
                severity(count.rule()),
                text("desk.fault.times", count.encounters(), percent(count.encounters(), judged)),
                text("desk.fault.place", count.place()),
                mend(count.rule()),
                mayOpen ? Optional.of("/submissions/" + count.delivery()) : Optional.empty(),
                text("desk.fault.file", String.valueOf(count.delivery())));
    }

    private String mend(String rule) {
        var key = "desk.mend." + rule;
        return texts.has(language, key) ? text(key) : "";
    }

    private String rule(String id) {
        return rows(id).map(row -> row.cell(language.pick("says_vi", "says_en")))
                .orElse(id);
    }

    private Chip severity(String id) {
        return rows(id).filter(row -> row.cell("severity").equals("reject")).isPresent()
                ? new Chip(Standing.LATE, text("desk.severity.reject"))
                : new Chip(Standing.DUE, text("desk.severity.warn"));
    }

    /** As it holds today; of a rule that has ended, as it was. */
    private Optional<RuleRow> rows(String id) {
        var all =
                CHECKS.rows().stream().filter(row -> row.cell("id").equals(id)).toList();
        return all.stream()
                .filter(row -> row.validity().holdsOn(today))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    List<Carries> carries(Board board) {
        return EXPECTED.rows().stream()
                .flatMap(row -> Optional.ofNullable(board.carried().get(row.cell("expectation")))
                        .map(carried -> carries(row, carried))
                        .stream())
                .toList();
    }

    private Carries carries(RuleRow row, Carried carried) {
        var name = row.cell(language.pick("says_vi", "says_en"));
        var share = percent(carried.carried(), carried.expected());
        return new Carries(
                name,
                share,
                formats().number(carried.carried()) + " / " + formats().number(carried.expected()),
                new Bar(
                        carried.carried(),
                        OptionalDouble.empty(),
                        Math.max(1, carried.expected()),
                        name + ": " + share),
                source(row));
    }

    /** The law, with what we know it from unless its text was seen. */
    private String source(RuleRow row) {
        return row.source() + " ("
                + switch (row.confidence()) {
                    case LAW -> text("desk.confidence.law");
                    case SECONDARY -> text("desk.confidence.secondary");
                    case MEMORY -> text("desk.confidence.memory");
                    case OURS -> text("desk.confidence.ours");
                }
                + ")";
    }

    /** In the order of the columns. */
    List<Counted> counted() {
        return List.of(
                new Counted(text("desk.how.day"), text("desk.how.day.text")),
                new Counted(
                        text("desk.how.silence"),
                        text(
                                "desk.how.silence.text",
                                Silence.parameter("times", today),
                                Silence.parameter("window", today) / 7,
                                Silence.parameter("known", today),
                                Silence.parameter("unknown", today))),
                new Counted(text("desk.how.rejected"), text("desk.how.rejected.text")),
                new Counted(text("desk.how.delay"), text("desk.how.delay.text")),
                new Counted(
                        text("desk.how.in-time"),
                        text(
                                "desk.how.in-time.text",
                                source(Deadline.PAYMENT.rule(today)),
                                source(Deadline.SAME_DAY.rule(today)),
                                source(Deadline.CLOSING.rule(today)))),
                new Counted(text("desk.how.complete"), text("desk.how.complete.text")),
                new Counted(text("desk.how.faults"), text("desk.how.faults.text")));
    }
}
