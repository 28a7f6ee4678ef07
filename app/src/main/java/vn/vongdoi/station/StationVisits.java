package vn.vongdoi.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.catalogue.Catalogues;
import vn.vongdoi.catalogue.Item;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimfile.ClaimWriter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.claims.EncounterReport;
import vn.vongdoi.claims.LoadReport;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.kiosk.Kiosk;
import vn.vongdoi.kiosk.Ticket;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.StaffPost;
import vn.vongdoi.record.Entry;

/** Visits that a station enters itself: taken in by the claims door as any file is, written out as files to send. */
@Component
class StationVisits {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private static final int LONGEST_REASON = 500;

    private final VisitStore visits;
    private final Catalogues catalogues;
    private final ClaimsDoor door;
    private final RecordedVisits recorded;
    private final Places places;
    private final IcdNames icd10;
    private final Kiosk kiosk;
    private final DataFolder folder;
    private final Clock clock;

    StationVisits(
            JdbcClient sql,
            Catalogues catalogues,
            ClaimsDoor door,
            RecordedVisits recorded,
            Places places,
            IcdNames icd10,
            Kiosk kiosk,
            DataFolder folder,
            Clock clock) {
        this.visits = new VisitStore(sql);
        this.catalogues = catalogues;
        this.door = door;
        this.recorded = recorded;
        this.places = places;
        this.icd10 = icd10;
        this.kiosk = kiosk;
        this.folder = folder;
        this.clock = clock;
    }

    /** What became of a form. */
    sealed interface Outcome {
        /** @param warnings what the facility should look at, though it was stored */
        record Stored(String maLk, List<Issue> warnings) implements Outcome {}

        record Faulty(Faults faults) implements Outcome {}
    }

    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), VIETNAM).truncatedTo(ChronoUnit.MINUTES);
    }

    /** @throws Problem when the actor's role is not held at a facility of the register */
    Facility facility(Actor actor) {
        return actor.facility()
                .flatMap(code -> places.findFacility(new FacilityCode(code)))
                .orElseThrow(() -> Problem.forbidden(
                        "Chỉ người có vai trò ở một cơ sở trong danh mục mới ghi lượt khám.",
                        "Visits are entered in a role at a facility of the register."));
    }

    List<Item> catalogue(Facility facility) {
        return catalogues.list(facility.code(), now().toLocalDate());
    }

    /** Who works there on that day and has a licence. */
    List<StaffPost> practitioners(Facility facility, LocalDate day) {
        return places.posts(facility.code(), day).stream()
                .filter(post -> post.licence() != null)
                .toList();
    }

    /**
     * Takes a visit in, or a correction of one: nothing is stored while the check at the door rejects anything. A form
     * bears the key of its visit from the beginning, so that it never makes two.
     *
     * @param form with {@code maLk}, given when it was opened, and {@code version} when it corrects a visit
     * @throws Problem when the key is none that this station gave, or somebody corrected the visit meanwhile
     */
    Outcome enter(VisitForm form, Actor actor) {
        var facility = facility(actor);
        var code = facility.code().value();
        var maLk = form.typed("maLk");
        if (!isOurs(code, maLk)) throw unknown(maLk);
        if (visits.isWithdrawn(code, maLk)) throw isWithdrawn(maLk);
        refuseOutdated(form.typed("version"), recorded.encounter(code, maLk, actor));
        var now = now();
        var faults = new Faults();
        var out = ended(form, now, faults);
        var items = catalogues.list(facility.code(), out.toLocalDate());
        var tables = new VisitTables(form, facility, maLk, now, out, places, icd10, items, faults).make();
        var file = ClaimWriter.write(code, now.toLocalDate(), List.of(tables));
        var checked = answer(file, path -> door.check(path, maLk, actor));
        checked.issues().stream().filter(Issue::rejects).forEach(faults::add);
        if (!faults.isEmpty()) return new Outcome.Faulty(faults);
        // Before the door, so that a visit in the record is always one of the book; the book passes over one that is
        // not.
        visits.keep(code, maLk, out.toLocalDate(), actor.name());
        var stored = answer(file, path -> door.correct(path, maLk, actor));
        return switch (stored.status()) {
            case ACCEPTED, REPLACED -> {
                // Somebody took it back while this came in: it stays taken back.
                if (visits.isWithdrawn(code, maLk)) {
                    takeBack(code, maLk, visits.reason(code, maLk), actor);
                    throw isWithdrawn(maLk);
                }
                yield new Outcome.Stored(maLk, stored.issues());
            }
            case DUPLICATE -> {
                // The form was sent twice, and says what is current; unless a document of a later day does.
                if (!isOlder(stored)) yield new Outcome.Stored(maLk, stored.issues());
                faults.tell(
                        "Lượt khám này đã có bản lập sau hôm nay; bản ấy vẫn giữ nguyên. Hãy xem lại đồng hồ của máy chủ.");
                yield new Outcome.Faulty(faults);
            }
            case REJECTED, WITHDRAWN, SOUND -> {
                stored.issues().forEach(faults::add);
                yield new Outcome.Faulty(faults);
            }
        };
    }

    private LocalDateTime ended(VisitForm form, LocalDateTime now, Faults faults) {
        var typed = form.typed("ended");
        if (typed.isEmpty()) return now;
        try {
            return LocalDateTime.parse(typed);
        } catch (DateTimeException e) {
            faults.add("ended", "Giờ kết thúc phải là ngày giờ có thật, nhận “" + Formats.shown(typed) + "”.");
            return now;
        }
    }

    private boolean isOurs(String facility, String maLk) {
        return visits.has(facility, maLk)
                || visits.gave(facility, maLk)
                || ticket(facility, maLk).isPresent();
    }

    /**
     * Two who correct one visit at the same time: the second must see what the first did. A form that began a visit and
     * comes back after it was saved, by the browser's way back, is no correction either.
     */
    private static void refuseOutdated(String version, Optional<Entry> current) {
        if (current.isEmpty()
                || !"finished".equals(current.get().status())
                || String.valueOf(current.get().version()).equals(version)) return;
        throw Problem.conflict(
                "Lượt khám này đã được lưu, hoặc vừa được người khác sửa. Hãy mở lại từ sổ khám bệnh rồi sửa tiếp.",
                "This visit has been saved, or somebody else has just corrected it. Open it again from the book and go on.");
    }

    private Optional<Ticket> ticket(String facility, String maLk) {
        return kiosk.list(facility).stream()
                .filter(ticket -> ticket.maLk().equals(maLk))
                .findFirst();
    }

    /** A visit that the station entered, to be corrected. */
    VisitForm correcting(String maLk, Actor actor) {
        var encounter = entered(maLk, actor);
        return FormerVisit.again(recorded.tables(encounter, actor))
                .with("maLk", maLk)
                .with("version", String.valueOf(encounter.version()));
    }

    /** The tables of a visit that the station entered. */
    Map<TableKind, List<Row>> visit(String maLk, Actor actor) {
        return recorded.tables(entered(maLk, actor), actor);
    }

    private Entry entered(String maLk, Actor actor) {
        var facility = facility(actor).code().value();
        if (!visits.has(facility, maLk)) throw unknown(maLk);
        if (visits.isWithdrawn(facility, maLk)) throw isWithdrawn(maLk);
        // One of the book may never have reached the door.
        return recorded.encounter(facility, maLk, actor)
                .filter(encounter -> recorded.summary(encounter, actor).isPresent())
                .orElseThrow(() -> unknown(maLk));
    }

    /** A visit of the book that is not in the record any more, or never was: nobody can look at it, and it can be taken back. */
    boolean isLost(String maLk, Actor actor) {
        var facility = facility(actor).code().value();
        return visits.has(facility, maLk)
                && !visits.isWithdrawn(facility, maLk)
                && door.taken(facility, List.of(maLk)) == 0;
    }

    /**
     * Takes back a visit that never took place, or that was entered for somebody else: the record deletes it, the book keeps
     * it with the reason. Its key is never given again.
     *
     * @param version of the visit that was looked at
     * @throws Problem when somebody corrected it meanwhile, or it was taken back before
     */
    void withdraw(String maLk, String version, String reason, Actor actor) {
        var code = facility(actor).code().value();
        if (!visits.has(code, maLk)) throw unknown(maLk);
        if (visits.isWithdrawn(code, maLk)) throw isWithdrawn(maLk);
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || !ClaimWriter.isXml(reason)) {
            throw Problem.invalid(
                    "Hãy ghi lý do rút, nhiều nhất " + LONGEST_REASON + " chữ; nhận " + reason.length() + ".",
                    "Say why it is withdrawn, in at most " + LONGEST_REASON + " letters; got " + reason.length() + ".");
        }
        var current = recorded.encounter(code, maLk, actor);
        if (current.isEmpty() && door.taken(code, List.of(maLk)) > 0) throw unknown(maLk); // closed to the actor
        refuseOutdated(version, current);
        takeBack(code, maLk, reason, actor);
        visits.withdraw(code, maLk, actor.name(), reason, clock.instant());
    }

    private void takeBack(String facility, String maLk, String reason, Actor actor) {
        var file = ClaimWriter.write(facility, now().toLocalDate(), List.of(Withdrawal.tables(facility, maLk, reason)));
        var stored = answer(file, path -> door.correct(path, maLk, actor));
        switch (stored.status()) {
            case WITHDRAWN -> {}
            case DUPLICATE -> {
                // Known when the program stopped before the book was told; unless a document of a later day stands.
                if (isOlder(stored)) {
                    throw Problem.conflict(
                            "Lượt khám này đã có bản lập sau hôm nay, nên chưa rút được. Hãy xem lại đồng hồ của máy chủ.",
                            "A document of a later day stands for this visit, so it was not withdrawn. Look at the server's clock.");
                }
            }
            case ACCEPTED, REPLACED, REJECTED, SOUND ->
                throw new IllegalStateException("a withdrawal was answered " + stored.status());
        }
    }

    private static boolean isOlder(EncounterReport stored) {
        return stored.issues().stream().anyMatch(issue -> issue.rule().equals(ClaimsDoor.OLDER));
    }

    /** Whether the key was given for a visit that has not come in. */
    boolean mayBegin(String maLk, Actor actor) {
        var facility = facility(actor).code().value();
        return isOurs(facility, maLk) && !visits.has(facility, maLk);
    }

    /** The key of a visit that begins. */
    String begin(Actor actor) {
        return number(facility(actor).code().value(), now().toLocalDate());
    }

    private String number(String facility, LocalDate day) {
        return "TYT-%s-%04d".formatted(day.format(DAY), visits.next(facility, day));
    }

    private EncounterReport answer(byte[] file, Function<Path, LoadReport> asked) {
        try {
            var upload = Files.createTempFile(folder.uploads(), "visit-", ".xml");
            try {
                Files.write(upload, file);
                return asked.apply(upload).files().stream()
                        .flatMap(report -> report.encounters().stream())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("a visit's own file could not be read"));
            } finally {
                Files.deleteIfExists(upload);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem isWithdrawn(String maLk) {
        return Problem.conflict(
                "Lượt khám " + maLk + " đã rút. Mã này không dùng lại; nếu cần, hãy ghi một lượt khám mới.",
                "Visit " + maLk + " was withdrawn. Its key is not used again; enter a new visit if one is needed.");
    }

    private static Problem unknown(String maLk) {
        return Problem.notFound(
                "Trạm không ghi lượt khám nào mang mã " + maLk + ".",
                "The station entered no visit of the key " + maLk + ".");
    }
}
