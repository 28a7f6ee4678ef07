package vn.vongdoi.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with the memory and passes that OWASP recommends (19 MiB, 2). A few at a time: each takes its memory, and
 * many wrong passwords at once must not take all of it.
 */
@Component
final class PasswordHashing implements PasswordEncoder {
    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2",
            Map.of(
                    "argon2",
                    new Argon2Password4jPasswordEncoder(
                            Argon2Function.getInstance(KIBIBYTES, PASSES, 1, HASH_BYTES, Argon2.ID)),
                    "bcrypt", // what the first version wrote
                    new BCryptPasswordEncoder()));

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        places.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            places.release();
        }
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        places.acquireUninterruptibly();
        try {
            return encoder.matches(password, encoded);
        } finally {
            places.release();
        }
    }

    @Override
    public boolean upgradeEncoding(@Nullable String encoded) {
        return encoder.upgradeEncoding(encoded);
    }
}
