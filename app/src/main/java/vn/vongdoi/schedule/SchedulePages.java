package vn.vongdoi.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.immunization.NationalRules;
import vn.vongdoi.immunization.NationalSchedule;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.schedule.SchedulePage.Version;

/** {@code /schedules?on=DAY}: what is asked for on that day, and by which law. It tells of nobody. */
@Controller
class SchedulePages {
    static final String PATH = "/schedules";

    private final Places places;
    private final Texts texts;
    private final Clock clock;

    SchedulePages(Places places, Texts texts, Clock clock) {
        this.places = places;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String schedules(@RequestParam(defaultValue = "") String on, Language language, Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute("shown", page(DuePages.day(on, today), today, new LawWords(texts, language)));
        return "schedule/schedules";
    }

    private SchedulePage page(LocalDate day, LocalDate today, LawWords words) {
        var formats = new Formats(words.language());
        var rules = NationalRules.at(day);
        var asked = NationalSchedule.at(day, places.province().code().value());
        return new SchedulePage(
                finding(asked, day, words),
                day.toString(),
                NationalRules.days().stream()
                        .map(since -> new Version(
                                new Link(words.text("schedule.since", since), PATH + "?on=" + since),
                                since.equals(NationalRules.days().floor(day))))
                        .toList(),
                day.isAfter(today)
                        ? words.text("schedule.changes.until", formats.date(day))
                        : words.text("schedule.changes.from", formats.date(day)),
                new RuleChanges(words).between(day, today),
                rules.lines().isEmpty()
                        ? List.of()
                        : List.of(new VaccineLines(words, places, rules, asked).programme()));
    }

    private String finding(NationalSchedule asked, LocalDate day, LawWords words) {
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
                remembered);
    }

    @Bean
    MenuItem schedulesMenu() {
        return new MenuItem("schedule.law.menu", PATH, MenuItem.Audience.EVERYONE, 40);
    }
}
