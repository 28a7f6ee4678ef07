package vn.vongdoi.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import vn.vongdoi.SettableClock;

class AttemptsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T05:00:00Z");

    @Test
    void anAddressThatKeepsGuessingHasToWait() {
        var attempts = new Attempts(8, Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));
        for (var i = 0; i < 8; i++) assertThat(attempts.mayTry("10.0.0.1")).isTrue();
        assertThat(attempts.mayTry("10.0.0.1")).isFalse();
        assertThat(attempts.mayTry("10.0.0.2")).isTrue();
    }

    @Test
    void afterAWhileItMayTryAgain() {
        var clock = new SettableClock();
        var attempts = new Attempts(8, Duration.ofMinutes(5), clock);
        for (var i = 0; i < 9; i++) attempts.mayTry("10.0.0.1");
        assertThat(attempts.mayTry("10.0.0.1")).isFalse();
        clock.advance(Duration.ofMinutes(6));
        assertThat(attempts.mayTry("10.0.0.1")).isTrue();
    }
}
