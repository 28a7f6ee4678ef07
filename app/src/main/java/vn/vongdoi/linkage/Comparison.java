package vn.vongdoi.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.match.Field;
import vn.vongdoi.match.Judgement;
import vn.vongdoi.match.Judgement.Evidence;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Entry;

/** Two people side by side: what each is known by, and what the likeness of it says. */
public record Comparison(Language language, Texts texts, Places places, People people) {
    /** Digits of a number that are shown although they are the same. */
    private static final int ENDS = 2;

    private static final int FEW = 2;

    /** Bits from which agreement says much; it is two hundred times likelier of one person. */
    private static final double MUCH = 8;

    /**
     * One kind of fact.
     *
     * @param says null = one of the two does not tell, or it was not compared
     */
    public record Row(
            String label,
            List<Piece> one,
            List<Piece> other,
            @Nullable Chip says) {}

    /** A part of a text. @param differs from the other's */
    public record Piece(String text, boolean differs) {}

    /** In words: a number of per cent would promise that what twins have in common is chance. */
    String likeness(double score) {
        return text(score >= MUCH ? "linkage.alike.much" : score >= MUCH / 2 ? "linkage.alike" : "linkage.alike.some");
    }

    String name(Person person) {
        return person.name() + " (" + birth(person.birth()) + ")";
    }

    private String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    List<Row> rows(Person one, Person other, Judgement judgement) {
        var rows = new ArrayList<Row>();
        add(rows, "linkage.name", one.name(), other.name(), says(judgement, Field.NAME));
        add(rows, "linkage.birth", birth(one.birth()), birth(other.birth()), says(judgement, Field.BIRTH));
        add(rows, "linkage.sex", sex(one), sex(other), says(judgement, Field.SEX));
        number(
                rows,
                "linkage.cccd",
                one.cccd().map(it -> it.value()),
                other.cccd().map(it -> it.value()),
                says(judgement, Field.CCCD));
        number(
                rows,
                "linkage.cmnd",
                one.papers().cmnd().map(it -> it.value()),
                other.papers().cmnd().map(it -> it.value()),
                says(judgement, Field.ID));
        number(
                rows,
                "linkage.bhxh",
                one.bhxh().map(it -> it.value()),
                other.bhxh().map(it -> it.value()),
                says(judgement, Field.BHXH));
        number(rows, "linkage.phone", one.contact().phone(), other.contact().phone(), says(judgement, Field.PHONE));
        add(rows, "linkage.commune", commune(one.commune()), commune(other.commune()), says(judgement, Field.COMMUNE));
        add(rows, "linkage.moved", moved(one), moved(other), null);
        add(
                rows,
                "linkage.address",
                one.contact().address().orElse(""),
                other.contact().address().orElse(""),
                says(judgement, Field.ADDRESS));
        add(
                rows,
                "linkage.guardian",
                one.contact().guardian().orElse(""),
                other.contact().guardian().orElse(""),
                says(judgement, Field.GUARDIAN));
        add(
                rows,
                "linkage.household",
                one.contact().household().orElse(""),
                other.contact().household().orElse(""),
                null);
        add(rows, "linkage.died", died(one), died(other), null);
        return rows;
    }

    private String birth(BirthDate birth) {
        return birth.known() == BirthDate.Known.DAY ? formats().date(birth.date()) : birth.toString();
    }

    private String sex(Person person) {
        return text("linkage.sex." + person.sex().code());
    }

    private String died(Person person) {
        return person.died() == null ? "" : formats().date(person.died());
    }

    private String commune(@Nullable String code) {
        if (code == null || !CommuneCode.isWellFormed(code)) return "";
        return places.current(new CommuneCode(code))
                .map(commune -> language.pick(commune.title(), commune.titleEn()))
                .orElse(code);
    }

    private String moved(Person person) {
        return people.moves(person.key()).stream()
                .map(move -> text("linkage.moved.from", commune(move.from()), move.told()))
                .collect(Collectors.joining("; "));
    }

    private static void add(List<Row> rows, String label, String one, String other, @Nullable Chip says) {
        if (one.isEmpty() && other.isEmpty()) return;
        rows.add(new Row(label, List.of(new Piece(one, false)), List.of(new Piece(other, false)), says));
    }

    /** Of a number that both tell, only what differs has to be seen. */
    private static void number(
            List<Row> rows, String label, Optional<String> one, Optional<String> other, @Nullable Chip says) {
        if (one.isEmpty() && other.isEmpty()) return;
        rows.add(new Row(
                label, pieces(one.orElse(""), other.orElse("")), pieces(other.orElse(""), one.orElse("")), says));
    }

    private static int differing(String number, String other) {
        if (number.length() != other.length()) return Integer.MAX_VALUE;
        return (int) IntStream.range(0, number.length())
                .filter(i -> number.charAt(i) != other.charAt(i))
                .count();
    }

    static List<Piece> pieces(String number, String other) {
        var pieces = new ArrayList<Piece>();
        // A slip is worth seeing; of numbers that have little in common nothing is told.
        var comparable = differing(number, other) <= FEW;
        for (int i = 0; i < number.length(); i++) {
            var differs = comparable && number.charAt(i) != other.charAt(i);
            var shown = differs || i < ENDS || i >= number.length() - ENDS;
            var text = shown ? number.substring(i, i + 1) : "•";
            if (!pieces.isEmpty() && pieces.getLast().differs() == differs) {
                text = pieces.removeLast().text() + text;
            }
            pieces.add(new Piece(text, differs));
        }
        return pieces;
    }

    private @Nullable Chip says(Judgement judgement, Field field) {
        return judgement.evidence().stream()
                .filter(evidence -> evidence.field() == field)
                .findFirst()
                .map(this::chip)
                .orElse(null);
    }

    private Chip chip(Evidence evidence) {
        if (evidence.bits() >= MUCH) return new Chip(Standing.OK, text("linkage.says.much-for"));
        if (evidence.bits() >= 1) return new Chip(Standing.OK, text("linkage.says.for"));
        if (evidence.bits() > -1) return new Chip(Standing.NONE, text("linkage.says.little"));
        if (evidence.bits() > -MUCH / 2) return new Chip(Standing.DUE, text("linkage.says.against"));
        return new Chip(Standing.LATE, text("linkage.says.much-against"));
    }

    /** How often each came, and when last; of those the reader may see. */
    String visits(List<Entry> timeline) {
        var visits = timeline.stream()
                .filter(entry -> entry.type() == ResourceType.ENCOUNTER)
                .toList();
        return visits.stream()
                .map(Entry::starts)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(last -> texts.text(
                        language, "linkage.visits", visits.size(), formats().date(last)))
                .orElseGet(() -> text("linkage.visits.none"));
    }

    private Formats formats() {
        return new Formats(language);
    }
}
