package vn.vongdoi.schedule;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import vn.vongdoi.careplan.CarePlan;
import vn.vongdoi.careplan.Service;
import vn.vongdoi.immunization.NationalRules;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.schedule.SchedulePage.Change;

/** What became other in the rules between two days, in words: a version of the schedule for each day. */
record RuleChanges(LawWords words) {

    /** What a row is about, and which part of it. */
    private record Subject(String name, String part) {}

    /** @param days since which another version holds */
    List<Change> between(LocalDate one, LocalDate other, NavigableSet<LocalDate> days) {
        var first = one.isBefore(other) ? one : other;
        var last = one.isBefore(other) ? other : one;
        return days.subSet(first, false, last, true).stream()
                .map(this::change)
                .filter(change -> !change.what().isEmpty())
                .toList();
    }

    private Change change(LocalDate day) {
        var eve = day.minusDays(1);
        var old = CarePlan.everywhere(eve, true);
        var young = CarePlan.everywhere(day, true);
        var before = subjects(NationalRules.at(eve));
        before.putAll(subjects(old, keys(young), eve));
        var after = subjects(NationalRules.at(day));
        after.putAll(subjects(young, keys(old), day));
        var what = new ArrayList<String>();
        add("schedule.changes.began", missing(after, before), what);
        add("schedule.changes.ended", missing(before, after), what);
        var altered = new LinkedHashMap<String, List<String>>();
        after.forEach((subject, rows) -> {
            if (before.containsKey(subject) && !rows.equals(before.get(subject))) part(subject, altered);
        });
        add("schedule.changes.altered", altered, what);
        return new Change(words.text("schedule.since", day), what);
    }

    private static Map<String, List<String>> missing(
            Map<Subject, List<RuleRow>> there, Map<Subject, List<RuleRow>> other) {
        var parts = new LinkedHashMap<String, List<String>>();
        there.keySet().stream().filter(it -> !other.containsKey(it)).forEach(it -> part(it, parts));
        return parts;
    }

    private static void part(Subject subject, Map<String, List<String>> parts) {
        parts.computeIfAbsent(subject.name(), _ -> new ArrayList<>()).add(subject.part());
    }

    private void add(String key, Map<String, List<String>> parts, List<String> what) {
        parts.forEach((name, of) -> what.add(words.text(key, name, joined(of))));
    }

    /** Names with commas of their own are kept apart by another sign. */
    private static String joined(List<String> parts) {
        return String.join(parts.stream().anyMatch(part -> part.matches(".*[,;].*")) ? " · " : ", ", parts);
    }

    private static Set<String> keys(List<Service> services) {
        return services.stream().map(Service::key).collect(toSet());
    }

    /** @param other services of the day that this one is compared with: one that is not among them is told as a whole */
    private Map<Subject, List<RuleRow>> subjects(List<Service> services, Set<String> other, LocalDate day) {
        var subjects = new LinkedHashMap<Subject, List<RuleRow>>();
        for (var service : services) {
            var name = service.name().in(words.language());
            var subject = other.contains(service.key())
                    ? new Subject(name, service.whom().in(words.language()))
                    : new Subject(service.programmeName().in(words.language()), name);
            subjects.computeIfAbsent(subject, _ -> new ArrayList<>()).add(service.row());
        }
        for (var ground : CarePlan.grounds(day)) {
            var about = words.text(
                    switch (ground.kind()) {
                        case STATE -> "schedule.changes.states";
                        case CODES -> "schedule.changes.codes";
                        case FOLLOWED -> "schedule.changes.followed";
                        case CONDITION -> "schedule.changes.conditions";
                    });
            subjects.computeIfAbsent(new Subject(about, ground.of().in(words.language())), _ -> new ArrayList<>())
                    .add(ground.row());
        }
        return subjects;
    }

    private Map<Subject, List<RuleRow>> subjects(NationalRules rules) {
        var subjects = new LinkedHashMap<Subject, List<RuleRow>>();
        rules.lines().values().forEach(rows -> {
            var name = words.name(rows.getFirst());
            rows.forEach(row -> subjects.put(
                    new Subject(name, words.text("schedule.dose", Integer.valueOf(row.cell("dose")))), List.of(row)));
        });
        rules.forbidding()
                .forEach(row -> subjects.put(
                        new Subject(words.text("schedule.rule.contraindication"), words.name(row)), List.of(row)));
        rules.apart()
                .forEach(row ->
                        subjects.put(new Subject(words.text("schedule.rule.apart"), row.cell("later")), List.of(row)));
        return subjects;
    }
}
