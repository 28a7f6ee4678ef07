package vn.vongdoi.oauth;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vongdoi.page.ServerAddress;

/** By what the server and its doors are named in tokens: never by what a request says of its host. */
@Component
public final class Endpoints {
    static final String FHIR = "/fhir";
    static final String AUTHORIZE = "/oauth2/authorize";
    static final String TOKEN = "/oauth2/token";
    static final String JWKS = "/oauth2/jwks";

    private final String issuer;

    Endpoints(ServerAddress address) {
        issuer = address.url();
    }

    String issuer() {
        return issuer;
    }

    /** Where programs get their tokens. */
    public String token() {
        return of(TOKEN);
    }

    /** Where somebody who signed in agrees to what an app asks for. */
    public String authorize() {
        return of(AUTHORIZE);
    }

    /** Of an endpoint, by its path. */
    String of(String path) {
        return issuer + path;
    }

    /** What an access token is for. */
    List<String> doors() {
        return List.of(of(FHIR), of("/exchange"), of("/cds-services"));
    }

    /** As whom a client may address this server in its assertion. */
    Set<String> audience() {
        return Set.of(issuer, token());
    }
}
