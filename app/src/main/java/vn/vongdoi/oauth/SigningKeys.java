package vn.vongdoi.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vongdoi.database.Vault;

/**
 * With what the server signs. Each 90 days have a key of their own, made when it is first needed and the same in all
 * processes of one database; the key before still verifies until nothing that it signed can be valid.
 */
@Component
final class SigningKeys implements JWKSource<SecurityContext> {
    private static final Duration PERIOD = Duration.ofDays(90);
    /** Longer than a token lives, with what clocks differ by. */
    private static final Duration STILL_VERIFIES = Duration.ofHours(1);
    /** Somebody who deletes a key that leaked waits no longer for the servers to know. */
    private static final Duration TRUSTED = Duration.ofMinutes(1);

    /** @param keys the one that signs first */
    private record Known(List<ECKey> keys, long period, Instant until) {}

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;
    private volatile @Nullable Known known;

    SigningKeys(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** The kid of the key that signs now. */
    String current() {
        return keys().getFirst().getKeyID();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(List.<JWK>copyOf(keys())));
    }

    /** Those that verify, the one that signs first. */
    List<ECKey> keys() {
        var now = clock.instant();
        var period = period(now);
        var held = known;
        if (held != null && held.period() == period && now.isBefore(held.until())) return held.keys();
        var keys = read(period, period(now.minus(STILL_VERIFIES)));
        known = new Known(keys, period, now.plus(TRUSTED));
        return keys;
    }

    private List<ECKey> read(long period, long oldest) {
        var kept = kept(period, oldest);
        if (kept.isEmpty() || !has(period)) {
            make(period);
            kept = kept(period, oldest);
        }
        return kept;
    }

    private List<ECKey> kept(long period, long oldest) {
        return db.sql("""
                        select sealed from oauth.signing_key where period between :oldest and :period
                        order by period desc""")
                .param("oldest", oldest)
                .param("period", period)
                .query((row, _) -> opened(row.getBytes("sealed")))
                .list();
    }

    private boolean has(long period) {
        return db.sql("select exists (select from oauth.signing_key where period = :period)")
                .param("period", period)
                .query(Boolean.class)
                .single();
    }

    /** Of two processes that make one at once the first one's stays. Those that verify nothing more go. */
    private void make(long period) {
        db.sql("insert into oauth.signing_key (period, sealed) values (:period, :sealed) on conflict do nothing")
                .param("period", period)
                .param("sealed", vault.seal(generated().toJSONString().getBytes(StandardCharsets.UTF_8)))
                .update();
        db.sql("delete from oauth.signing_key where period < :period - 1")
                .param("period", period)
                .update();
    }

    private static long period(Instant time) {
        return time.getEpochSecond() / PERIOD.toSeconds();
    }

    private static ECKey generated() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    private ECKey opened(byte[] sealed) {
        try {
            return ECKey.parse(new String(vault.open(sealed), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("a kept signing key is not a JWK", e);
        }
    }
}
