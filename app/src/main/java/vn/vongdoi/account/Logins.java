package vn.vongdoi.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.vongdoi.database.DataFolder;

/** People who sign in. The first start makes the administrator and tells its password on the console, once. */
@Component
final class Logins implements UserDetailsService, ApplicationRunner {
    private static final String ADMINISTRATOR = "admin";
    private static final String FILE = "admin-password.txt";
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"; // none that is read as another
    private static final int LENGTH = 20; // 32^20 = 100 bits

    private final JdbcClient db;
    private final PasswordEncoder encoder;
    private final DataFolder folder;
    private final Clock clock;

    Logins(JdbcClient db, PasswordEncoder encoder, DataFolder folder, Clock clock) {
        this.db = db;
        this.encoder = encoder;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return db.sql("select password from access.login where name = :name")
                .param("name", name)
                .query(String.class)
                .optional()
                .map(password -> User.withUsername(name).password(password).build())
                .orElseThrow(() -> new UsernameNotFoundException("no such login"));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        createAdministrator().ifPresent(this::tell);
    }

    /** The new password; empty if there already is a login. */
    Optional<String> createAdministrator() {
        if (db.sql("select exists(select from access.login)")
                .query(Boolean.class)
                .single()) return Optional.empty();
        var password = password();
        var created = db.sql("insert into access.login values (:name, :password, :now) on conflict do nothing")
                .param("name", ADMINISTRATOR)
                .param("password", encoder.encode(password))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return created == 0 ? Optional.empty() : Optional.of(password); // another process was first
    }

    private void tell(String password) {
        var file = folder.file(FILE);
        write(file, password);
        System.err.printf(
                "%nĐăng nhập lần đầu / first sign-in: %s, mật khẩu / password: %s%n(ghi trong / kept in %s)%n%n",
                ADMINISTRATOR, password, file);
    }

    private static void write(Path file, String password) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password + System.lineSeparator(), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String password() {
        return new SecureRandom()
                .ints(LENGTH, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining());
    }
}
