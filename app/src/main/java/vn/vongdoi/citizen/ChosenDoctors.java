package vn.vongdoi.citizen;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.FamilyDoctors;
import vn.vongdoi.access.FamilyDoctors.Choice;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Account;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Login;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonName;

/** Family doctors: chosen on paper at the station, ended by whoever wants, the person too. */
@Component
public class ChosenDoctors {
    private static final int MOST_SHOWN = 20;

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

    /** @param choice its number */
    void end(Person person, long choice, Actor actor) {
        enter(person, actor, Action.DELETE);
        if (doctors.end(canonical(person), choice, actor) == 0) {
            throw Problem.notFound("Không có bác sĩ gia đình này.", "There is no such family doctor.");
        }
    }

    private Account doctor(String words) {
        var login = accounts.login(words.strip()).map(Login::account).filter(this::isDoctor);
        if (login.isPresent()) return login.get();
        var found = words.isBlank() ? List.<Account>of() : accounts.list(words, Role.DOCTOR, MOST_SHOWN);
        // Part of a name, or a name that several have, chooses nobody: whoever is chosen reads the record.
        var named = found.stream()
                .filter(it -> PersonName.plain(it.name()).equals(PersonName.plain(words.strip())))
                .filter(this::isDoctor)
                .toList();
        if (named.size() == 1 && found.size() < MOST_SHOWN) return named.getFirst();
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
                "Hãy nhập đủ họ tên, hoặc tên đăng nhập của một trong những bác sĩ này: " + some + ".",
                "Enter the full name, or the login of one of these doctors: " + some + ".");
    }

    private boolean isDoctor(Account account) {
        return accounts.posts(account.login()).stream()
                .anyMatch(post -> post.role() == Role.DOCTOR && post.area() instanceof Area.Facility);
    }

    private void enter(Person person, Actor actor, Action action) {
        log.read(List.of(
                Told.read(actor, actor.role().purpose(), action, person.key().value(), "CareTeam")));
    }

    private long canonical(Person person) {
        return people.canonical(person.key()).value();
    }
}
