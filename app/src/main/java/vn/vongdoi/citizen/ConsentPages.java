package vn.vongdoi.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Consents.GivenBy;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Records;

/** Where a citizen agrees that a facility reads, for themselves or for a child in their care, and takes it back. */
@Controller
public class ConsentPages {
    private final Agreements agreements;
    private final ChosenDoctors doctors;
    private final People people;
    private final Records records;
    private final Texts texts;

    ConsentPages(Agreements agreements, ChosenDoctors doctors, People people, Records records, Texts texts) {
        this.agreements = agreements;
        this.doctors = doctors;
        this.people = people;
        this.records = records;
        this.texts = texts;
    }

    /**
     * What the template shows.
     *
     * @param self the citizen's own, not that of a child
     */
    public record Shown(
            String path,
            String personPath,
            String name,
            boolean self,
            GivenBy by,
            List<Agreements.Shown> consents,
            List<ChosenDoctors.Shown> doctors,
            String facility,
            String fault) {
        /** A young person's own account alone cannot agree. */
        public boolean mayGive() {
            return !self || by == GivenBy.SELF;
        }
    }

    @GetMapping("/consents/{id}")
    String list(@PathVariable String id, Actor actor, Model model) {
        return list(own(id, actor), actor, "", "", model);
    }

    @PostMapping("/consents/{id}")
    String give(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String facility,
            @RequestParam(defaultValue = "false") boolean agreed,
            @RequestParam(defaultValue = "false") boolean asked,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        var person = own(id, actor);
        try {
            if (isSelf(person, actor) && agreements.speaksFor(person) != GivenBy.SELF) throw tooYoung();
            var told = texts.text(language, "citizen.consents.words", person.name(), facility.strip());
            agreements.give(person, facility, told, agreed, asked, actor);
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return list(person, actor, facility, language.pick(problem.vietnamese(), problem.english()), model);
        }
        return "redirect:/consents/" + id;
    }

    @PostMapping("/consents/{id}/withdraw")
    String withdraw(@PathVariable String id, @RequestParam String facility, Actor actor) {
        agreements.withdraw(own(id, actor), facility, actor);
        return "redirect:/consents/" + id;
    }

    @PostMapping("/consents/{id}/doctors/end")
    String endDoctor(@PathVariable String id, @RequestParam long choice, Actor actor) {
        doctors.end(own(id, actor), choice, actor);
        return "redirect:/consents/" + id;
    }

    private String list(Person person, Actor actor, String facility, String fault, Model model) {
        var id = person.key().id();
        model.addAttribute(
                "shown",
                new Shown(
                        "/consents/" + id,
                        "/people/" + id,
                        person.name(),
                        isSelf(person, actor),
                        agreements.speaksFor(person),
                        agreements.of(person),
                        doctors.of(person),
                        facility,
                        fault));
        return "citizen/consents";
    }

    private boolean isSelf(Person person, Actor actor) {
        return actor.person().isPresent()
                && people.linked(person.key())
                        .contains(new PersonKey(actor.person().getAsLong()));
    }

    private Person own(String id, Actor actor) {
        return people.find(id)
                .filter(person -> records.visible(actor, Purpose.OWN_RECORD, List.of(person.key()))
                        .contains(person.key()))
                .orElseThrow(() -> Problem.forbidden(
                        "Chỉ người có hồ sơ, hoặc người chăm sóc hợp pháp, làm được việc này.",
                        "Only the person whose record it is, or who lawfully cares for them, may do this."));
    }

    private static Problem tooYoung() {
        return Problem.invalid(
                "Bạn chưa đủ 18 tuổi: hãy nhờ cha mẹ hoặc người giám hộ cùng đồng ý, từ tài khoản của họ.",
                "You are under 18: ask your parent or guardian to agree with you, from their account.");
    }
}
