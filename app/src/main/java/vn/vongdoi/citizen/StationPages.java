package vn.vongdoi.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Consents.GivenBy;
import vn.vongdoi.account.Account;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.QrPicture;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Records;

/** At the station, with person and papers at the counter: the account, who cares for whom, consent on paper. */
@Controller
public class StationPages {
    private final CitizenAccounts accounts;
    private final Agreements agreements;
    private final Carers carers;
    private final ChosenDoctors doctors;
    private final People people;
    private final Records records;
    private final ServerAddress address;
    private final AuditLog log;

    StationPages(
            CitizenAccounts accounts,
            Agreements agreements,
            Carers carers,
            ChosenDoctors doctors,
            People people,
            Records records,
            ServerAddress address,
            AuditLog log) {
        this.accounts = accounts;
        this.agreements = agreements;
        this.carers = carers;
        this.doctors = doctors;
        this.people = people;
        this.records = records;
        this.address = address;
        this.log = log;
    }

    /**
     * What was not right.
     *
     * @param form which one of the page's
     * @param typed what was sent, so that nobody types it twice
     */
    public record Fault(String form, String text, Map<String, String> typed) {
        static final Fault NONE = new Fault("", "", Map.of());

        /** What stood in the field of that form. */
        public String typed(String asked, String field) {
            return form.equals(asked) ? typed.getOrDefault(field, "") : "";
        }

        /** Null when it is another form's. */
        public @Nullable String of(String asked) {
            return form.equals(asked) ? text : null;
        }
    }

    /** What the template shows. */
    public record Shown(
            String path,
            String personPath,
            String name,
            Optional<Account> account,
            GivenBy by,
            List<Carers.Shown> guardians,
            List<ChosenDoctors.Shown> doctors,
            List<Agreements.Shown> consents,
            Fault fault) {}

    @GetMapping("/citizens/{id}")
    String show(@PathVariable String id, Actor actor, Model model) {
        var person = resident(id, actor);
        enter(person, actor, Action.READ);
        if (model.getAttribute("link") instanceof String link) model.addAttribute("picture", QrPicture.of(link));
        return show(person, Fault.NONE, model);
    }

    @PostMapping("/citizens/{id}/account")
    String open(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String number,
            Actor actor,
            Language language,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var person = resident(id, actor);
        return done(person, "account", Map.of("number", number), language, response, model, () -> {
            enter(person, actor, Action.UPDATE);
            next.addFlashAttribute("link", address.url() + accounts.open(person, number, actor));
        });
    }

    @PostMapping("/citizens/{id}/guardians")
    String entrust(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String guardian,
            @RequestParam(defaultValue = "") String paper,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> until,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        var person = resident(id, actor);
        var typed = Map.of("guardian", guardian, "paper", paper);
        return done(
                person,
                "guardian",
                typed,
                language,
                response,
                model,
                () -> carers.entrust(person, guardian, new Paper(paper), until, actor));
    }

    @PostMapping("/citizens/{id}/guardians/end")
    String end(@PathVariable String id, @RequestParam String guardian, Actor actor) {
        carers.end(resident(id, actor), guardian, actor);
        return "redirect:/citizens/" + id;
    }

    @PostMapping("/citizens/{id}/doctors")
    String choose(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String doctor,
            @RequestParam(defaultValue = "") String paper,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        var person = resident(id, actor);
        var typed = Map.of("doctor", doctor, "paper", paper);
        return done(
                person,
                "doctor",
                typed,
                language,
                response,
                model,
                () -> doctors.choose(person, doctor, new Paper(paper), actor));
    }

    @PostMapping("/citizens/{id}/doctors/end")
    String endDoctor(@PathVariable String id, @RequestParam long choice, Actor actor) {
        doctors.end(resident(id, actor), choice, actor);
        return "redirect:/citizens/" + id;
    }

    @PostMapping("/citizens/{id}/consents")
    String agree(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String facility,
            @RequestParam(defaultValue = "") String paper,
            @RequestParam(defaultValue = "false") boolean agreed,
            @RequestParam(defaultValue = "false") boolean asked,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        var person = resident(id, actor);
        var typed = Map.of("facility", facility, "paper", paper);
        return done(
                person,
                "consent",
                typed,
                language,
                response,
                model,
                () -> agreements.give(person, facility, new Paper(paper).told(), agreed, asked, actor));
    }

    @PostMapping("/citizens/{id}/consents/withdraw")
    String withdraw(@PathVariable String id, @RequestParam String facility, Actor actor) {
        agreements.withdraw(resident(id, actor), facility, actor);
        return "redirect:/citizens/" + id;
    }

    /** What one of the forms asks for; when something in it is not right, the page once more with what was typed. */
    private String done(
            Person person,
            String form,
            Map<String, String> typed,
            Language language,
            HttpServletResponse response,
            Model model,
            Runnable asked) {
        try {
            asked.run();
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return show(person, new Fault(form, language.pick(problem.vietnamese(), problem.english()), typed), model);
        }
        return "redirect:/citizens/" + person.key().id();
    }

    private String show(Person person, Fault fault, Model model) {
        var id = person.key().id();
        model.addAttribute(
                "shown",
                new Shown(
                        "/citizens/" + id,
                        "/people/" + id,
                        person.name(),
                        accounts.of(person),
                        agreements.speaksFor(person),
                        carers.of(person),
                        doctors.of(person),
                        agreements.of(person),
                        fault));
        return "citizen/station";
    }

    /** Whom the station's staff may read, it may also serve at the counter. */
    private Person resident(String id, Actor actor) {
        return people.find(id)
                .filter(person -> records.visible(actor, actor.role().purpose(), List.of(person.key()))
                        .contains(person.key()))
                .orElseThrow(() -> Problem.forbidden(
                        "Người này không thuộc địa bàn của bạn.", "This person is not one of your residents."));
    }

    private void enter(Person person, Actor actor, Action action) {
        log.read(List.of(
                Told.read(actor, actor.role().purpose(), action, person.key().value(), "Person")));
    }
}
