package vn.vongdoi.advice;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Interaction;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Records;
import vn.vongdoi.visit.RecordDoor;

/** CDS Hooks 2.0: a hospital's system asks, when a doctor opens a patient, and shows the doctor what is due. */
@RestController
@ConditionalOnWebApplication
class Hooks {
    static final String PATH = "/cds-services";
    static final String SERVICE = "vongdoi-due";
    private static final int MOST_BYTES = 1 << 20;

    private final Advice advice;
    private final RecordDoor door;
    private final Records records;
    private final People people;
    private final Texts texts;
    private final ServerAddress address;

    Hooks(Advice advice, RecordDoor door, Records records, People people, Texts texts, ServerAddress address) {
        this.advice = advice;
        this.door = door;
        this.records = records;
        this.people = people;
        this.texts = texts;
        this.address = address;
    }

    record Services(List<Service> services) {}

    record Service(String hook, String id, String title, String description, Map<String, String> prefetch) {}

    @GetMapping(PATH)
    Services services(Language language) {
        return new Services(List.of(new Service(
                HookRequest.HOOK,
                SERVICE,
                texts.text(language, "advice.title"),
                texts.text(language, "advice.description"),
                Map.of("patient", "Patient/{{context.patientId}}"))));
    }

    @PostMapping(PATH + "/{service}")
    Cards.Answer ask(@PathVariable String service, Actor actor, Language language, HttpServletRequest request)
            throws IOException {
        if (!service.equals(SERVICE)) {
            throw Problem.notFound(
                    "Không có dịch vụ " + service + "; có " + SERVICE + ".",
                    "There is no service " + service + "; there is " + SERVICE + ".");
        }
        for (var type : Advice.READS) need(actor, type.fhirName());
        var person = person(HookRequest.read(body(request), address.url() + "/fhir"));
        if (!door.opens(person, actor)) {
            door.enterRefusal(person, actor, Advice.WHAT);
            throw unknown();
        }
        var list = advice.of(actor, actor.role().purpose(), person, advice.today(), language);
        return new Cards(texts, language, address.url()).of(list, person);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Problem(Problem.Category.TOO_LARGE, "Yêu cầu lớn hơn 1 MB.", "The request is larger than 1 MB.");
        }
        return body;
    }

    private static void need(Actor actor, String type) {
        if (actor.scopes().allow(type, Interaction.READ)) return;
        var scope = actor.scopes().word(type, Interaction.READ);
        throw Problem.forbidden(
                "Chương trình chưa được cấp phạm vi " + scope + ".",
                "The program was not granted the scope " + scope + ".");
    }

    /** A number that was mistyped, or an id of another system, would tell of somebody else: the day of birth, when both know it, must be the same. */
    private Person person(HookRequest asked) {
        return asked.number()
                .flatMap(people::holder)
                .or(() -> asked.patient().flatMap(this::known))
                .filter(it -> asked.birth().isEmpty()
                        || it.birth().known() != BirthDate.Known.DAY
                        || it.birth().date().equals(asked.birth().get()))
                .orElseThrow(Hooks::unknown);
    }

    private Optional<Person> known(ResourceId patient) {
        return records.persons(patient).stream().findFirst().map(people::person);
    }

    /** Who may not read is told the same as when there is nobody. */
    private static Problem unknown() {
        return Problem.notFound(
                "Hồ sơ của tỉnh không có người này, hoặc không mở cho chương trình này.",
                "The province's record does not have this person, or is closed to this program.");
    }
}
