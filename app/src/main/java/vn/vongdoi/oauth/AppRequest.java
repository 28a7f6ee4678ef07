package vn.vongdoi.oauth;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.client.Client;
import vn.vongdoi.client.Clients;
import vn.vongdoi.client.Redirect;
import vn.vongdoi.page.Problem;

/** What an app asks of somebody's browser at the authorisation endpoint (RFC 6749, 4.1; RFC 9700; OpenID Connect). */
sealed interface AppRequest {
    String S256 = "S256";

    Set<String> PARAMETERS = Set.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "code_challenge",
            "code_challenge_method",
            "nonce",
            "aud",
            "prompt",
            "response_mode");

    Redirect redirect();

    /** What the app knows its request by; null when it sent nothing. */
    @Nullable String state();

    /**
     * @param challenge of PKCE, S256
     * @param nonce of OpenID Connect
     */
    record Sound(
            Client client,
            Redirect redirect,
            @Nullable String state,
            Scopes scopes,
            String challenge,
            @Nullable String nonce)
            implements AppRequest {}

    /** @param error the standard's word, which the app is told */
    record Unsound(Redirect redirect, @Nullable String state, String error) implements AppRequest {}

    /** @throws Problem when it is not certain to whom the browser may be sent back: then it stays here */
    static AppRequest of(MultiValueMap<String, String> asked, Clients clients, Endpoints endpoints) {
        var reading = new Reading(asked);
        var client = reading.one("client_id")
                .flatMap(clients::find)
                .filter(Client::isApp)
                .orElseThrow(() -> Problem.invalid(
                        "Ứng dụng này chưa được đăng ký. Hãy báo đơn vị làm ra nó.",
                        "This app is not registered. Tell those who made it."));
        var redirect = reading.one("redirect_uri")
                .flatMap(address -> client.redirects().stream()
                        .filter(known -> known.address().equals(address))
                        .findFirst())
                .orElseThrow(() -> Problem.invalid(
                        "Địa chỉ trở về của ứng dụng không đúng như đã đăng ký. Hãy báo đơn vị làm ra nó.",
                        "The app's redirect address is not a registered one. Tell those who made it."));
        return reading.of(client, redirect, endpoints);
    }

    /** Every parameter stands once (RFC 6749, 3.1). */
    record Reading(MultiValueMap<String, String> asked) {
        private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
        private static final int LONGEST = 1_000;

        Optional<String> one(String name) {
            var values = asked.get(name);
            return values != null && values.size() == 1 && values.getFirst().length() <= LONGEST
                    ? Optional.of(values.getFirst())
                    : Optional.empty();
        }

        AppRequest of(Client client, Redirect redirect, Endpoints endpoints) {
            var state = one("state").orElse(null);
            var error = error(endpoints);
            if (error != null) return new Unsound(redirect, state, error);
            var scopes = Scopes.find(one("scope").orElse("")).filter(client.scopes()::cover);
            if (scopes.isEmpty()) return new Unsound(redirect, state, "invalid_scope");
            var challenge = Objects.requireNonNull(one("code_challenge").orElse(null));
            return new Sound(
                    client,
                    redirect,
                    state,
                    scopes.get(),
                    challenge,
                    one("nonce").orElse(null));
        }

        private @Nullable String error(Endpoints endpoints) {
            for (var name : PARAMETERS) {
                if (asked.containsKey(name) && one(name).isEmpty()) return "invalid_request";
            }
            if (asked.containsKey("request")) return "request_not_supported";
            if (asked.containsKey("request_uri")) return "request_uri_not_supported";
            if (!"code".equals(one("response_type").orElse("code"))) return "unsupported_response_type";
            // Somebody has to look at the page each time.
            if ("none".equals(one("prompt").orElse(""))) return "interaction_required";
            var sound = one("response_type").isPresent()
                    && one("code_challenge")
                            .filter(CHALLENGE.asMatchPredicate())
                            .isPresent()
                    && S256.equals(one("code_challenge_method").orElse(""))
                    && "query".equals(one("response_mode").orElse("query"))
                    // SMART: whose data the app expects, so that it is not led to give its code to another server.
                    && endpoints.of(Endpoints.FHIR).equals(one("aud").orElse(endpoints.of(Endpoints.FHIR)));
            return sound ? null : "invalid_request";
        }
    }
}
