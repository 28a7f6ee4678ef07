package vn.vongdoi.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vongdoi.FhirServer;

class TokenAttemptsTest {
    @Test
    void aProgramThatIsRefusedAgainAndAgainHasToWait() {
        var program = new Program(FhirServer.own(), "nobody");
        for (var i = 0; i < 200; i++) {
            assertThat(program.post("grant_type=client_credentials").statusCode())
                    .isIn(400, 401);
        }
        var refused = program.post("grant_type=client_credentials");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("60");
    }
}
