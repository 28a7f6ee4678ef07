package vn.vongdoi.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.Validity;
import vn.vongdoi.schedule.SchedulePage.Law;

/** Rows of rules in words: ages, intervals, the law and how sure we are of it. */
record LawWords(Texts texts, Language language) {

    /** {@code 2 months} as an age; what is written with a sign keeps it. */
    String age(String cell) {
        return terms(cell, "schedule.age.");
    }

    /** {@code 28 days} as time that passes. */
    String time(String cell) {
        return terms(cell, "schedule.span.");
    }

    private String terms(String cell, String keys) {
        var words = cell.split(" ");
        var text = new ArrayList<String>();
        for (var i = 0; i < words.length; i++) {
            if (words[i].equals("-") || words[i].equals("+")) {
                text.add(words[i]);
                continue;
            }
            var number = Integer.parseInt(words[i]);
            var unit = words[++i].replaceAll("s$", "");
            text.add(texts.text(language, keys + unit + (number == 1 ? ".one" : ""), number));
        }
        return String.join(" ", text);
    }

    /** One of these. */
    String anyOf(List<String> names) {
        if (names.size() < 2) return String.join("", names);
        var last = names.size() - 1;
        return text("schedule.or", String.join(", ", names.subList(0, last)), names.get(last));
    }

    /** What a row is called. */
    String name(RuleRow row) {
        return row.cell(language.pick("name_vi", "name_en"));
    }

    Chip confidence(Confidence confidence) {
        var standing = switch (confidence) {
            case LAW, OURS -> Standing.OK;
            case SECONDARY -> Standing.DUE;
            case MEMORY -> Standing.NONE;
        };
        return new Chip(standing, text("schedule.confidence." + confidence.word()));
    }

    Law law(String of, RuleRow row) {
        return new Law(of, row.source(), dates(row), confidence(row.confidence()));
    }

    /** One for each act, in the order of the rows. */
    List<Law> laws(List<RuleRow> rows, Function<RuleRow, String> name) {
        var acts = rows.stream().collect(Collectors.groupingBy(this::act, LinkedHashMap::new, Collectors.toList()));
        return acts.values().stream()
                .map(same -> law(
                        acts.size() == 1 ? "" : same.stream().map(name).collect(Collectors.joining(", ")),
                        same.getFirst()))
                .toList();
    }

    private record Act(String source, Confidence confidence, String dates) {}

    private Act act(RuleRow row) {
        return new Act(row.source(), row.confidence(), dates(row));
    }

    private String dates(RuleRow row) {
        return dates(row.validity());
    }

    String dates(Validity validity) {
        var formats = new Formats(language);
        var from = validity.from();
        var to = validity.to();
        if (from == null) return to == null ? "" : text("schedule.to", formats.date(to));
        return to == null
                ? text("schedule.from", formats.date(from))
                : text("schedule.from-to", formats.date(from), formats.date(to));
    }

    String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }
}
