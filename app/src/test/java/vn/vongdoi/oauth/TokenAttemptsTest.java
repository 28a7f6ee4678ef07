package vn.vongdoi.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vongdoi.FhirServer;

class TokenAttemptsTest {
    @Test
    void aProgramThatIsRefusedAgainAndAgainHasToWait() {
        var server = FhirServer.own();
        var program = new Program(server, "nobody");
        for (var i = 0; i < 200; i++) {
            assertThat(program.post("grant_type=client_credentials").statusCode())
                    .isIn(400, 401);
            if (i % 50 == 0) assertThat(keys(server)).isEqualTo(200);
        }
        var refused = program.post("grant_type=client_credentials");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        assertThat(keys(server)).as("the keys are everybody's").isEqualTo(200);
    }

    private static int keys(FhirServer server) {
        return server.get(server.base().replace("/fhir", Endpoints.JWKS)).statusCode();
    }
}
