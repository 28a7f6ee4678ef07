package vn.vongdoi.openid;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;
import vn.vongdoi.account.Account;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Login;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;

/**
 * The external provider by which people may sign in, and whose account its identities open. It opens accounts that are
 * there and never makes one. Off unless {@code VONGDOI_OPENID_ISSUER} and {@code VONGDOI_OPENID_CLIENT_ID} are set.
 */
@Component
public final class OpenId {
    /** To where the provider sends people back; it is registered there. */
    public static final String BACK = "/sign-in/openid/back";

    private record Use(Settings settings, Provider provider) {}

    private final Optional<Use> use;
    private final JdbcClient sql;
    private final Accounts accounts;
    private final People people;
    private final Clock clock;

    OpenId(
            Environment environment,
            ServerAddress address,
            JdbcClient sql,
            Accounts accounts,
            People people,
            Clock clock) {
        this.use = Settings.of(environment)
                .map(settings -> new Use(settings, new Provider(settings, address.url() + BACK, clock)));
        this.sql = sql;
        this.accounts = accounts;
        this.people = people;
        this.clock = clock;
    }

    /** What people know the provider by; empty when there is none. */
    public Optional<String> name() {
        return use.map(it -> it.settings().name());
    }

    /**
     * Begins a round trip in this session, and tells where to send the browser.
     *
     * @param linking the login to whose account the identity will be linked; empty = to sign in
     * @throws Problem when there is no provider, or it cannot be reached
     */
    public String begin(HttpServletRequest request, Optional<String> linking) {
        var asked = use().provider().ask(request);
        Attempt.of(asked, linking, clock.instant()).keep(request);
        return asked.getAuthorizationRequestUri();
    }

    /**
     * Who comes back. Only to the session that went, and once.
     *
     * @throws Problem when this session did not go, or what comes back is not right
     */
    public Returned end(HttpServletRequest request, Map<String, String> answer) {
        var provider = use().provider();
        var attempt = Attempt.take(request, clock.instant())
                .orElseThrow(() -> Problem.invalid(
                        "Lần đăng nhập này đã dùng rồi, quá lâu, hoặc bắt đầu ở trình duyệt khác. Hãy bắt đầu lại.",
                        "This attempt was used already, is too old, or began in another browser. Begin again."));
        var token = provider.prove(attempt, answer);
        return new Returned(Objects.requireNonNull(token.getSubject()), number(token), attempt.linking());
    }

    private Optional<String> number(OidcIdToken token) {
        return use().settings()
                .numberClaim()
                .flatMap(claim -> Optional.ofNullable(token.getClaimAsString(claim)))
                .flatMap(Cccd::find)
                .map(Cccd::value);
    }

    /**
     * The login that an identity opens. One that nobody has linked is linked to the citizen whose number the provider
     * has verified, if that citizen has an account.
     *
     * @throws Problem that tells what to do when there is none, or the account has ended
     */
    public String login(Returned who) {
        var login = linked(who.subject()).orElseGet(() -> linkByNumber(who));
        return accounts.login(login)
                .map(Login::account)
                .map(Account::login)
                .orElseThrow(() -> Problem.forbidden(
                        "Tài khoản gắn với danh tính này đã kết thúc. Hãy hỏi người quản trị của đơn vị.",
                        "The account that this identity opens has ended. Ask the administrator."));
    }

    private String linkByNumber(Returned who) {
        if (who.number().isEmpty()) {
            throw Problem.forbidden(
                    "Danh tính này chưa gắn với tài khoản nào. Hãy đăng nhập bằng mật khẩu một lần, rồi gắn nó ở trang Tài khoản của tôi.",
                    "This identity is not linked to an account. Sign in with the password once, then link it on the page My account.");
        }
        var account = who.number()
                .flatMap(people::holder)
                .flatMap(person -> accounts.of(people.linked(person.key()).stream()
                        .map(PersonKey::value)
                        .toList()))
                .orElseThrow(
                        () -> Problem.forbidden(
                                "Bạn chưa có tài khoản xem hồ sơ. Hãy mang thẻ căn cước đến trạm y tế để mở; nếu đã có tài khoản khác, đăng nhập bằng mật khẩu rồi gắn ở trang Tài khoản của tôi.",
                                "You have no account for your record yet. Take your identity card to a commune station to open it; if you have another account, sign in with the password and link it on the page My account."));
        link(who, account.login());
        return account.login();
    }

    /**
     * From now on the identity opens this account.
     *
     * @throws Problem when it opens another one
     */
    public void link(Returned who, String login) {
        var owner = accounts.known(login).account().login();
        // An account that has ended gives its identities free: the same person may have got another one.
        sql.sql("""
                        insert into account.external as e (issuer, subject, login, linked_at)
                        values (:issuer, :subject, :login, :now)
                        on conflict (issuer, subject) do update
                        set login = excluded.login, linked_at = excluded.linked_at
                        where exists (select from account.account a where a.login = e.login and a.ended is not null)""")
                .param("issuer", use().settings().issuer())
                .param("subject", who.subject())
                .param("login", owner)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (linked(who.subject()).filter(owner::equals).isEmpty()) {
            throw Problem.conflict(
                    "Danh tính này đã gắn với một tài khoản khác. Hãy gỡ ở tài khoản ấy trước.",
                    "This identity is linked to another account. Unlink it there first.");
        }
    }

    /** The identity opens this account no more. */
    public void unlink(String login, String subject) {
        sql.sql("delete from account.external where issuer = :issuer and subject = :subject and login = :login")
                .param("issuer", use().settings().issuer())
                .param("subject", subject)
                .param("login", login)
                .update();
    }

    /** Those that open an account, the oldest first; none where there is no provider. */
    public List<Linked> of(String login) {
        if (use.isEmpty()) return List.of();
        return sql.sql("""
                        select subject, linked_at from account.external
                        where issuer = :issuer and login = :login order by linked_at, subject""")
                .param("issuer", use().settings().issuer())
                .param("login", login)
                .query((row, _) -> new Linked(
                        row.getString("subject"),
                        row.getObject("linked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Optional<String> linked(String subject) {
        return sql.sql("select login from account.external where issuer = :issuer and subject = :subject")
                .param("issuer", use().settings().issuer())
                .param("subject", subject)
                .query(String.class)
                .optional();
    }

    private Use use() {
        return use.orElseThrow(() -> Problem.notFound(
                "Máy chủ này không nhận đăng nhập bằng nhà cung cấp ngoài.",
                "This server takes no sign-in by an external provider."));
    }
}
