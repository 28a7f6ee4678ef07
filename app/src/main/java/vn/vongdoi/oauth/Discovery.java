package vn.vongdoi.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a program finds the token endpoint, and what it may expect there (RFC 8414, OpenID Connect Discovery, SMART App
 * Launch). Told by the server's own address, so that nobody is led elsewhere by a Host of his own.
 */
@RestController
@ConditionalOnWebApplication
class Discovery {
    private final Endpoints endpoints;

    Discovery(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @GetMapping(
            path = {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> metadata() {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("issuer", endpoints.issuer());
        metadata.put("token_endpoint", endpoints.token());
        metadata.put("jwks_uri", endpoints.of(Endpoints.JWKS));
        metadata.put("grant_types_supported", List.of("client_credentials"));
        metadata.put("response_types_supported", List.of());
        metadata.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        metadata.put("token_endpoint_auth_signing_alg_values_supported", Assertions.algorithms());
        metadata.put("scopes_supported", List.of("system/*.cruds", "system/*.rs", "exchange"));
        return metadata;
    }

    @GetMapping(path = Endpoints.FHIR + "/.well-known/smart-configuration", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> smart() {
        var metadata = metadata();
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("capabilities", List.of("client-confidential-asymmetric", "permission-v1", "permission-v2"));
        return metadata;
    }
}
