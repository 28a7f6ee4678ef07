package vn.vongdoi.account;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.page.Problem;

/**
 * The people who sign in. Whoever is added gets an invitation, a link that sets a password once; nobody else ever knows
 * the password, and none is there by default.
 */
@Component
public class Accounts {
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
    private static final Duration INVITED = Duration.ofHours(72);
    private static final int WRONG_PASSWORDS = 10;
    private static final Duration LOCKED = Duration.ofMinutes(15);

    private final AccountStore store;
    private final PasswordEncoder encoder;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Passwords passwords = new Passwords();

    public Accounts(JdbcClient sql, PasswordEncoder encoder, PlatformTransactionManager transactions, Clock clock) {
        this.store = new AccountStore(sql);
        this.encoder = encoder;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @throws Problem when the login has not the form, or is taken */
    public Account add(String login, String name) {
        var account = new Account(login.toLowerCase(Locale.ROOT), name.strip());
        if (!LOGIN.matcher(account.login()).matches()) {
            throw Problem.invalid(
                    "Tên đăng nhập gồm 2–64 chữ thường không dấu, số hoặc . _ -; nhận được \"" + login + "\".",
                    "A login has 2–64 letters without marks, digits or . _ -; got \"" + login + "\".");
        }
        if (account.name().isEmpty() || account.name().length() > 100) {
            throw Problem.invalid("Họ tên cần 1–100 ký tự.", "A name needs 1–100 characters.");
        }
        if (!store.add(account, clock.instant())) {
            throw Problem.conflict(
                    "Đã có tài khoản \"" + account.login() + "\". Mỗi người một tài khoản; hãy chọn tên khác.",
                    "There is an account \"" + account.login() + "\". Choose another login.");
        }
        return account;
    }

    /**
     * An account that administers the province, made if need be: the first of {@code admin}, {@code admin2} … that has
     * not ended. Several servers may start at once and get the same.
     */
    String administrator(String name) {
        var now = clock.instant();
        for (var number = 1; ; number++) {
            var login = number == 1 ? "admin" : "admin" + number;
            store.add(new Account(login, name), now);
            if (store.find(login, now).isEmpty()) continue;
            var post = new Post(0, Role.ADMINISTRATOR, new Area.Province(), LocalDate.now(clock), null);
            transaction.executeWithoutResult(_ -> {
                if (!store.holds(login, post))
                    store.give(login, post, Actor.console().name(), now);
            });
            return login;
        }
    }

    /** Ends the account; whoever is signed in with it is out at once. Its past remains. */
    public void end(String login) {
        store.end(known(login).account().login(), clock.instant());
    }

    /** Accounts that have not ended, whose login or name holds the text; by login. */
    public List<Account> list(String text, int limit) {
        return store.list(text.strip(), limit);
    }

    /** The same of those who hold a role today. */
    public List<Account> list(String text, Role role, int limit) {
        return store.list(text.strip(), role, LocalDate.now(clock), limit);
    }

    /** Gives a role; {@code post.number} is not looked at. */
    public void give(String login, Post post, Actor by) {
        if (post.ends() != null && post.ends().isBefore(post.starts())) {
            throw Problem.invalid(
                    "Vai trò không thể kết thúc trước khi bắt đầu.", "A role cannot end before it begins.");
        }
        if (post.role() == Role.KIOSK && !(post.area() instanceof Area.Facility)) {
            throw Problem.invalid(
                    "Kiosk đứng ở một cơ sở: hãy nêu mã cơ sở.",
                    "A kiosk stands in a facility: name the facility's code.");
        }
        var account = known(login).account();
        transaction.executeWithoutResult(_ -> {
            var holdsIt = store.holds(account.login(), post);
            // Whoever touches the machine at the entrance would hold the other role too.
            if (store.held(account.login(), LocalDate.now(clock)).stream()
                    .anyMatch(role -> (role == Role.KIOSK) != (post.role() == Role.KIOSK))) {
                throw Problem.conflict(
                        "Tài khoản của kiosk không có vai trò nào khác. Hãy lập một tài khoản riêng.",
                        "A kiosk's account holds no other role. Make an account of its own.");
            }
            if (holdsIt) {
                throw Problem.conflict(
                        account.name() + " đã có vai trò này ở đây trong thời gian ấy.",
                        account.name() + " holds this role here at that time already.");
            }
            store.give(account.login(), post, by.name(), clock.instant());
        });
    }

    /** Whether the account is a machine at an entrance: it is no less when its time is over, or has not begun. */
    public boolean isKiosk(String login) {
        return store.isKiosk(login, LocalDate.now(clock));
    }

    public void take(String login, Role role) {
        if (store.take(known(login).account().login(), role, clock.instant()) == 0) {
            throw Problem.notFound(
                    login + " không có vai trò " + role.word() + ".", login + " has no role " + role.word() + ".");
        }
    }

    /** Takes one post away; whoever holds the role elsewhere too keeps it there. */
    public void take(String login, long post) {
        if (store.take(known(login).account().login(), post, clock.instant()) == 0) {
            throw Problem.notFound(login + " không còn giữ vai trò này.", login + " does not hold this role any more.");
        }
    }

    /**
     * The area that codes name; neither = the whole province.
     *
     * @param facility MACSKCB
     * @param commune five digits
     * @throws Problem when one has not the form, or both are there
     */
    public static Area area(Optional<String> facility, Optional<String> commune) {
        return Areas.of(facility, commune);
    }

    /** What the person holds today, the oldest first. */
    public List<Post> posts(String login) {
        return posts(List.of(login)).getOrDefault(login, List.of());
    }

    /** The same of several people, by login; those who hold nothing are left out. */
    public Map<String, List<Post>> posts(Collection<String> logins) {
        return store.posts(logins, LocalDate.now(clock));
    }

    /** As whom the login acts: in the chosen post, or the first; empty when it is over or holds nothing today. */
    public Optional<Actor> actor(String login, Optional<Long> chosen) {
        return acting(posts(login), chosen)
                .map(post -> new Actor(
                        login,
                        post.role(),
                        post.area(),
                        post.role() == Role.CITIZEN ? store.person(login) : OptionalLong.empty()));
    }

    /** The chosen post, or the first. */
    public static Optional<Post> acting(List<Post> posts, Optional<Long> chosen) {
        return posts.stream()
                .filter(post -> chosen.isPresent() && post.number() == chosen.get())
                .findFirst()
                .or(() -> posts.stream().findFirst());
    }

    /**
     * Says whose account it is, for a citizen: the card was checked.
     *
     * @param person canonical key in the person index
     * @throws Problem when the person has another account
     */
    public void belongsTo(String login, long person) {
        var known = known(login).account().login();
        try {
            store.belongsTo(known, person);
        } catch (DuplicateKeyException e) {
            throw Problem.conflict(
                    "Người này đã có tài khoản khác. Mỗi người một tài khoản.",
                    "This person has another account. Each person has one.");
        }
    }

    /** Whose account it is, as a key of the person index; empty = nobody said. */
    public OptionalLong person(String login) {
        return store.person(login);
    }

    public boolean isFree(String login) {
        return store.isFree(login);
    }

    /**
     * The account of a citizen.
     *
     * @param keys all that the person index has of the person
     */
    public Optional<Account> of(Collection<Long> keys) {
        return store.of(keys);
    }

    /** The path of a link that sets a password, once, within three days. An older link ends. */
    public String invite(String login) {
        var account = known(login).account();
        var secret = Secret.random();
        transaction.executeWithoutResult(_ -> store.invite(
                account.login(), Secret.hash(secret), clock.instant().plus(INVITED)));
        return "/welcome/" + secret;
    }

    /** For whom a link of {@link #invite} is; empty when it was used, is too old or never was. */
    public Optional<Account> invited(String secret) {
        return Secret.isOne(secret) ? store.invited(Secret.hash(secret), clock.instant()) : Optional.empty();
    }

    /** Takes up an invitation. */
    public void accept(String secret, String password) {
        var account = invited(secret).orElseThrow(Accounts::usedUp);
        passwords.check(account.login(), password);
        var present = known(account.login()).password();
        if (isPasswordTooOld(account.login())
                && present.filter(it -> encoder.matches(password, it)).isPresent()) throw same();
        var encoded = encoder.encode(password);
        transaction.executeWithoutResult(_ -> {
            if (!store.use(Secret.hash(secret), clock.instant())) throw usedUp();
            store.password(account.login(), encoded, clock.instant());
        });
    }

    /** @throws Problem when the present password is not right or the new one will not do */
    public void change(String login, String present, String password) {
        var known = login(login).orElseThrow();
        var right = known.password().filter(encoded -> encoder.matches(present, encoded));
        if (known.locked() || right.isEmpty()) {
            failed(login);
            throw Problem.invalid("Mật khẩu đang dùng chưa đúng.", "The present password is not right.");
        }
        if (password.equals(present)) throw same();
        passwords.check(login, password);
        store.password(login, encoder.encode(password), clock.instant());
    }

    private static Problem same() {
        return Problem.invalid(
                "Mật khẩu mới phải khác mật khẩu đang dùng.", "The new password must differ from the present one.");
    }

    /** Whether the law wants another password of somebody in such a role (QĐ 425/QĐ-BYT: every six months). */
    public boolean isPasswordTooOld(String login) {
        var held = posts(login).stream().map(Post::role).toList();
        return store.passwordSet(login)
                .filter(set ->
                        passwords.isTooOld(held, LocalDate.ofInstant(set, clock.getZone()), LocalDate.now(clock)))
                .isPresent();
    }

    /** In characters. */
    public int shortestPassword() {
        return passwords.shortest();
    }

    /** @throws Problem when there is none, or it has ended */
    public Login known(String login) {
        return login(login)
                .orElseThrow(() -> Problem.notFound(
                        "Không có tài khoản \"" + login + "\".", "There is no account \"" + login + "\"."));
    }

    /** Whatever somebody typed into the form; what cannot be a login finds none. */
    public Optional<Login> login(String typed) {
        var login = typed.toLowerCase(Locale.ROOT);
        return LOGIN.matcher(login).matches() ? store.find(login, clock.instant()) : Optional.empty();
    }

    /** The same password, encoded by a newer algorithm. */
    public void encodedAnew(String login, String encoded) {
        store.encodedAnew(login, encoded);
    }

    /** A wrong password or code for whatever somebody typed as the login; too many lock the account for a while. */
    public void failed(String typed) {
        var until = clock.instant().plus(LOCKED);
        login(typed).ifPresent(login -> store.failed(login.account().login(), WRONG_PASSWORDS, until));
    }

    /** The wrong ones before are forgotten. */
    public void succeeded(String login) {
        store.succeeded(login);
    }

    boolean hasAdministrator() {
        return store.somebodyAdministers(LocalDate.now(clock));
    }

    /** What a link is answered that opens nothing any more. */
    public static Problem usedUp() {
        return Problem.notFound(
                "Liên kết này đã dùng rồi hoặc quá hạn. Hãy xin quản trị một liên kết mới.",
                "This link was used already or is too old. Ask the administrator for a new one.");
    }
}
