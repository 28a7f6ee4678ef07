package vn.vongdoi.schedule;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.FamilyDoctors;
import vn.vongdoi.access.Grant;
import vn.vongdoi.access.Label;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Relation;
import vn.vongdoi.access.Rights;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Records;
import vn.vongdoi.school.Pupil;
import vn.vongdoi.school.School;
import vn.vongdoi.school.Schools;

/** Who is due for what, of a commune, of a family doctor's people or of a school. */
@Component
class DueLists {
    /** What was planned for longer than this ahead is not known today. */
    private static final int LONGEST_AHEAD_YEARS = 2;

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    /**
     * What school health asks for (TTLT 13/2016/TTLT-BYT-BGDĐT Điều 9, NĐ 165/2026/NĐ-CP Điều 5). Nothing else is a school's
     * to know: a list that is hung up beside a class must not tell who is pregnant.
     */
    private static final Set<String> SCHOOL_HEALTH = Set.of("child", "checkup", Service.IMMUNIZATION);

    private final ListStore store;
    private final TransactionTemplate snapshot;
    private final Following following;
    private final People people;
    private final FamilyDoctors doctors;
    private final Settings settings;
    private final Schools schools;
    private final Records records;
    private final AuditLog log;
    private final Clock clock;

    DueLists(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Following following,
            People people,
            FamilyDoctors doctors,
            Settings settings,
            Schools schools,
            Records records,
            AuditLog log,
            Clock clock) {
        this.store = new ListStore(sql);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.following = following;
        this.people = people;
        this.doctors = doctors;
        this.settings = settings;
        this.schools = schools;
        this.records = records;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param on a day that was, is or will be: then as it would be if nothing more were told
     * @param programme empty = all
     * @param near words of the address, such as the name of a hamlet; empty = all of the commune
     * @param services all that such a list may tell of, by code
     * @param wanted codes of those that it tells of now
     */
    record Asked(
            LocalDate on,
            Optional<String> programme,
            Optional<String> near,
            Map<String, Service> services,
            Set<String> wanted) {}

    /** @throws Problem when nobody may tell the actor so */
    List<Someone> ofCommune(Actor actor, String commune, Asked asked) {
        var grant = listing(actor, commune);
        var all = asked.near().map(words -> people.living(commune, words));
        var kept = Objects.requireNonNull(snapshot.execute(
                _ -> new Kept(store.due(commune, asked.on(), asked.wanted()), store.unsettled(commune, asked.on()))));
        var due = Stream.concat(
                standing(kept.due(), all),
                following
                        .assessed(kept.unsettled(), asked.on())
                        .filter(state -> all.isEmpty() || all.get().contains(state.person()))
                        .map(state -> new Someone(state.person(), state.items())));
        return listed(due, asked, grant, Someone.mostUrgent(asked.on()));
    }

    /** Of one moment: nobody stands in both, or in neither. */
    private record Kept(Map<PersonKey, List<Item>> due, List<PersonKey> unsettled) {}

    private Grant listing(Actor actor, String commune) {
        return Rights.listing(actor, commune, today())
                .orElseThrow(() -> Problem.forbidden(
                        "Vai trò bạn đang dùng không được xem danh sách đến hạn của xã này.",
                        "The role you act in may not see who is due in this commune."));
    }

    /**
     * Who of a school is due.
     *
     * @param pupils how many go there
     * @param hidden of how many of them the actor may read nothing: most of those live where others look after them
     */
    record AtSchool(List<Someone> people, int pupils, int hidden) {}

    /** By class. @throws Problem when nobody may tell the actor so */
    AtSchool ofSchool(Actor actor, School school, Asked asked) {
        var grant = listing(actor, school.commune().value());
        var classes =
                schools.pupils(school.code(), asked.on()).stream().collect(toMap(Pupil::person, Pupil::schoolClass));
        var open = records.visible(actor, actor.role().purpose(), classes.keySet());
        var due = following
                .assessed(List.copyOf(open), asked.on())
                .map(state -> new Someone(state.person(), state.items(), classes.getOrDefault(state.person(), "")));
        return new AtSchool(
                listed(due, asked, grant, Someone.byClass(asked.on())), classes.size(), classes.size() - open.size());
    }

    /** How many people of each commune are due today, the most overdue first; no person is told of. */
    List<ListStore.Share> communes(Actor actor) {
        return store.communes(today()).stream()
                .filter(share -> Rights.listing(actor, share.commune(), today()).isPresent())
                .toList();
    }

    /** Of those who chose the actor as their family doctor. */
    List<Someone> ofDoctor(Actor actor, Asked asked) {
        var grant = Rights.reading(actor, Purpose.CARE, today()).stream()
                .filter(it -> it.relation() == Relation.FAMILY_DOCTOR)
                .findFirst()
                .orElseThrow(() -> Problem.forbidden(
                        "Danh sách này dành cho bác sĩ gia đình.", "This list is for family doctors."));
        var keys = doctors.patients(actor.name()).stream().map(PersonKey::new).toList();
        return listed(
                following.assessed(keys, asked.on()).map(state -> new Someone(state.person(), state.items())),
                asked,
                grant,
                Someone.mostUrgent(asked.on()));
    }

    private static Stream<Someone> standing(Map<PersonKey, List<Item>> due, Optional<Set<PersonKey>> all) {
        return due.entrySet().stream()
                .filter(entry -> all.isEmpty() || all.get().contains(entry.getKey()))
                .map(entry -> new Someone(entry.getKey(), entry.getValue()));
    }

    private static List<Someone> listed(Stream<Someone> found, Asked asked, Grant grant, Comparator<Someone> order) {
        var services = asked.wanted();
        return found.map(someone -> new Someone(
                        someone.person(),
                        someone.items().stream()
                                .filter(item -> services.contains(item.service())
                                        && grant.opens(Label.bits(item.labels()))
                                        && item.on(asked.on()).isToDo())
                                .sorted(Someone.order(asked.on()))
                                .toList(),
                        someone.schoolClass()))
                .filter(someone -> !someone.items().isEmpty())
                .sorted(order)
                .toList();
    }

    /** Enters into the log who was told of whom. */
    void told(Actor actor, Collection<Someone> shown) {
        var purpose = actor.role().purpose();
        log.read(shown.stream()
                .map(it -> Told.read(actor, purpose, Action.EXECUTE, it.person().value(), "due-list"))
                .toList());
    }

    /** @throws Problem for what is no day that can be asked for */
    Asked read(String on, String programme, String near) {
        return read(on, programme, near, _ -> true);
    }

    /** @see #read */
    Asked readAtSchool(String on, String programme) {
        return read(on, programme, "", service -> SCHOOL_HEALTH.contains(service.programme()));
    }

    private Asked read(String on, String programme, String near, Predicate<Service> told) {
        var day = day(on);
        var services = new LinkedHashMap<String, Service>();
        Service.at(day, true).forEach((code, service) -> {
            if (told.test(service)) services.put(code, service);
        });
        var known = services.values().stream().map(Service::programme).collect(toSet());
        if (!programme.isEmpty() && !known.contains(programme)) {
            throw Problem.invalid(
                    "programme: cần một trong "
                            + String.join(", ", known.stream().sorted().toList()) + "; nhận được " + programme + ".",
                    "programme: expected one of "
                            + String.join(", ", known.stream().sorted().toList()) + "; got " + programme + ".");
        }
        return new Asked(
                day,
                Optional.of(programme).filter(it -> !it.isEmpty()),
                Optional.of(near.strip()).filter(it -> !it.isEmpty()),
                services,
                Service.at(day, settings.unverified()).values().stream()
                        .filter(told)
                        .filter(service -> programme.isEmpty() || programme.equals(service.programme()))
                        .map(Service::code)
                        .collect(toSet()));
    }

    private LocalDate day(String on) {
        var day = Dues.day(on, today());
        if (day.isAfter(today().plusYears(LONGEST_AHEAD_YEARS)) || day.isBefore(FIRST)) {
            throw Problem.invalid(
                    "on: cần một ngày từ " + FIRST + " đến " + LONGEST_AHEAD_YEARS + " năm tới; nhận được " + on + ".",
                    "on: expected a day from " + FIRST + " to " + LONGEST_AHEAD_YEARS + " years ahead; got " + on
                            + ".");
        }
        return day;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
