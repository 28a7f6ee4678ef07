package vn.vongdoi.citizen;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.FamilyDoctors;
import vn.vongdoi.access.FamilyDoctors.Choice;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Account;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;

/** Family doctors: chosen on paper at the station, ended by whoever wants, the person too. */
@Component
public class ChosenDoctors {
    private static final int MOST_NAMESAKES = 50;

    private final FamilyDoctors doctors;
    private final Accounts accounts;
    private final People people;
    private final AuditLog log;

    ChosenDoctors(FamilyDoctors doctors, Accounts accounts, People people, AuditLog log) {
        this.doctors = doctors;
        this.accounts = accounts;
        this.people = people;
        this.log = log;
    }

    /** One as the pages show it. */
    public record Shown(Choice choice, String name) {}

    List<Shown> of(Person person) {
        return doctors.of(canonical(person)).stream()
                .map(it -> new Shown(
                        it,
                        accounts.login(it.login())
                                .map(login -> login.account().name())
                                .orElse(it.login())))
                .toList();
    }

    /** @param words a login, or a name that only one doctor has */
    void choose(Person person, String words, Paper paper, Actor actor) {
        var doctor = doctor(words);
        enter(person, actor, Action.CREATE);
        doctors.choose(canonical(person), doctor.login(), paper.told(), actor);
    }

    void end(Person person, String login, Actor actor) {
        enter(person, actor, Action.DELETE);
        if (doctors.end(canonical(person), login, actor) == 0) {
            throw Problem.notFound("Không có bác sĩ gia đình này.", "There is no such family doctor.");
        }
    }

    private Account doctor(String words) {
        var named = words.isBlank() ? List.<Account>of() : accounts.list(words, MOST_NAMESAKES);
        var posts = accounts.posts(named.stream().map(Account::login).toList());
        var found = named.stream().filter(it -> isDoctor(it, posts)).toList();
        var exact = found.stream()
                .filter(it -> it.login().equalsIgnoreCase(words.strip()))
                .findFirst();
        if (exact.isPresent()) return exact.get();
        if (found.size() == 1) return found.getFirst();
        if (found.isEmpty()) {
            throw Problem.invalid(
                    "Không có bác sĩ nào mang tên này. Hãy nhập họ tên hoặc tên đăng nhập của bác sĩ.",
                    "No doctor has this name. Enter the doctor's name or login.");
        }
        var some = found.stream()
                .limit(5)
                .map(it -> it.name() + " (" + it.login() + ")")
                .collect(Collectors.joining(", "));
        throw Problem.invalid(
                "Nhiều bác sĩ mang tên này: " + some + ". Hãy nhập tên đăng nhập.",
                "Several doctors have this name: " + some + ". Enter the login.");
    }

    private static boolean isDoctor(Account account, Map<String, List<Post>> posts) {
        return posts.getOrDefault(account.login(), List.of()).stream()
                .anyMatch(post -> post.role() == Role.DOCTOR && post.area() instanceof Area.Facility);
    }

    private void enter(Person person, Actor actor, Action action) {
        log.read(List.of(
                new Told(actor, actor.role().purpose(), action, person.key().value(), "CareTeam", true, "", null)));
    }

    private long canonical(Person person) {
        return people.canonical(person.key()).value();
    }
}
