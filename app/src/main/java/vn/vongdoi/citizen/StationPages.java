package vn.vongdoi.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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
import vn.vongdoi.access.Guardians;
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
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Records;

/** At the station, with person and papers at the counter: the account, who cares for whom, consent on paper. */
@Controller
public class StationPages {
    private static final int SHORTEST_PAPER = 5;
    private static final int LONGEST_PAPER = 300;

    private final CitizenAccounts accounts;
    private final Agreements agreements;
    private final Guardians guardians;
    private final People people;
    private final Records records;
    private final ServerAddress address;
    private final AuditLog log;
    private final Clock clock;

    StationPages(
            CitizenAccounts accounts,
            Agreements agreements,
            Guardians guardians,
            People people,
            Records records,
            ServerAddress address,
            AuditLog log,
            Clock clock) {
        this.accounts = accounts;
        this.agreements = agreements;
        this.guardians = guardians;
        this.people = people;
        this.records = records;
        this.address = address;
        this.log = log;
        this.clock = clock;
    }

    /** Somebody who cares for the person. */
    public record Guardian(String id, String name, String reason, Optional<LocalDate> ends) {}

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
            List<Guardian> guardians,
            List<Agreements.Shown> consents,
            Fault fault) {}

    @GetMapping("/citizens/{id}")
    String show(@PathVariable String id, Actor actor, Model model) {
        var person = resident(id, actor);
        enter(person, actor, Action.READ, "Person");
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
        try {
            enter(person, actor, Action.UPDATE, "Person");
            var link = address.url() + accounts.open(person, number, actor);
            next.addFlashAttribute("link", link);
            return "redirect:/citizens/" + id;
        } catch (Problem problem) {
            return again(person, "account", Map.of("number", number), problem, language, response, model);
        }
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
        try {
            entrust(person, guardian, paper(paper), until, actor);
            return "redirect:/citizens/" + id;
        } catch (Problem problem) {
            var typed = Map.of("guardian", guardian, "paper", paper);
            return again(person, "guardian", typed, problem, language, response, model);
        }
    }

    @PostMapping("/citizens/{id}/guardians/end")
    String end(@PathVariable String id, @RequestParam String guardian, Actor actor) {
        var person = resident(id, actor);
        var other =
                find(guardian).orElseThrow(() -> Problem.notFound("Không có người này.", "There is no such person."));
        enter(person, actor, Action.DELETE, "RelatedPerson");
        guardians.end(canonical(person), canonical(other), actor);
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
        try {
            agreements.give(person, facility, paper(paper), agreed, asked, actor);
            return "redirect:/citizens/" + id;
        } catch (Problem problem) {
            var typed = Map.of("facility", facility, "paper", paper);
            return again(person, "consent", typed, problem, language, response, model);
        }
    }

    @PostMapping("/citizens/{id}/consents/withdraw")
    String withdraw(@PathVariable String id, @RequestParam String facility, Actor actor) {
        agreements.withdraw(resident(id, actor), facility, actor);
        return "redirect:/citizens/" + id;
    }

    private void entrust(Person person, String number, String paper, Optional<LocalDate> until, Actor actor) {
        var today = LocalDate.now(clock);
        var guardian = people.holder(number)
                .orElseThrow(() -> Problem.invalid(
                        "Không có ai mang số này. Hãy nhập đủ số CCCD hoặc thẻ BHYT của người chăm sóc.",
                        "Nobody has this number. Enter the guardian's CCCD or insurance number in full."));
        if (canonical(guardian) == canonical(person)) {
            throw Problem.invalid("Đây là số của chính người này.", "This is the person's own number.");
        }
        if (!Ages.isAdult(guardian, today)) {
            throw Problem.invalid("Người chăm sóc phải đủ 18 tuổi.", "Who cares for others has to be 18.");
        }
        var ends = until;
        if (!Ages.isAdult(person, today)) {
            var last = Ages.lastDayOfChildhood(person.birth(), today);
            ends = Optional.of(until.filter(last::isAfter).orElse(last));
        }
        if (ends.filter(today::isAfter).isPresent()) {
            throw Problem.invalid("Ngày cuối đã qua.", "The last day is over.");
        }
        enter(person, actor, Action.CREATE, "RelatedPerson");
        guardians.entrust(canonical(person), canonical(guardian), paper, today, ends.orElse(null), actor);
    }

    private static String paper(String text) {
        var told = text.strip();
        if (told.length() >= SHORTEST_PAPER && told.length() <= LONGEST_PAPER) return told;
        throw Problem.invalid(
                "Hãy ghi giấy tờ đã xem và số của nó, từ " + SHORTEST_PAPER + " đến " + LONGEST_PAPER + " ký tự.",
                "Say which paper you have seen and its number, in " + SHORTEST_PAPER + " to " + LONGEST_PAPER
                        + " characters.");
    }

    private String again(
            Person person,
            String form,
            Map<String, String> typed,
            Problem problem,
            Language language,
            HttpServletResponse response,
            Model model) {
        if (problem.category() != Problem.Category.INVALID) throw problem;
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return show(person, new Fault(form, language.pick(problem.vietnamese(), problem.english()), typed), model);
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
                        guardians.of(canonical(person)).stream()
                                .map(care -> {
                                    var key = new PersonKey(care.guardian());
                                    return new Guardian(
                                            key.id(),
                                            people.person(key).name(),
                                            care.reason(),
                                            Optional.ofNullable(care.ends()));
                                })
                                .toList(),
                        agreements.of(person),
                        fault));
        return "citizen/station";
    }

    /** Whom the station's staff may read, it may also serve at the counter. */
    private Person resident(String id, Actor actor) {
        return find(id).filter(person -> records.visible(actor, actor.role().purpose(), List.of(person.key()))
                        .contains(person.key()))
                .orElseThrow(() -> Problem.forbidden(
                        "Người này không thuộc địa bàn của bạn.", "This person is not one of your residents."));
    }

    private Optional<Person> find(String id) {
        return id.matches("p[1-9][0-9]{0,17}") ? people.find(PersonKey.of(id)) : Optional.empty();
    }

    private void enter(Person person, Actor actor, Action action, String what) {
        log.read(List.of(
                new Told(actor, actor.role().purpose(), action, person.key().value(), what, true, "", null)));
    }

    private long canonical(Person person) {
        return people.linked(person.key()).getFirst().value();
    }
}
