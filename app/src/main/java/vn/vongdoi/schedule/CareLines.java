package vn.vongdoi.schedule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.vongdoi.careplan.CarePlan;
import vn.vongdoi.careplan.Service;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Standing;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.schedule.SchedulePage.Law;
import vn.vongdoi.schedule.SchedulePage.Line;
import vn.vongdoi.schedule.SchedulePage.Programme;
import vn.vongdoi.schedule.SchedulePage.Step;

/**
 * Everything that is no vaccine, row by row.
 *
 * @param all the rows of the day, of all places, with what is known from memory only
 * @param asked those that are asked for
 */
record CareLines(LawWords words, AreaWords places, List<Service> all, Set<String> asked) {

    static CareLines at(LocalDate day, boolean unverified, LawWords words, AreaWords places) {
        var asked = new HashSet<String>();
        for (var row : CarePlan.everywhere(day, unverified)) asked.add(id(row));
        return new CareLines(words, places, CarePlan.everywhere(day, true), asked);
    }

    private static String id(Service row) {
        return row.key() + "-" + row.number();
    }

    List<Programme> programmes() {
        return all.stream().collect(groupingBy(Service::programme, LinkedHashMap::new, toList())).values().stream()
                .map(this::programme)
                .toList();
    }

    private Programme programme(List<Service> rows) {
        return new Programme(
                rows.getFirst().programme(),
                in(rows.getFirst().programmeName()),
                words.text("schedule.care.about"),
                List.of(
                        words.text("schedule.care.whom"),
                        words.text("schedule.care.done"),
                        words.text("schedule.care.who-pays")),
                rows.stream().collect(groupingBy(Service::key, LinkedHashMap::new, toList())).values().stream()
                        .map(this::line)
                        .toList(),
                List.of());
    }

    private Line line(List<Service> rows) {
        var first = rows.getFirst();
        return new Line(
                first.key(),
                in(first.name()),
                List.of(),
                places.notHere(rows.stream().map(Service::area).toList()),
                rows.stream().map(this::step).toList(),
                rows.stream().map(this::law).distinct().toList());
    }

    private Step step(Service row) {
        var chips = new ArrayList<Chip>();
        if (row.confidence() == Confidence.MEMORY) {
            chips.add(new Chip(Standing.NONE, words.text("schedule.rule.memory")));
        }
        if (!asked.contains(id(row))) chips.add(new Chip(Standing.NONE, words.text("schedule.rule.off")));
        var pays = Stream.of(
                        row.content().map(this::in),
                        row.group().map(group -> words.text("schedule.care.group", group)),
                        row.payer().map(payer -> words.text("schedule.care.payer." + payer)))
                .flatMap(Optional::stream)
                .toList();
        var whom = places.only(row.area()).map(where -> in(row.whom()) + ". " + where);
        return new Step(whom.orElse(in(row.whom())), chips, in(row.done()), List.of(), pays);
    }

    private Law law(Service row) {
        return new Law("", row.source(), words.dates(row.validity()), words.confidence(row.confidence()));
    }

    private String in(Service.Text text) {
        return text.in(words.language());
    }
}
