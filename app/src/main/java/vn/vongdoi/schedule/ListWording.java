package vn.vongdoi.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Spreadsheet;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.schedule.Due.Status;
import vn.vongdoi.schedule.DueLists.Asked;
import vn.vongdoi.schedule.ListPage.Around;
import vn.vongdoi.schedule.ListPage.Choice;
import vn.vongdoi.schedule.ListPage.Row;

/** A list in words, on a page, in a file and for programs. */
record ListWording(Texts texts, Language language, Listed list) {
    private static final String COLUMNS =
            "id,name,birth,sex,phone,address,guardian,service,name_of_service,dose,status,recommended,overdue,latest";

    /**
     * A person of a list for programs.
     *
     * @param schoolClass left out of lists that are of no school
     */
    record Named(
            String id,
            String name,
            String birth,
            String sex,

            @JsonProperty("class") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            String schoolClass,

            Optional<String> phone,
            Optional<String> address,
            Optional<String> guardian,
            List<Task> due) {}

    /** Something to do. */
    record Task(
            String series,
            String name,
            String programme,
            Status status,
            Optional<Integer> dose,
            Optional<LocalDate> earliest,
            Optional<LocalDate> recommended,
            Optional<LocalDate> overdue,
            Optional<LocalDate> latest) {}

    private record Known(Someone someone, Person person) {}

    private Stream<Known> known(List<Someone> shown, People people) {
        var persons = people.persons(shown.stream().map(Someone::person).toList());
        return shown.stream()
                .flatMap(it -> Stream.ofNullable(persons.get(it.person())).map(person -> new Known(it, person)));
    }

    List<Named> people(List<Someone> shown, People people) {
        return known(shown, people)
                .map(it -> new Named(
                        it.person().key().id(),
                        it.person().name(),
                        it.person().birth().toString(),
                        it.person().sex().fhir(),
                        it.someone().schoolClass(),
                        it.person().contact().phone(),
                        it.person().contact().address(),
                        it.person().contact().guardian(),
                        it.someone().items().stream().map(this::task).toList()))
                .toList();
    }

    private Task task(Item item) {
        var service = service(item);
        return new Task(
                item.service(),
                service.name(language),
                service.programme(),
                item.on(asked().on()),
                dose(item),
                Optional.ofNullable(item.earliest()),
                Optional.ofNullable(item.recommended()),
                Optional.ofNullable(item.overdue()),
                Optional.ofNullable(item.latest()));
    }

    private Optional<Integer> dose(Item item) {
        return Optional.of(item.number())
                .filter(number -> number > 0 && service(item).programme().equals(Service.IMMUNIZATION));
    }

    private Service service(Item item) {
        return Objects.requireNonNull(asked().services().get(item.service()), item.service());
    }

    /** Everybody of the list, a line for each task. */
    Spreadsheet file(People people) {
        var file = new Spreadsheet(list.byClass() ? "class," + COLUMNS : COLUMNS);
        for (var named : people(list.people(), people)) {
            for (var task : named.due()) {
                var cells = new ArrayList<@Nullable Object>(Arrays.asList(
                        named.id(),
                        named.name(),
                        named.birth(),
                        named.sex(),
                        named.phone().orElse(""),
                        named.address().orElse(""),
                        named.guardian().orElse(""),
                        task.series(),
                        task.name(),
                        task.dose().orElse(null),
                        task.status().word(),
                        task.recommended().orElse(null),
                        task.overdue().orElse(null),
                        task.latest().orElse(null)));
                if (list.byClass()) cells.addFirst(named.schoolClass());
                file.row(cells.toArray());
            }
        }
        return file;
    }

    private Asked asked() {
        return list.asked();
    }

    ListPage page(List<Someone> shown, People people, Around around) {
        var all = list.people();
        var name = list.name();
        var late = all.stream().filter(it -> it.isLate(asked().on())).count();
        var day = formats().date(asked().on());
        return new ListPage(
                list.path(),
                name,
                all.isEmpty()
                        ? text("schedule.list.none", name)
                        : text("schedule.list.finding", name, all.size(), late, day),
                asked().on().toString(),
                asked().near().orElse(""),
                programmes(),
                counts(all),
                list.byClass(),
                known(shown, people).map(this::row).toList(),
                list.path() + ".csv?" + query(asked()),
                around);
    }

    private List<Choice> programmes() {
        var names = new LinkedHashMap<String, String>();
        asked().services()
                .values()
                .forEach(service -> names.putIfAbsent(
                        service.programme(), service.programmeName().in(language)));
        return Stream.concat(
                        Stream.of(new Choice(
                                "",
                                text("schedule.programme.all"),
                                asked().programme().isEmpty())),
                        names.entrySet().stream()
                                .map(it -> new Choice(
                                        it.getKey(),
                                        it.getValue(),
                                        asked().programme().equals(Optional.of(it.getKey())))))
                .toList();
    }

    /** How many people each line is for, the longest first. */
    private List<ListPage.Count> counts(List<Someone> all) {
        var counts = new HashMap<String, Integer>();
        all.forEach(someone -> someone.items().forEach(item -> counts.merge(item.service(), 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(it -> new ListPage.Count(
                        Objects.requireNonNull(asked().services().get(it.getKey()))
                                .name(language),
                        formats().number(it.getValue())))
                .toList();
    }

    private Row row(Known known) {
        var person = known.person();
        var contact = person.contact();
        return new Row(
                person.name(),
                "/people/" + person.key().id(),
                person.birth().known() == BirthDate.Known.DAY
                        ? formats().date(person.birth().date())
                        : person.birth().toString(),
                known.someone().schoolClass(),
                Stream.of(contact.guardian(), contact.phone(), contact.address())
                        .flatMap(Optional::stream)
                        .toList(),
                known.someone().items().stream().map(this::chip).toList());
    }

    private Chip chip(Item item) {
        var late = item.on(asked().on()) == Status.OVERDUE;
        var since = late ? item.overdue() : item.recommended();
        var what = service(item).name(language)
                + dose(item)
                        .map(number -> " · " + text("schedule.dose", number))
                        .orElse("");
        return new Chip(
                late ? Standing.LATE : Standing.DUE,
                text(
                        late ? "schedule.list.late" : "schedule.list.due",
                        what,
                        formats().date(Objects.requireNonNull(since))));
    }

    /** What was asked for, for an address; ends with an ampersand. */
    static String query(Asked asked) {
        return "on=" + asked.on() + "&"
                + asked.programme().map(it -> "programme=" + it + "&").orElse("")
                + asked.near()
                        .map(it -> "near=" + URLEncoder.encode(it, StandardCharsets.UTF_8) + "&")
                        .orElse("");
    }

    private Formats formats() {
        return new Formats(language);
    }

    private String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }
}
