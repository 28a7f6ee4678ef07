package vn.vongdoi.advice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.Person;
import vn.vongdoi.schedule.Due;
import vn.vongdoi.schedule.Due.Status;
import vn.vongdoi.schedule.DueList;

/**
 * Cards of CDS Hooks: one for each programme that has something to say, none when nothing is to be done. A doctor who is
 * shown a card for each vaccine reads none of them.
 *
 * @param address of this server
 */
record Cards(Texts texts, Language language, String address) {
    /** CDS Hooks: fewer than 140 characters. */
    private static final int LONGEST = 139;

    private static final int CHILD_YEARS = 18;

    record Answer(List<Card> cards) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Card(String uuid, String summary, String detail, String indicator, Source source, List<Link> links) {}

    record Source(String label, String url) {}

    record Link(String label, String url, String type) {}

    Answer of(DueList list, Person person) {
        var mayBeChild =
                person.died() == null && person.birth().date().isAfter(list.on().minusYears(CHILD_YEARS));
        var unknown = list.unknown()
                .filter(_ -> mayBeChild)
                .map(why -> card(text("schedule.title.unknown"), why, "info", text("advice.source"), list));
        var programmes = list.items().stream()
                .collect(Collectors.groupingBy(Due::programme))
                .values();
        return new Answer(Stream.concat(
                        unknown.stream(), programmes.stream().flatMap(lines -> card(lines, list).stream()))
                .toList());
    }

    private Optional<Card> card(List<Due> lines, DueList list) {
        var told = lines.stream()
                .filter(due -> due.status().isToDo() || due.status() == Status.FORBIDDEN)
                .toList();
        var unread = lines.getFirst().isVaccination() && !list.unread().isEmpty();
        if (told.isEmpty()) return Optional.empty();
        var summary = Stream.of(Status.OVERDUE, Status.DUE, Status.FORBIDDEN)
                .flatMap(status -> summary(status, told))
                .collect(Collectors.joining("; "));
        var detail = new ArrayList<String>();
        for (var due : told) detail.add("- " + line(due));
        if (unread) detail.add("\n" + text("schedule.unread", list.unread().size()));
        if (lines.getFirst().isVaccination()
                && lines.stream().allMatch(due -> due.doses().isEmpty())) {
            detail.add("\n" + text("schedule.nothing-told"));
        }
        var late = told.stream().anyMatch(due -> due.status() == Status.OVERDUE);
        var laws = told.stream().map(Due::source).distinct().collect(Collectors.joining("; "));
        return Optional.of(card(
                shortened(summary),
                String.join("\n", detail),
                late ? "warning" : "info",
                text("advice.source") + ": " + laws,
                list));
    }

    private Stream<String> summary(Status status, List<Due> told) {
        var names = told.stream()
                .filter(due -> due.status() == status)
                .map(this::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Stream.empty() : Stream.of(text("advice.summary." + status.word(), names));
    }

    private String name(Due due) {
        return due.dose()
                .map(number -> due.name() + " (" + text("schedule.dose", number) + ")")
                .orElse(due.name());
    }

    private String line(Due due) {
        var formats = new Formats(language);
        var day = due.status() == Status.OVERDUE ? due.overdue() : due.recommended();
        var when = switch (due.status()) {
            case OVERDUE -> text("schedule.overdue", day(day, formats));
            case DUE -> text("schedule.due", day(day, formats));
            case FORBIDDEN -> text("schedule.forbidden");
            case ALLOWED, UPCOMING, DONE, NOT_NEEDED, OVER ->
                throw new IllegalArgumentException("nothing to tell of " + due.status());
        };
        return "**" + name(due) + "**: " + when + ". " + due.source() + " ("
                + text("schedule.confidence." + due.confidence()) + ")";
    }

    private static String day(Optional<LocalDate> day, Formats formats) {
        return day.map(formats::date).orElse("");
    }

    private Card card(String summary, String detail, String indicator, String source, DueList list) {
        var schedules = address + "/schedules?on=" + list.on();
        return new Card(
                UUID.randomUUID().toString(),
                summary,
                detail,
                indicator,
                new Source(source, schedules),
                List.of(new Link(text("advice.record"), address + "/people/" + list.person(), "absolute")));
    }

    /** At the end of a word. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST) return text;
        return text.substring(0, text.lastIndexOf(' ', LONGEST - 1)) + "…";
    }

    private String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }
}
