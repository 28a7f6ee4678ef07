package vn.vongdoi.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.audit.Opened;
import vn.vongdoi.audit.Reader;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;

/**
 * Readings of people whom the reader may know from elsewhere: somebody who works at the same facility, somebody who
 * lives in the same commune. Whoever was treated there of late was read for that.
 */
@Component
class Acquaintances {
    private final People people;
    private final Places places;
    private final Accounts accounts;
    private final Records records;
    private final Clock clock;

    Acquaintances(People people, Places places, Accounts accounts, Records records, Clock clock) {
        this.people = people;
        this.places = places;
        this.accounts = accounts;
        this.records = records;
        this.clock = clock;
    }

    private record Day(String actor, String role, String area, LocalDate day) {}

    /** @param treated how long after a visit a reading is no wonder */
    List<Reader> colleagues(List<Opened> opened, Duration treated) {
        var staff = new HashMap<String, Set<String>>();
        return readers(
                opened,
                treated,
                (one, person) -> isOfFacility(one)
                        && person.cccd()
                                .filter(cccd -> staff.computeIfAbsent(
                                                one.area(), area -> places.staff(new FacilityCode(area), day(one.at())))
                                        .contains(cccd.value()))
                                .isPresent());
    }

    /**
     * Only of readers whose accounts say who they are. A station's staff look after the people of their own commune.
     *
     * @param treated how long after a visit a reading is no wonder
     */
    List<Reader> neighbours(List<Opened> opened, Duration treated) {
        var homes = new HashMap<String, String>();
        return readers(opened, treated, (one, person) -> {
            var home = homes.computeIfAbsent(one.actor(), this::home);
            return !home.isEmpty() && home.equals(person.commune()) && !home.equals(one.area());
        });
    }

    private interface Known {
        boolean is(Opened one, Person person);
    }

    private List<Reader> readers(List<Opened> opened, Duration treated, Known known) {
        var persons =
                people.persons(opened.stream().map(Opened::person).distinct().toList());
        var found = new HashMap<Day, Set<PersonKey>>();
        for (var one : opened) {
            var person = persons.get(one.person());
            if (person == null || !known.is(one, person) || wasTreated(one, treated)) continue;
            found.computeIfAbsent(new Day(one.actor(), one.role(), one.area(), day(one.at())), _ -> new HashSet<>())
                    .add(people.canonical(one.person()));
        }
        return found.entrySet().stream().map(this::reader).toList();
    }

    private boolean wasTreated(Opened one, Duration treated) {
        return isOfFacility(one)
                && records.treated(
                        one.area(), people.linked(one.person()), one.at().minus(treated), one.at());
    }

    /** Facilities and communes both have codes of five digits: only a station's staff stands for a commune. */
    private boolean isOfFacility(Opened one) {
        return !one.area().isEmpty()
                && !(one.role().equals(Role.STATION_STAFF.word())
                        && places.findFacility(new FacilityCode(one.area())).isEmpty());
    }

    private String home(String login) {
        var person = accounts.person(login);
        if (person.isEmpty()) return "";
        var commune = people.person(new PersonKey(person.getAsLong())).commune();
        return commune == null ? "" : commune;
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    private Reader reader(Map.Entry<Day, Set<PersonKey>> found) {
        var day = found.getKey();
        return new Reader(
                day.actor(),
                day.role(),
                day.area(),
                day.day().atStartOfDay(clock.getZone()).toInstant(),
                found.getValue().size());
    }
}
