package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.claimfile.GoodVisit;

/** A machine at an entrance, which anybody may touch, opens one page, also when its account's time is over. */
class KioskAccountTest {
    private static final List<String> CLOSED =
            List.of("/", "/account", "/indicators/insurance-coverage", "/people", "/account/second-factor");

    private RunningProvince province;

    @BeforeEach
    void open() {
        province = RunningProvince.shared();
    }

    @Test
    void itStaysOneWhenItsPostEnds() {
        var kiosk = signedIn("kiosk-het-han");
        assertThat(kiosk.get("/kiosk").statusCode()).isEqualTo(200);
        assertClosed(kiosk);

        province.bean(JdbcClient.class)
                .sql(
                        "update account.post set starts = starts - 9, ends = current_date - 1 where login = 'kiosk-het-han'")
                .update();
        assertThat(kiosk.get("/kiosk").statusCode()).isEqualTo(403);
        assertClosed(kiosk);

        // Nor is it anything else to whoever signs in then.
        var again = province.visitor();
        again.signIn("kiosk-het-han", province.password());
        assertClosed(again);
    }

    @Test
    void itStaysOneWhenItsPostIsTaken() {
        var kiosk = signedIn("kiosk-thu-lai");
        province.bean(Accounts.class).take("kiosk-thu-lai", Role.KIOSK);
        assertClosed(kiosk);
    }

    private Visitor signedIn(String login) {
        province.add(login, "Kiosk cửa phụ", Role.KIOSK, new Area.Facility(GoodVisit.FACILITY));
        var visitor = province.visitor();
        visitor.signIn(login, province.password());
        return visitor;
    }

    private static void assertClosed(Visitor kiosk) {
        for (var path : CLOSED)
            assertThat(kiosk.get(path).statusCode()).as(path).isEqualTo(403);
    }
}
