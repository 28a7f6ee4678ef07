package vn.vongdoi.kiosk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.kiosk.Kiosk.Arrived;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.CitizenCard;
import vn.vongdoi.person.Person;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;

/**
 * The page that stands open at the entrance. The answer to a scan is the page itself: no person goes through an address
 * or a session, and the same card sent again gets the same number.
 */
@Controller
class KioskPages {
    private static final String PATH = "/kiosk";

    private final Kiosk kiosk;
    private final Records records;
    private final Places places;
    private final AuditLog log;
    private final Texts texts;

    KioskPages(Kiosk kiosk, Records records, Places places, AuditLog log, Texts texts) {
        this.kiosk = kiosk;
        this.records = records;
        this.places = places;
        this.log = log;
        this.texts = texts;
    }

    @GetMapping(PATH)
    String wait(@RequestParam(defaultValue = "") String print, Actor actor, Model model) {
        return page(print, actor, Optional.empty(), Optional.empty(), model);
    }

    @PostMapping(PATH)
    String scan(
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String print,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        try {
            var card = CitizenCard.read(line, kiosk.today());
            var arrived = kiosk.checkIn(card, actor);
            return page(print, actor, Optional.of(shown(card, arrived, actor, language)), Optional.empty(), model);
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            var fault = language.pick(problem.vietnamese(), problem.english());
            return page(print, actor, Optional.empty(), Optional.of(fault), model);
        }
    }

    private String page(String print, Actor actor, Optional<KioskPage> shown, Optional<String> fault, Model model) {
        model.addAttribute("facility", facility(actor));
        model.addAttribute("automatic", print.equals("auto"));
        model.addAttribute("shown", shown);
        model.addAttribute("fault", fault);
        return "kiosk/kiosk";
    }

    private String facility(Actor actor) {
        var code = actor.facility().orElse("");
        return places.findFacility(new FacilityCode(code)).map(Facility::name).orElse(code);
    }

    /** Of a person who was known as the card says, what the facility may read now that an encounter is open there. */
    private KioskPage shown(CitizenCard card, Arrived arrived, Actor actor, Language language) {
        var person = arrived.person();
        var purpose = actor.role().purpose();
        var visible = arrived.known()
                && records.visible(actor, purpose, List.of(person.key())).contains(person.key());
        if (visible) {
            log.read(List.of(Told.read(actor, purpose, Action.READ, person.key().value(), "Coverage")));
        }
        var formats = new Formats(language);
        var insurance = visible ? Insurance.of(person, kiosk.today()) : Insurance.UNKNOWN;
        return new KioskPage(
                String.valueOf(arrived.ticket().number()),
                card.name(),
                greeting(arrived, language),
                formats.time(arrived.ticket().at()),
                arrived.ticket().maLk(),
                visible ? person.card().map(CardNumber::masked) : Optional.empty(),
                insurance(insurance, person, language),
                counter(insurance, language));
    }

    private String greeting(Arrived arrived, Language language) {
        if (arrived.again()) return texts.text(language, "kiosk.again");
        return texts.text(language, arrived.known() ? "kiosk.known" : "kiosk.new");
    }

    /** How the insurance stands today, as far as anybody has told. */
    private enum Insurance {
        VALID,
        ENDED,
        NOT_YET,
        UNKNOWN;

        static Insurance of(Person person, LocalDate today) {
            if (person.card().isEmpty()) return UNKNOWN;
            var from = person.cardFrom();
            var until = person.cardUntil();
            if (from != null && today.isBefore(from)) return NOT_YET;
            return until != null && today.isAfter(until) ? ENDED : VALID;
        }
    }

    private Chip insurance(Insurance insurance, Person person, Language language) {
        var formats = new Formats(language);
        var from = person.cardFrom();
        var until = person.cardUntil();
        return switch (insurance) {
            case VALID ->
                new Chip(
                        Standing.OK,
                        until == null
                                ? texts.text(language, "kiosk.insurance.valid")
                                : texts.text(language, "kiosk.insurance.valid-until", formats.date(until)));
            case ENDED ->
                new Chip(
                        Standing.LATE,
                        texts.text(language, "kiosk.insurance.ended", until == null ? "" : formats.date(until)));
            case NOT_YET ->
                new Chip(
                        Standing.DUE,
                        texts.text(language, "kiosk.insurance.not-yet", from == null ? "" : formats.date(from)));
            case UNKNOWN -> new Chip(Standing.DUE, texts.text(language, "kiosk.insurance.unknown"));
        };
    }

    private Optional<String> counter(Insurance insurance, Language language) {
        return switch (insurance) {
            case VALID -> Optional.empty();
            case ENDED, NOT_YET -> Optional.of(texts.text(language, "kiosk.counter.ended"));
            case UNKNOWN -> Optional.of(texts.text(language, "kiosk.counter.unknown"));
        };
    }

    @Bean
    MenuItem kioskMenu() {
        return new MenuItem("kiosk.menu.kiosk", PATH, MenuItem.Audience.SIGNED_IN, 65);
    }
}
