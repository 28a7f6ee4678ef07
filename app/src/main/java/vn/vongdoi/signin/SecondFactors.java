package vn.vongdoi.signin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Component;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Login;
import vn.vongdoi.database.Vault;
import vn.vongdoi.page.Problem;

/**
 * What somebody shows beside the password: the code of an authenticator app, or a passkey. Whoever has set one up is
 * always asked for it.
 */
@Component
public final class SecondFactors {
    /** The authority of a session in which a code was right. */
    static final String CODE = FactorGrantedAuthority.fromFactor("TOTP").getAuthority();

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Vault vault;
    private final Clock clock;

    SecondFactors(JdbcClient sql, Accounts accounts, Vault vault, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.vault = vault;
        this.clock = clock;
    }

    /** Which ones an account has. */
    public record Had(boolean app, boolean passkey) {
        /** Whether there is any. */
        public boolean any() {
            return app || passkey;
        }
    }

    private record App(byte[] secret, boolean confirmed, long lastStep) {}

    Had of(String login) {
        return sql.sql("""
                        select exists (select from account.totp where login = :login and confirmed) as app,
                               exists (select from account.passkey where login = :login) as passkey""")
                .param("login", login)
                .query((row, _) -> new Had(row.getBoolean("app"), row.getBoolean("passkey")))
                .single();
    }

    /** Whether the session has shown one. A passkey asks who is there, so it is two factors by itself. */
    static boolean shown(Authentication who) {
        return who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(name -> CODE.equals(name) || FactorGrantedAuthority.WEBAUTHN_AUTHORITY.equals(name));
    }

    /** A secret for a new app; it counts once a first code of it was right. The same until then. */
    String propose(String login) {
        sql.sql("""
                        insert into account.totp (login, secret, since, confirmed)
                        values (:login, :secret, :now, false) on conflict do nothing""")
                .param("login", login)
                .param("secret", vault.seal(Totp.secret().getBytes(StandardCharsets.US_ASCII)))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var app = app(login);
        // Whoever reads a secret that counts can make its codes.
        if (app.confirmed()) {
            throw Problem.conflict(
                    "Tài khoản đã gắn một ứng dụng tạo mã; hãy gỡ nó trước.",
                    "An authenticator app is set up already; remove it first.");
        }
        return secret(app);
    }

    /** A first right code makes the proposed app count. @throws Problem when the code is not right */
    void confirm(String login, String code) {
        check(login, code, app(login));
    }

    /** @throws Problem when the code is not right or was used already, or no app counts yet */
    void use(String login, String code) {
        var app = app(login);
        if (!app.confirmed()) throw noApp();
        check(login, code, app);
    }

    private void check(String login, String code, App app) {
        var locked = accounts.login(login).map(Login::locked).orElse(true);
        if (locked) {
            throw Problem.invalid(
                    "Sai nhiều lần quá; tài khoản tạm khóa 15 phút.",
                    "Too many wrong ones; the account is locked for 15 minutes.");
        }
        var step = Totp.step(secret(app), code, clock.instant(), app.lastStep());
        if (step.isEmpty() || !spend(login, step.getAsLong())) {
            accounts.failed(login);
            throw Problem.invalid(
                    "Mã chưa đúng. Chờ ứng dụng hiện mã kế tiếp rồi nhập lại; nếu vẫn sai, xem giờ của điện thoại.",
                    "The code is not right. Wait for the next one; if it fails again, check the phone's clock.");
        }
    }

    /** Of two requests with the same code one is late. */
    private boolean spend(String login, long step) {
        return sql.sql("""
                        update account.totp set last_step = :step, confirmed = true
                        where login = :login and last_step < :step""").param("login", login).param("step", step).update() == 1;
    }

    void removeApp(String login) {
        sql.sql("delete from account.totp where login = :login")
                .param("login", login)
                .update();
    }

    /** For somebody who lost phone and keys: the account goes on with its password until new ones are set up. */
    public void removeAll(String login) {
        var account = accounts.known(login).account();
        removeApp(account.login());
        sql.sql("delete from account.passkey where login = :login")
                .param("login", account.login())
                .update();
    }

    private App app(String login) {
        return sql.sql("select secret, confirmed, last_step from account.totp where login = :login")
                .param("login", login)
                .query((row, _) ->
                        new App(row.getBytes("secret"), row.getBoolean("confirmed"), row.getLong("last_step")))
                .optional()
                .orElseThrow(SecondFactors::noApp);
    }

    private static Problem noApp() {
        return Problem.invalid(
                "Tài khoản này chưa gắn ứng dụng tạo mã.", "No authenticator app is set up for this account.");
    }

    private String secret(App app) {
        return new String(vault.open(app.secret()), StandardCharsets.US_ASCII);
    }
}
