package vn.vongdoi.kiosk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claims.CheckIn;
import vn.vongdoi.claims.CheckIns;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.CitizenCard;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Records;
import vn.vongdoi.record.Writing;

/** Checks people in by their citizen card: the encounter, the person and the number commit together or not at all. */
@Component
public class Kiosk {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** MA_LOAI_KCB of an examination: what a person comes for, the counter finds out. */
    private static final String EXAMINATION = "01";

    private final Records records;
    private final People people;
    private final CheckIns checkIns;
    private final Tickets tickets;
    private final Clock clock;

    Kiosk(JdbcClient sql, Records records, People people, CheckIns checkIns, Clock clock) {
        this.records = records;
        this.people = people;
        this.checkIns = checkIns;
        this.tickets = new Tickets(sql);
        this.clock = clock;
    }

    /**
     * Somebody who has checked in.
     *
     * @param known the person was in the index before, as the card says
     * @param again the same number as before: the card was scanned twice that day
     */
    record Arrived(Ticket ticket, Person person, boolean known, boolean again) {}

    LocalDate today() {
        return LocalDate.now(clock.withZone(VIETNAM));
    }

    /** The tickets of today, in order of their numbers. */
    public List<Ticket> list(String facility) {
        return tickets.list(facility, today());
    }

    Arrived checkIn(CitizenCard card, Actor actor) {
        var facility = actor.facility()
                .orElseThrow(() -> Problem.forbidden(
                        "Kiosk chỉ dùng được với vai trò ở một cơ sở.", "A kiosk is used in a role at a facility."));
        return records.write(writing -> checkIn(card, facility, actor, writing));
    }

    private Arrived checkIn(CitizenCard card, String facility, Actor actor, Writing writing) {
        var now = clock.instant();
        var today = today();
        var holder = people.holder(card.number().value()).filter(card::mayBeOf);
        var known = holder.filter(card::isOf).isPresent();
        var held = holder.flatMap(it -> tickets.find(facility, today, it.key()));
        if (held.isPresent()) return new Arrived(held.get(), holder.orElseThrow(), known, true);
        var number = tickets.next(facility, today);
        if (number == 1) tickets.forgetCards(today);
        var maLk = "KIOSK-%s-%04d".formatted(today.format(DateTimeFormatter.BASIC_ISO_DATE), number);
        var in = LocalDateTime.ofInstant(now, VIETNAM).truncatedTo(ChronoUnit.MINUTES);
        var person = checkIns.open(writing, new CheckIn(facility, maLk, card.facts(), in, EXAMINATION, "", ""), actor);
        var ticket = new Ticket(number, now, person.key(), maLk, Optional.of(card));
        tickets.keep(facility, today, ticket);
        return new Arrived(ticket, person, known, false);
    }
}
