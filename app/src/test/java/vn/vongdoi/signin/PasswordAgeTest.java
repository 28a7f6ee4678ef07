package vn.vongdoi.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Visitor.encoded;
import static vn.vongdoi.Visitor.location;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.FhirServer;
import vn.vongdoi.Visitor;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;

/** Who prescribes changes the password each half year (QĐ 425/QĐ-BYT); until then nothing else opens. */
class PasswordAgeTest {
    private static final String PASSWORD = "một câu dài để mở cửa";
    private static final String OTHER = "một câu khác dài như thế";

    private final FhirServer server = FhirServer.shared();
    private final Visitor doctor = new Visitor(URI.create(server.base()).getPort());

    @Test
    void aPasswordOfLastYearOpensTheAccountPageOnlyAndNotOnceMore() {
        var accounts = server.bean(Accounts.class);
        accounts.add("bs.cu", "Bác sĩ dùng lâu");
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        accounts.give("bs.cu", new Post(0, Role.DOCTOR, new Area.Facility("31301"), today, null), Actor.console());
        accounts.accept(accounts.invite("bs.cu").substring("/welcome/".length()), PASSWORD);
        server.bean(JdbcClient.class)
                .sql("update account.account set password_set = now() - interval '7 months' where login = 'bs.cu'")
                .update();
        assertThat(location(doctor.signIn("bs.cu", PASSWORD))).endsWith("/account");
        assertThat(location(doctor.get("/people"))).endsWith("/account");
        assertThat(location(doctor.get("/oauth2/authorize?client_id=x"))).endsWith("/account");
        assertThat(doctor.get("/account").body()).contains("quá sáu tháng");
        assertThat(change(PASSWORD)).as("the same once more").isEqualTo(400);
        assertThat(location(doctor.get("/people"))).endsWith("/account");
        assertThat(change(OTHER)).isEqualTo(302);
        assertThat(doctor.get("/people").statusCode()).isEqualTo(200);
    }

    private int change(String password) {
        var fields = "present=" + encoded(PASSWORD) + "&password=" + encoded(password) + "&again=" + encoded(password);
        return doctor.form("/account", "/account/password", fields).statusCode();
    }
}
