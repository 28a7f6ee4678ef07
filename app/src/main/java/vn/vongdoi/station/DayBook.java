package vn.vongdoi.station;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimfile.ClaimWriter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.kiosk.Kiosk;
import vn.vongdoi.kiosk.Ticket;
import vn.vongdoi.page.Problem;
import vn.vongdoi.record.Entry;

/** The book of a station's day: who waits, who was seen, what was taken back, and the file to send. */
@Component
class DayBook {
    private final VisitStore store;
    private final StationVisits visits;
    private final RecordedVisits recorded;
    private final ClaimsDoor door;
    private final Kiosk kiosk;
    private final Clock clock;

    DayBook(JdbcClient sql, StationVisits visits, RecordedVisits recorded, ClaimsDoor door, Kiosk kiosk, Clock clock) {
        this.recorded = recorded;
        this.store = new VisitStore(sql);
        this.visits = visits;
        this.door = door;
        this.kiosk = kiosk;
        this.clock = clock;
    }

    /** Who has a number of today's kiosk and no visit yet. */
    List<Ticket> waiting(Actor actor) {
        var facility = facility(actor);
        return kiosk.list(facility).stream()
                .filter(ticket -> !wasSeen(facility, ticket.maLk()))
                .toList();
    }

    /** One of the book may never have reached the door: then who has the ticket waits on. */
    private boolean wasSeen(String facility, String maLk) {
        return store.has(facility, maLk)
                && (store.isWithdrawn(facility, maLk) || door.taken(facility, List.of(maLk)) > 0);
    }

    /** @throws Problem when nobody waits with it */
    Ticket ticket(String maLk, Actor actor) {
        return kiosk.list(facility(actor)).stream()
                .filter(ticket -> ticket.maLk().equals(maLk))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "Hôm nay kiosk không phát số nào mang mã " + Formats.shown(maLk) + ".",
                        "The kiosk gave no number of the key " + Formats.shown(maLk) + " today."));
    }

    /**
     * A visit of a station's day, as the actor may read it.
     *
     * @param summary as it was entered
     */
    record Entered(String maLk, Entry encounter, Row summary) {}

    List<Entered> list(LocalDate day, Actor actor) {
        var facility = facility(actor);
        return store.list(facility, day).stream()
                .flatMap(maLk -> recorded
                        .encounter(facility, maLk, actor)
                        .flatMap(encounter -> recorded.summary(encounter, actor)
                                .map(summary -> new Entered(maLk, encounter, summary)))
                        .stream())
                .toList();
    }

    /** What was taken back of a day. */
    List<VisitStore.Withdrawn> withdrawn(LocalDate day, Actor actor) {
        return store.withdrawn(facility(actor), day);
    }

    /** There is something to send. */
    boolean hasFile(LocalDate day, Actor actor) {
        var facility = facility(actor);
        return !store.list(facility, day).isEmpty()
                || store.withdrawn(facility, day).stream().anyMatch(VisitStore.Withdrawn::filed);
    }

    /**
     * The visits of a day as a file to send to the portal, as the record holds them now. What was taken back is in it where
     * a former file had it: the portal may hold it. What no file ever had is left out.
     */
    byte[] file(LocalDate day, Actor actor) {
        var facility = facility(actor);
        var readable = list(day, actor);
        var takenBack = withdrawn(day, actor).stream()
                .filter(VisitStore.Withdrawn::filed)
                .map(it -> Withdrawal.tables(facility, it.maLk(), it.reason()))
                .toList();
        if (readable.isEmpty() && takenBack.isEmpty()) {
            throw Problem.notFound("Ngày này trạm chưa ghi lượt khám nào.", "The station entered no visit that day.");
        }
        // One of the book may never have reached the door.
        var closed = door.taken(facility, store.list(facility, day)) - readable.size();
        if (closed > 0) {
            throw Problem.conflict(
                    "Có " + closed
                            + " lượt khám của ngày này không còn mở với bạn (dữ liệu được bảo vệ), nên tệp sẽ thiếu."
                            + " Tệp của ngày phải được tải trong vòng 90 ngày.",
                    closed + " visits of that day are closed to you (protected data), so the file would lack them.");
        }
        var encounters = Stream.concat(readable.stream().map(entered -> whole(entered, actor)), takenBack.stream())
                .toList();
        var file = ClaimWriter.write(facility, visits.now().toLocalDate(), encounters);
        store.filed(facility, readable.stream().map(Entered::maLk).toList(), clock.instant());
        return file;
    }

    private Map<TableKind, List<Row>> whole(Entered entered, Actor actor) {
        try {
            return recorded.tables(entered.encounter(), actor);
        } catch (IllegalArgumentException e) {
            throw Problem.conflict(
                    "Lượt khám " + entered.maLk() + " trong hồ sơ không còn đủ để dựng lại tệp: hãy mở và lưu lại.",
                    "Visit " + entered.maLk() + " is no longer whole in the record: open it and save it again.");
        }
    }

    private String facility(Actor actor) {
        return visits.facility(actor).code().value();
    }
}
