package vn.vongdoi.claims;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import vn.vongdoi.access.Actor;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.record.Records;

/**
 * The door for national claims XML. Files are read and checked in parallel and stored in order by one writer; every
 * encounter is answered, and an answer means that what it says is durable.
 */
@Component
public class ClaimsDoor implements DisposableBean {
    private static final int PARSERS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int AHEAD = 64;

    private final Deliveries deliveries;
    private final Intake intake;
    private final ExecutorService parsers = Executors.newFixedThreadPool(
            PARSERS, Thread.ofPlatform().name("claims-parser-", 0).daemon().factory());

    ClaimsDoor(JdbcClient sql, DataSource dataSource, Records records, People people, Clock clock) {
        this.deliveries = new Deliveries(sql, clock);
        this.intake = new Intake(new ClaimStore(records, people, new SubmissionStore(sql, dataSource, clock)));
    }

    /** Told how far a long delivery has come. */
    public interface Progress {
        Progress SILENT = new Progress() {};

        /** @param encounters read so far from the file */
        default void reading(String path, long encounters) {}

        /** A file is done, well or not. */
        default void done(FileReport file) {}
    }

    /**
     * Takes in files and folders, also .gz and .zip. One that cannot be read stores nothing and does not stop the
     * others.
     */
    public LoadReport receive(List<Path> paths, Actor sender, Progress progress) {
        var files = new ArrayList<FileReport>();
        for (var path : paths) ClaimFiles.visit(path, new Reception(sender, progress, files));
        return new LoadReport(files);
    }

    /**
     * Takes in one uploaded file.
     *
     * @param shown the name the sender gave it
     * @throws Problem when the sender's token is for another facility than the file's; nothing is stored then
     */
    public LoadReport receive(Path upload, String shown, Actor sender) {
        var files = new ArrayList<FileReport>();
        ClaimFiles.visit(upload, shown, new Reception(sender, Progress.SILENT, files));
        return new LoadReport(files);
    }

    @Override
    public void destroy() {
        intake.close();
        parsers.shutdown();
    }

    private final class Reception implements ClaimFiles.Visitor {
        private final Actor sender;
        private final Progress progress;
        private final List<FileReport> files;

        Reception(Actor sender, Progress progress, List<FileReport> files) {
            this.sender = sender;
            this.progress = progress;
            this.files = files;
        }

        @Override
        public void file(ClaimSource source) {
            add(new OneFile(source, sender, progress).take());
        }

        @Override
        public void unreadable(String path, UnreadableFile why) {
            deliveries.unreadable(sender, path, why);
            add(FileReport.unreadable(path, why.category().word(), String.valueOf(why.getMessage())));
        }

        private void add(FileReport file) {
            files.add(file);
            progress.done(file);
        }
    }

    /** One file on its way: read here, parsed and checked by the pool, handed to the writer in its order. */
    private final class OneFile {
        private final ClaimSource source;
        private final Actor sender;
        private final Progress progress;
        private final ArrayDeque<Future<Checked>> parsing = new ArrayDeque<>();
        private final List<CompletableFuture<EncounterReport>> answers = new ArrayList<>();
        private Deliveries.Delivery delivery = Deliveries.Delivery.NONE;

        OneFile(ClaimSource source, Actor sender, Progress progress) {
            this.source = source;
            this.sender = sender;
            this.progress = progress;
        }

        FileReport take() {
            try {
                var envelope = ClaimFile.read(source, this::accept);
                if (!delivery.begun()) begin(envelope.facility(), envelope.made());
                while (!parsing.isEmpty()) handIn();
                var encounters = answers.stream().map(OneFile::answer).toList();
                var report = new FileReport(source.path(), Optional.empty(), encounters);
                deliveries.end(delivery, report);
                return report;
            } catch (UnreadableFile e) {
                deliveries.unreadable(sender, source.path(), e);
                return FileReport.unreadable(source.path(), e.category().word(), String.valueOf(e.getMessage()));
            }
        }

        private void accept(SentEncounter sent) {
            if (!delivery.begun()) begin(sent.facility(), sent.made());
            var number = delivery.number();
            parsing.add(parsers.submit(() -> check(number, sent)));
            if (parsing.size() > AHEAD) handIn();
            if (sent.position() % 50 == 0) progress.reading(source.path(), sent.position());
        }

        private void begin(String facility, LocalDate made) {
            if (!sender.speaksFor(facility)) {
                throw Problem.forbidden(
                        "Mã truy cập này chỉ dùng cho cơ sở " + sender.facility().orElse("") + ", tệp là của cơ sở "
                                + facility + ". Không có gì được lưu.",
                        "This token is for facility " + sender.facility().orElse("") + ", the file is of " + facility
                                + ". Nothing was stored.");
            }
            delivery = deliveries.begin(sender, source, facility, made);
        }

        private void handIn() {
            try {
                answers.add(intake.submit(parsing.remove().get()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading " + source.path(), e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("an encounter of " + source.path() + " could not be checked", e);
            }
        }

        private static Checked check(long delivery, SentEncounter sent) {
            var encounter = ClaimEncounter.of(sent);
            return new Checked(
                    delivery, encounter, Checker.check(encounter), SubmissionStore.packed(encounter.original()));
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
