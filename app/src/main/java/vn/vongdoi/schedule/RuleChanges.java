package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.vongdoi.immunization.NationalRules;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.schedule.SchedulePage.Change;

/** What became other in the rules between two days, in words: a version of the schedule for each day. */
record RuleChanges(LawWords words) {

    /** What a row is about, and which part of it. */
    private record Subject(String name, String part) {}

    List<Change> between(LocalDate one, LocalDate other) {
        var first = one.isBefore(other) ? one : other;
        var last = one.isBefore(other) ? other : one;
        return NationalRules.days().subSet(first, false, last, true).stream()
                .map(this::change)
                .toList();
    }

    private Change change(LocalDate day) {
        var before = subjects(NationalRules.at(day.minusDays(1)));
        var after = subjects(NationalRules.at(day));
        var what = new ArrayList<String>();
        add("schedule.changes.began", missing(after, before), what);
        add("schedule.changes.ended", missing(before, after), what);
        var altered = new LinkedHashMap<String, List<String>>();
        after.forEach((subject, row) -> {
            if (before.containsKey(subject) && !row.equals(before.get(subject))) part(subject, altered);
        });
        add("schedule.changes.altered", altered, what);
        return new Change(words.text("schedule.since", day), what);
    }

    private static Map<String, List<String>> missing(Map<Subject, RuleRow> there, Map<Subject, RuleRow> other) {
        var parts = new LinkedHashMap<String, List<String>>();
        there.keySet().stream().filter(it -> !other.containsKey(it)).forEach(it -> part(it, parts));
        return parts;
    }

    private static void part(Subject subject, Map<String, List<String>> parts) {
        parts.computeIfAbsent(subject.name(), _ -> new ArrayList<>()).add(subject.part());
    }

    private void add(String key, Map<String, List<String>> parts, List<String> what) {
        parts.forEach((name, of) -> what.add(words.text(key, name, String.join(", ", of))));
    }

    private Map<Subject, RuleRow> subjects(NationalRules rules) {
        var subjects = new LinkedHashMap<Subject, RuleRow>();
        rules.lines().values().forEach(rows -> {
            var name = words.name(rows.getFirst());
            rows.forEach(row -> subjects.put(
                    new Subject(name, words.text("schedule.dose", Integer.valueOf(row.cell("dose")))), row));
        });
        rules.forbidding()
                .forEach(row ->
                        subjects.put(new Subject(words.text("schedule.rule.contraindication"), words.name(row)), row));
        rules.apart()
                .forEach(row -> subjects.put(new Subject(words.text("schedule.rule.apart"), row.cell("later")), row));
        return subjects;
    }
}
