package vn.vongdoi.client;

import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Scopes;

/**
 * A program in use that proves who it is with a key.
 *
 * @param name its client_id
 * @param facility MACSKCB, the only facility it may speak for; empty = any
 * @param scopes the most that it may ask for
 * @param since no token from before is its: the name may have been another's
 * @param keys the public ones that hold now
 */
public record Client(String name, Optional<String> facility, Scopes scopes, Instant since, List<JWK> keys) {
    public Client {
        keys = List.copyOf(keys);
    }

    public Actor actor() {
        return Actor.machine(name, facility);
    }
}
