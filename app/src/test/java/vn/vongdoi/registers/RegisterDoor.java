package vn.vongdoi.registers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.claimcheck.FacilityLists;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.person.People;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;
import vn.vongdoi.school.Schools;

/** A register door with a database of its own, and a folder for the files to load. */
final class RegisterDoor implements AutoCloseable {
    private final Path folder;
    private final Database database;
    private final AnnotationConfigApplicationContext parts;
    final JdbcClient db;

    RegisterDoor(Path folder) {
        this.folder = folder;
        database = Database.open(new DataFolder(folder.resolve("home")), null);
        db = JdbcClient.create(database.dataSource());
        parts = new AnnotationConfigApplicationContext();
        parts.registerBean(
                Clock.class, () -> Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh")));
        parts.registerBean(Database.class, () -> database, bean -> bean.setDestroyMethodName(""));
        parts.registerBean(DataSource.class, database::dataSource, bean -> bean.setDestroyMethodName(""));
        parts.registerBean(JdbcClient.class, () -> db);
        parts.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database.dataSource()));
        parts.registerBean(Vault.class, () -> Vault.open(new DataFolder(folder.resolve("home")), null));
        parts.registerBean(DataFolder.class, () -> new DataFolder(folder.resolve("home")));
        parts.register(
                Places.class,
                vn.vongdoi.catalogue.Catalogues.class,
                People.class,
                AuditLog.class,
                Records.class,
                Cards.class,
                Schools.class,
                Registers.class);
        parts.refresh();
    }

    RegisterReport load(RegisterKind kind, Path file) {
        return parts.getBean(Registers.class).load(kind, file);
    }

    RegisterReport load(RegisterKind kind, String... lines) {
        return load(kind, file(String.join("\n", lines).getBytes(UTF_8)));
    }

    Path file(byte[] content) {
        try {
            return Files.write(Files.createTempFile(folder, "register", ".csv"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Records records() {
        return parts.getBean(Records.class);
    }

    /** What the loaded facilities told of themselves, as the claims door sees it. */
    FacilityLists lists() {
        return new FacilityLists(parts.getBean(Places.class), parts.getBean(vn.vongdoi.catalogue.Catalogues.class));
    }

    Schools schools() {
        return parts.getBean(Schools.class);
    }

    People people() {
        return parts.getBean(People.class);
    }

    long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    /** A file of the shared samples; empty on a machine without them. */
    static Optional<Path> sample(String name) {
        return Stream.of(System.getProperty("vongdoi.shared", "../../shared"), "../../shared", "../shared")
                .map(root -> Path.of(root, "samples", "claims", name))
                .filter(Files::exists)
                .findFirst();
    }

    @Override
    public void close() {
        parts.close();
        database.close();
    }
}
