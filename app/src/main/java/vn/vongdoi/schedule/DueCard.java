package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.schedule.Due.Status;

/**
 * What is due, on the page of a person: {@code schedule/due.jte}.
 *
 * @param title says the finding
 * @param lines what is to be done, then what comes
 * @param schedule leads to what they are judged by
 * @param notes what is done, what is too late, which doses do not count, whose schedule it is
 */
public record DueCard(String title, List<Line> lines, List<String> notes, Link schedule) {

    /** @param what which dose it is */
    public record Line(String name, String what, Chip when) {}

    /** Of what comes later than this nobody has to think today. */
    private static final int MONTHS_AHEAD = 12;

    /**
     * Empty for whom no schedule says anything.
     *
     * @param mayBeChild then it is told too that of vaccinations nothing can be said
     */
    public static Optional<DueCard> of(DueList list, boolean mayBeChild, Texts texts, Language language) {
        var writer = new Writer(texts, language, new Formats(language));
        var unread = mayBeChild && !list.unread().isEmpty();
        var silent = list.items().stream().allMatch(Writer::saysNothing);
        var nutrition = list.growth().filter(it -> !it.findings().isEmpty()).isPresent();
        if (!unread && silent && !nutrition && list.diseases().isEmpty()) {
            return list.unknown()
                    .filter(_ -> mayBeChild)
                    .map(why -> new DueCard(
                            writer.text("schedule.title.unknown"), List.of(), List.of(why), writer.schedule(list)));
        }
        var notes = list.unknown().filter(_ -> mayBeChild).stream();
        return Optional.of(new DueCard(
                writer.title(list.items()),
                list.items().stream()
                        .filter(due -> due.recommended()
                                .filter(day -> day.isBefore(list.on().plusMonths(MONTHS_AHEAD)))
                                .isPresent())
                        .flatMap(writer::line)
                        .toList(),
                Stream.concat(notes, writer.notes(list)).toList(),
                writer.schedule(list)));
    }

    private record Writer(Texts texts, Language language, Formats formats) {

        static boolean saysNothing(Due due) {
            return due.doses().isEmpty()
                    && switch (due.status()) {
                        case OVER, NOT_NEEDED, FORBIDDEN, DONE -> true;
                        case OVERDUE, DUE, ALLOWED, UPCOMING -> false;
                    };
        }

        Link schedule(DueList list) {
            return new Link(text("schedule.law.by"), SchedulePages.PATH + "?on=" + list.on());
        }

        String title(List<Due> items) {
            var toDo = items.stream().filter(due -> due.status().isToDo()).count();
            var late =
                    items.stream().filter(due -> due.status() == Status.OVERDUE).count();
            if (toDo == 0) return text("schedule.title.none");
            return late == 0 ? text("schedule.title.due", toDo) : text("schedule.title.overdue", toDo, late);
        }

        Stream<Line> line(Due due) {
            return when(due)
                    .map(chip -> new Line(
                            due.name(),
                            due.dose().map(it -> text("schedule.dose", it)).orElse(due.about()),
                            chip))
                    .stream();
        }

        private Optional<Chip> when(Due due) {
            return switch (due.status()) {
                case OVERDUE -> chip(Standing.LATE, "schedule.overdue", due.overdue());
                case DUE -> chip(Standing.DUE, "schedule.due", due.recommended());
                case ALLOWED, UPCOMING -> chip(Standing.NONE, "schedule.planned", due.recommended());
                case FORBIDDEN -> Optional.of(new Chip(Standing.LATE, text("schedule.forbidden")));
                case DONE, NOT_NEEDED, OVER -> Optional.empty();
            };
        }

        private Optional<Chip> chip(Standing standing, String key, Optional<LocalDate> day) {
            return day.map(it -> new Chip(standing, text(key, formats.date(it))));
        }

        /** Of vaccines every line; of the rest what is to be done says enough. */
        Stream<String> notes(DueList list) {
            var vaccines = list.items().stream()
                    .filter(due -> due.programme().equals(Service.IMMUNIZATION))
                    .toList();
            var concern = vaccines.stream().anyMatch(due -> !saysNothing(due));
            var nothingTold = concern
                    && list.unread().isEmpty()
                    && vaccines.stream().allMatch(due -> due.doses().isEmpty());
            return Stream.of(
                            list.diseases().stream().map(it -> disease(it, list.on())),
                            list.growth().stream().flatMap(this::nutrition),
                            nothingTold ? Stream.of(text("schedule.nothing-told")) : Stream.<String>empty(),
                            names("schedule.done", vaccines, Status.DONE),
                            concern ? names("schedule.over", vaccines, Status.OVER) : Stream.<String>empty(),
                            uncounted(vaccines),
                            Stream.of(list.unread().size())
                                    .filter(number -> number > 0)
                                    .map(number -> text("schedule.unread", number)),
                            concern ? Stream.of(text("schedule.screen")) : Stream.<String>empty(),
                            unverified(list.items()))
                    .flatMap(it -> it);
        }

        private String disease(DueList.Disease it, LocalDate on) {
            var controlled = it.controlled()
                    .map(yes -> text(yes ? "schedule.disease.controlled" : "schedule.disease.uncontrolled"))
                    .orElseGet(() -> text("schedule.disease.unmeasured"));
            var visited = text("schedule.disease", it.name(), formats.date(it.visited()), controlled);
            var gap = it.supplied()
                    .filter(on::isAfter)
                    .map(day -> " " + text("schedule.disease.supplied", formats.date(day)))
                    .orElse("");
            return visited + gap + (on.isBefore(it.lost()) ? "" : " " + text("schedule.disease.lost"));
        }

        private Stream<String> nutrition(DueList.Growth growth) {
            return growth.findings().stream()
                    .map(it -> text("schedule.nutrition", it.name(), formats.date(growth.day()), it.advice()));
        }

        /** What counts for any line is no useless dose. */
        private Stream<String> uncounted(List<Due> items) {
            var counted = items.stream()
                    .flatMap(due -> due.doses().stream())
                    .filter(Due.Used::counts)
                    .map(Due.Used::entry)
                    .collect(Collectors.toSet());
            var told = new HashSet<String>();
            return items.stream()
                    .flatMap(due -> due.doses().stream())
                    .filter(dose -> !counted.contains(dose.entry()) && told.add(dose.vaccine() + dose.day()))
                    .map(dose -> text("schedule.uncounted", dose.vaccine(), formats.date(dose.day()), dose.reason()));
        }

        private Stream<String> names(String key, List<Due> items, Status status) {
            var names = items.stream()
                    .filter(due -> due.status() == status)
                    .map(Due::name)
                    .collect(Collectors.joining("; "));
            return names.isEmpty() ? Stream.empty() : Stream.of(text(key, names));
        }

        private Stream<String> unverified(List<Due> items) {
            return items.stream().allMatch(due -> due.confidence().equals(Confidence.LAW.word()))
                    ? Stream.empty()
                    : Stream.of(text("schedule.unverified"));
        }

        String text(String key, Object... arguments) {
            return texts.text(language, key, arguments);
        }
    }
}
