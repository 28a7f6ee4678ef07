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
        metadata.put("authorization_endpoint", endpoints.authorize());
        metadata.put("grant_types_supported", List.of("client_credentials", "authorization_code", "refresh_token"));
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query"));
        metadata.put("code_challenge_methods_supported", List.of(AppRequest.S256));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("request_parameter_supported", false);
        metadata.put("request_uri_parameter_supported", false);
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", List.of("ES256"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt", "none"));
        metadata.put("token_endpoint_auth_signing_alg_values_supported", Assertions.algorithms());
        metadata.put(
                "scopes_supported",
                List.of(
                        "system/*.cruds",
                        "system/*.rs",
                        "exchange",
                        "user/*.rs",
                        "patient/*.rs",
                        "openid",
                        "fhirUser",
                        "launch/patient",
                        "offline_access"));
        return metadata;
    }

    @GetMapping(path = Endpoints.FHIR + "/.well-known/smart-configuration", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> smart() {
        var metadata = metadata();
        metadata.put(
                "capabilities",
                List.of(
                        "launch-standalone",
                        "client-public",
                        "client-confidential-asymmetric",
                        "context-standalone-patient",
                        "sso-openid-connect",
                        "permission-offline",
                        "permission-patient",
                        "permission-user",
                        "permission-v1",
                        "permission-v2"));
        return metadata;
    }
}
