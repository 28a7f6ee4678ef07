package vn.vongdoi.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Indicators.Counted;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Link;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.place.Commune;

/** Who of a commune counts and who is missing: for signed-in staff, who can do something about it. Each who is shown is a reading in the log. */
@Controller
public class PeoplePage {
    private static final int PAGE = 200;

    private final Indicators indicators;
    private final People people;
    private final Provinces provinces;
    private final Texts texts;
    private final AuditLog log;
    private final Clock clock;

    PeoplePage(Indicators indicators, People people, Provinces provinces, Texts texts, AuditLog log, Clock clock) {
        this.indicators = indicators;
        this.people = people;
        this.provinces = provinces;
        this.texts = texts;
        this.log = log;
        this.clock = clock;
    }

    /** What the template shows: those who are missing, or those who count. */
    public record Shown(
            String title,
            List<Link> way,
            String definition,
            boolean counted,
            Link missing,
            Link counting,
            List<Row> rows,
            Optional<Link> more) {}

    public record Row(String name, String href, String birth, int age, String sex) {}

    /** @param counted true for those who count; the missing are shown first */
    @GetMapping("/indicators/{code}/communes/{commune}/people")
    String people(
            @PathVariable String code,
            @PathVariable String commune,
            @RequestParam(defaultValue = "false") boolean counted,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Language language,
            Model model) {
        if (page < 1) {
            throw Problem.invalid(
                    "page: cần số từ 1 trở lên; nhận được " + page + ".",
                    "page: expected 1 or more; got " + page + ".");
        }
        var wording = new Wording(texts, language);
        var indicator = indicators.indicator(code);
        var place = provinces.commune(commune);
        if (!indicators.opens(Optional.of(actor), place.code())) throw refused(place);
        var all = indicators.people(indicator, place.code(), actor, Purpose.PUBLIC_HEALTH);
        var shown = all.stream().filter(c -> c.counted() == counted).toList();
        var rows = shown.stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
        log.read(rows.stream()
                .map(it -> Told.read(
                        actor,
                        Purpose.PUBLIC_HEALTH,
                        Action.EXECUTE,
                        it.person().value(),
                        "indicator/" + code))
                .toList());
        var self = "/indicators/" + code + "/communes/" + commune + "/people";
        var name = indicator.name().in(language);
        model.addAttribute(
                "shown",
                new Shown(
                        wording.text(
                                counted ? "people.counted" : "people.missing",
                                wording.title(place),
                                shown.size(),
                                all.size()),
                        List.of(
                                new Link(name, "/indicators/" + code),
                                new Link(wording.title(place), "/communes/" + commune)),
                        name + ". " + indicator.definition().in(language),
                        counted,
                        new Link(wording.text("people.tab.missing", count(all, false)), self),
                        new Link(wording.text("people.tab.counted", count(all, true)), self + "?counted=true"),
                        rows(rows, wording),
                        shown.size() > (long) page * PAGE
                                ? Optional.of(new Link(
                                        wording.text("people.more"),
                                        self + "?counted=" + counted + "&page=" + (page + 1)))
                                : Optional.empty()));
        return "programme/people";
    }

    /** Planning sees sums only; whoever looks after the health of those who live there sees them. */
    private static Problem refused(Commune commune) {
        return Problem.forbidden(
                "Vai trò của bạn chỉ xem số gộp, không xem từng người. Danh sách người của " + commune.title()
                        + " chỉ mở cho cán bộ trạm y tế của nơi ấy và cán bộ dịch tễ của tỉnh: hãy gửi họ địa chỉ trang này."
                        + " Nếu bạn có vai trò khác, đổi vai trò ở trang Tài khoản của tôi.",
                "Your role sees sums, not single people. The list of the people of " + commune.titleEn()
                        + " opens for the staff of its commune station and for epidemiologists of the province: send them the"
                        + " address of this page. If you have another role, change to it on the page My account.");
    }

    private static long count(List<Counted> all, boolean counted) {
        return all.stream().filter(c -> c.counted() == counted).count();
    }

    private List<Row> rows(List<Counted> counted, Wording wording) {
        var known = people.persons(counted.stream().map(Counted::person).toList());
        var today = LocalDate.now(clock);
        return counted.stream()
                .flatMap(c -> Optional.ofNullable(known.get(c.person())).stream())
                .map(p -> row(p, today, wording))
                .toList();
    }

    private static Row row(Person person, LocalDate today, Wording wording) {
        return new Row(
                person.name(),
                "/people/" + person.key().id(),
                switch (person.birth().known()) {
                    case YEAR -> String.valueOf(person.birth().date().getYear());
                    case MONTH ->
                        wording.formats().month(YearMonth.from(person.birth().date()));
                    case DAY -> wording.formats().date(person.birth().date());
                },
                person.birth().ageOn(today),
                wording.text("sex." + person.sex().fhir()));
    }
}
