package vn.vongdoi.claims;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimcheck.FacilityLists;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.ClaimFile;
import vn.vongdoi.claimfile.ClaimFiles;
import vn.vongdoi.claimfile.ClaimSource;
import vn.vongdoi.claimfile.SentEncounter;
import vn.vongdoi.claimfile.UnreadableFile;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.record.Records;
import vn.vongdoi.record.Room;

/**
 * The door for national claims XML. Files are read and checked in parallel and stored in order by one writer; every
 * encounter is answered, and an answer means that what it says is durable.
 */
@Component
public class ClaimsDoor implements DisposableBean {
    private static final int PARSERS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int ENCOUNTERS_AHEAD = 64;
    private static final int FILES_AHEAD = 32;
    /** Bytes of all senders' encounters on their way; parsed, they take some four times as much. */
    private static final long ROOM = 24L << 20;

    /** {@link FileReport.Problem#kind} of a file of another facility than the sender's. */
    static final String FORBIDDEN = "forbidden";

    /** {@link Issue#rule} of a duplicate that is not current: a document of a later day stands. */
    public static final String OLDER = "older-than-current";

    private final Deliveries deliveries;
    private final Quarantine quarantine;
    private final SubmissionStore submissions;
    private final Intake intake;
    private final FacilityLists lists;
    private final CheckIns checkIns;
    private final Room room = new Room(ROOM);
    private final ExecutorService parsers = Executors.newFixedThreadPool(
            PARSERS, Thread.ofPlatform().name("claims-parser-", 0).daemon().factory());

    ClaimsDoor(
            JdbcClient sql,
            DataSource dataSource,
            Records records,
            People people,
            FacilityLists lists,
            CheckIns checkIns,
            Clock clock) {
        this.checkIns = checkIns;
        this.lists = lists;
        this.deliveries = new Deliveries(sql, clock);
        this.quarantine = new Quarantine(sql);
        this.submissions = new SubmissionStore(sql, dataSource);
        this.intake = new Intake(new ClaimStore(records, people, submissions, deliveries, new Tally(sql), clock));
    }

    /**
     * Takes in files and folders, also .gz and .zip. One that cannot be read, or that is of a facility the sender may
     * not speak for, stores nothing and does not stop the others. The answers go to {@code answers}, file by file.
     */
    public void receive(List<Path> paths, Actor sender, Consumer<FileReport> answers) {
        try (var reception = new Reception(sender, false, answers)) {
            for (var path : paths) ClaimFiles.visit(path, reception);
            reception.finishAll();
        }
    }

    /**
     * Takes in one uploaded file.
     *
     * @param shown the name the sender gave it
     */
    public LoadReport receive(Path upload, String shown, Actor sender) {
        return receive(upload, shown, sender, false);
    }

    /**
     * Takes in a file whose sender knows what is current and corrects it. A file that is sent again doubles nothing, so that what
     * an encounter said before on the same day is no news; somebody who goes back to it in a form means it.
     */
    public LoadReport correct(Path upload, String shown, Actor sender) {
        return receive(upload, shown, sender, true);
    }

    private LoadReport receive(Path upload, String shown, Actor sender, boolean lastWord) {
        var files = new ArrayList<FileReport>();
        try (var reception = new Reception(sender, lastWord, files::add)) {
            ClaimFiles.visit(upload, shown, reception);
            reception.finishAll();
        }
        return new LoadReport(files);
    }

    /** As {@link #receive(Path, String, Actor)} would answer, without storing anything. */
    public LoadReport check(Path upload, String shown, Actor sender) {
        return PreCheck.check(upload, shown, sender, lists);
    }

    /**
     * Checks again what was rejected, claims and check-ins, by today's rules; what is right now is stored as if it had been accepted when it
     * arrived. What was stored of an encounter since then stays current.
     *
     * @param delivery of one file; empty for all files of all facilities
     * @param answers in the order of arrival
     */
    public void again(OptionalLong delivery, Actor sender, Consumer<EncounterReport> answers) {
        var after = 0L;
        for (var some = quarantine.list(delivery, after); !some.isEmpty(); some = quarantine.list(delivery, after)) {
            var waiting = new ArrayList<CompletableFuture<EncounterReport>>();
            for (var rejected : some) {
                admit(sender, rejected.facility());
                waiting.add(
                        rejected.checkIn()
                                ? CompletableFuture.completedFuture(checkIns.again(rejected, sender))
                                : again(rejected, sender));
            }
            waiting.forEach(answer -> answers.accept(OneFile.answer(answer)));
            after = some.getLast().submission();
        }
    }

    private CompletableFuture<EncounterReport> again(Quarantine.Rejected rejected, Actor sender) {
        var place = room.enter(SubmissionStore.unpackedSize(rejected.original()));
        try {
            return intake.submit(rejected.again(sender, lists), place);
        } catch (RuntimeException | Error e) {
            place.leave();
            throw e;
        }
    }

    /** How many of a facility's encounters were taken in and not withdrawn since. */
    public int taken(String facility, Collection<String> maLks) {
        return submissions.taken(facility, maLks);
    }

    /** How many documents are rejected as things stand. */
    public long rejected() {
        return quarantine.count();
    }

    /** @throws Problem when the sender may not speak for the facility */
    static void admit(Actor sender, String facility) {
        if (sender.speaksFor(facility)) return;
        throw Problem.forbidden(
                "Mã truy cập này chỉ dùng cho cơ sở " + sender.facility().orElse("") + ", tệp là của cơ sở " + facility
                        + ". Không có gì được lưu.",
                "This token is for facility " + sender.facility().orElse("") + ", the file is of " + facility
                        + ". Nothing was stored.");
    }

    @Override
    public void destroy() {
        intake.close();
        parsers.shutdown();
    }

    /**
     * One delivery on its way: files are read here one after the other, their encounters parsed and checked by the pool
     * and handed to the writer in order. Reading runs ahead of storing, over the ends of files, so that the writer
     * always finds enough waiting for a full group.
     */
    private final class Reception implements ClaimFiles.Visitor, AutoCloseable {
        private final Actor sender;
        private final boolean lastWord;
        private final Consumer<FileReport> answers;
        private final ArrayDeque<OneFile> open = new ArrayDeque<>();
        private final ArrayDeque<Parsing> parsing = new ArrayDeque<>();

        private record Parsing(OneFile file, Room.Place place, Future<Checked> checked) {}

        Reception(Actor sender, boolean lastWord, Consumer<FileReport> answers) {
            this.sender = sender;
            this.lastWord = lastWord;
            this.answers = answers;
        }

        @Override
        public void file(ClaimSource source) {
            var file = new OneFile(source);
            open.add(file);
            try {
                var envelope = ClaimFile.read(source, sent -> accept(file, sent));
                if (!file.delivery.begun()) begin(file, envelope.facility(), envelope.made());
                if (envelope.signed()) deliveries.signed(file.delivery, source);
            } catch (UnreadableFile e) {
                refuse(file, e.category().word(), String.valueOf(e.getMessage()));
            } catch (Problem e) {
                refuse(file, FORBIDDEN, e.vietnamese());
            }
            while (open.size() > FILES_AHEAD) finish();
        }

        @Override
        public void unreadable(String path, UnreadableFile why) {
            var file = new OneFile(new ClaimSource(path, InputStream::nullInputStream));
            open.add(file);
            refuse(file, why.category().word(), String.valueOf(why.getMessage()));
        }

        private void refuse(OneFile file, String kind, String message) {
            file.problem = Optional.of(new FileReport.Problem(kind, message));
            deliveries.unreadable(sender, file.source.path(), message);
        }

        void finishAll() {
            while (!open.isEmpty()) finish();
        }

        /** What was read ahead and will not be stored, because the delivery failed, gives its room back. */
        @Override
        public void close() {
            parsing.forEach(p -> p.place().leave());
        }

        private void accept(OneFile file, SentEncounter sent) {
            if (!file.delivery.begun()) begin(file, sent.facility(), sent.made());
            var number = file.delivery.number();
            parsing.add(new Parsing(
                    file,
                    place(sent.bytes()),
                    parsers.submit(() -> Checked.of(sender, number, ClaimEncounter.of(sent), lists, lastWord))));
            if (parsing.size() > ENCOUNTERS_AHEAD) handIn();
        }

        /** When the room is full, hands in first what was read ahead: only what the writer has can free room. */
        private Room.Place place(long bytes) {
            var free = room.tryEnter(bytes);
            if (free.isPresent()) return free.get();
            while (!parsing.isEmpty()) handIn();
            return room.enter(bytes);
        }

        private void begin(OneFile file, String facility, LocalDate made) {
            admit(sender, facility);
            file.delivery = deliveries.begin(sender, file.source, facility, made);
        }

        private void handIn() {
            var next = parsing.remove();
            try {
                next.file().answers.add(intake.submit(next.checked().get(), next.place()));
            } catch (InterruptedException e) {
                next.place().leave();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(
                        "interrupted while reading " + next.file().source.path(), e);
            } catch (ExecutionException e) {
                next.place().leave();
                throw new IllegalStateException(
                        "an encounter of " + next.file().source.path() + " could not be checked", e);
            }
        }

        /** Waits until the oldest file is stored whole. */
        private void finish() {
            var file = open.remove();
            while (parsing.stream().anyMatch(p -> p.file() == file)) handIn();
            var report = file.report();
            if (file.delivery.begun()) deliveries.end(file.delivery);
            answers.accept(report);
        }
    }

    /** A file whose encounters are being stored. */
    private static final class OneFile {
        private final ClaimSource source;
        private final List<CompletableFuture<EncounterReport>> answers = new ArrayList<>();
        private Deliveries.Delivery delivery = Deliveries.Delivery.NONE;
        private Optional<FileReport.Problem> problem = Optional.empty();

        OneFile(ClaimSource source) {
            this.source = source;
        }

        FileReport report() {
            return new FileReport(
                    source.path(),
                    problem,
                    answers.stream().map(OneFile::answer).toList());
        }

        private static EncounterReport answer(CompletableFuture<EncounterReport> answer) {
            try {
                return answer.join();
            } catch (CompletionException e) {
                throw new IllegalStateException("an encounter could not be stored", e.getCause());
            }
        }
    }
}
