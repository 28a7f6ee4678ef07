package vn.vongdoi.schedule;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.careplan.CarePlan;
import vn.vongdoi.immunization.NationalRules;
import vn.vongdoi.immunization.NationalSchedule;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;
import vn.vongdoi.rules.Area;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.schedule.SchedulePage.Unverified;
import vn.vongdoi.schedule.SchedulePage.Version;

/** {@code /schedules?on=DAY}: what is asked for on that day, and by which law. It tells of nobody. */
@Controller
class SchedulePages {
    static final String PATH = "/schedules";

    private final Places places;
    private final Settings settings;
    private final Texts texts;
    private final Clock clock;

    SchedulePages(Places places, Settings settings, Texts texts, Clock clock) {
        this.places = places;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String schedules(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String programme,
            Optional<Actor> actor,
            Language language,
            Model model) {
        return show(on, programme, actor, language, "", null, model);
    }

    /** @param unverified whether what is known from memory only is asked for from now on */
    @PostMapping(PATH + "/unverified")
    String decide(
            @RequestParam boolean unverified,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        try {
            settings.decide(actor, unverified, reason);
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            var fault = language.pick(problem.vietnamese(), problem.english());
            return show("", "", Optional.of(actor), language, reason, fault, model);
        }
        next.addFlashAttribute("done", true);
        return "redirect:" + PATH + "#unverified";
    }

    private String show(
            String on,
            String programme,
            Optional<Actor> actor,
            Language language,
            String typed,
            @Nullable String fault,
            Model model) {
        var today = LocalDate.now(clock);
        var words = new LawWords(texts, language);
        model.addAttribute("shown", page(Dues.day(on, today), today, programme, words));
        model.addAttribute("unverified", unverified(actor, words, typed, fault));
        return "schedule/schedules";
    }

    /** Who decided, and why, is told to those who may decide. */
    private Unverified unverified(Optional<Actor> actor, LawWords words, String typed, @Nullable String fault) {
        var on = settings.unverified();
        var decides = actor.filter(settings::mayDecide).isPresent();
        var formats = new Formats(words.language());
        return new Unverified(
                on,
                new Chip(
                        on ? Standing.OK : Standing.NONE,
                        words.text(on ? "schedule.unverified.on" : "schedule.unverified.off")),
                decides,
                typed,
                fault,
                !decides
                        ? List.of()
                        : settings.decisions().stream()
                                .map(it -> new SchedulePage.Decision(
                                        words.text(
                                                it.unverified() ? "schedule.unverified.on" : "schedule.unverified.off"),
                                        it.reason(),
                                        formats.time(it.at()),
                                        it.by()))
                                .toList());
    }

    /** @param programme whose lines are shown; one that is none = the first */
    private SchedulePage page(LocalDate day, LocalDate today, String programme, LawWords words) {
        var formats = new Formats(words.language());
        var rules = NationalRules.at(day);
        var unverified = settings.unverified();
        var where = new AreaWords(words, places);
        var asked = NationalSchedule.at(day, places.residence(null), unverified);
        var care = CareLines.at(day, unverified, words, where).programmes();
        var all = Stream.concat(
                        rules.lines().isEmpty()
                                ? Stream.empty()
                                : Stream.of(new VaccineLines(
                                                words, where, rules, row -> isAsked(row, where, day, unverified))
                                        .programme()),
                        care.stream())
                .toList();
        var chosen = all.stream().anyMatch(it -> it.id().equals(programme)) || all.isEmpty()
                ? programme
                : all.getFirst().id();
        var days = days();
        return new SchedulePage(
                finding(asked, care, day, words),
                day.toString(),
                days.stream()
                        .map(since -> new Version(
                                new Link(
                                        words.text("schedule.since", since),
                                        PATH + "?on=" + since + "&programme=" + chosen),
                                since.equals(days.floor(day))))
                        .toList(),
                day.isAfter(today)
                        ? words.text("schedule.changes.until", formats.date(day))
                        : words.text("schedule.changes.from", formats.date(day)),
                new RuleChanges(words).between(day, today, days),
                parts(all, day, chosen),
                all.stream().filter(it -> it.id().equals(chosen)).findFirst());
    }

    private static boolean isAsked(RuleRow row, AreaWords where, LocalDate day, boolean unverified) {
        var series = row.cell("series");
        return where.homes(Area.of(row))
                .map(home -> NationalSchedule.at(day, home, unverified))
                .anyMatch(it -> it.series().contains(series) && it.rows(series).contains(row));
    }

    private static List<Version> parts(List<SchedulePage.Programme> all, LocalDate day, String chosen) {
        return all.stream()
                .map(it -> new Version(
                        new Link(it.name(), PATH + "?on=" + day + "&programme=" + it.id()),
                        it.id().equals(chosen)))
                .toList();
    }

    /** Those since which something else holds. */
    private static NavigableSet<LocalDate> days() {
        var days = new TreeSet<>(NationalRules.days());
        var day = CarePlan.nextChange(LocalDate.MIN);
        while (day.isPresent()) {
            days.add(day.get());
            day = CarePlan.nextChange(day.get());
        }
        return days;
    }

    private String finding(NationalSchedule asked, List<SchedulePage.Programme> care, LocalDate day, LawWords words) {
        if (asked.series().isEmpty() && care.isEmpty()) return words.text("schedule.law.none", day);
        var province = places.province();
        var doses = asked.series().stream()
                .flatMap(series -> asked.rows(series).stream())
                .toList();
        var remembered = doses.stream()
                .filter(row -> row.confidence() == Confidence.MEMORY)
                .count();
        return words.text(
                "schedule.law.finding",
                words.language().pick(province.name(), province.nameEn()),
                asked.series().size(),
                doses.size(),
                day,
                remembered,
                care.stream()
                        .mapToInt(it -> (int) it.lines().stream()
                                .filter(line -> line.here().isEmpty())
                                .count())
                        .sum());
    }

    @Bean
    MenuItem schedulesMenu() {
        return new MenuItem("schedule.law.menu", PATH, MenuItem.Audience.EVERYONE, 40);
    }
}
