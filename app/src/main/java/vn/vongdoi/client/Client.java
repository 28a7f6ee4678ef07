package vn.vongdoi.client;

import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Scopes;

/**
 * A program in use.
 *
 * @param name its client_id
 * @param facility MACSKCB, the only facility it may speak for; empty = any
 * @param scopes the most that it may ask for
 * @param redirects to where the browser takes its codes; empty of a machine
 * @param since no token from before is its: the name may have been another's
 * @param keys the public ones that hold now
 */
public record Client(
        String name,
        Optional<String> facility,
        Scopes scopes,
        List<Redirect> redirects,
        Instant since,
        List<JWK> keys) {
    public Client {
        redirects = List.copyOf(redirects);
        keys = List.copyOf(keys);
    }

    /** An app acts for somebody who signed in, a machine for its facility. */
    public boolean isApp() {
        return !redirects.isEmpty();
    }

    public Actor actor() {
        return Actor.machine(name, facility);
    }
}
