package vn.vongdoi.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.vongdoi.SettableClock;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.page.Problem;

class AccountsTest {
    private static final String PASSWORD = "chuồn chuồn bay thấp thì mưa";

    @TempDir
    static Path home;

    static Database database;
    static JdbcClient sql;
    static Accounts accounts;
    static final SettableClock clock = new SettableClock();

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        sql = JdbcClient.create(database.dataSource());
        accounts = new Accounts(sql, new PasswordHashing(), new JdbcTransactionManager(database.dataSource()), clock);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void whoeverIsAddedSetsThePasswordByALinkThatWorksOnce() {
        accounts.add("Lan.Tram", "Nguyễn Thị Lan");
        var secret = secret(accounts.invite("lan.tram"));
        assertThat(accounts.invited(secret)).contains(new Account("lan.tram", "Nguyễn Thị Lan"));

        accounts.accept(secret, PASSWORD);

        assertThat(accounts.invited(secret)).isEmpty();
        assertThatThrownBy(() -> accounts.accept(secret, PASSWORD)).isInstanceOf(Problem.class);
        assertThat(stored("lan.tram")).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void aLinkEndsAfterThreeDaysAndWhenANewerOneIsMade() {
        accounts.add("hoa", "Trần Thị Hoa");
        var first = secret(accounts.invite("hoa"));
        var second = secret(accounts.invite("hoa"));
        assertThat(accounts.invited(first)).isEmpty();
        assertThat(accounts.invited(second)).isPresent();
        clock.advance(Duration.ofHours(73));
        assertThat(accounts.invited(second)).isEmpty();
    }

    @Test
    void aPasswordThatIsShortOrEasilyGuessedIsRefused() {
        accounts.add("minhtuan", "Lê Minh Tuấn");
        var secret = secret(accounts.invite("minhtuan"));
        for (var weak : new String[] {"ngắn quá", "Matkhau123", "minhtuan2026", "aaaaaaaaaaaaaaa"}) {
            assertThatThrownBy(() -> accounts.accept(secret, weak)).as(weak).isInstanceOf(Problem.class);
        }
        assertThat(accounts.invited(secret)).isPresent();
    }

    @Test
    void aKioskStandsInAFacilityAndIsNothingElse() {
        var today = LocalDate.now(clock);
        var kiosk = new Post(0, Role.KIOSK, new Area.Facility("31301"), today, null);
        var clerk = new Post(0, Role.HOSPITAL_CLERK, new Area.Facility("31301"), today, null);
        accounts.add("kiosk-cua", "Kiosk cửa chính");
        assertThatThrownBy(() -> accounts.give(
                        "kiosk-cua", new Post(0, Role.KIOSK, new Area.Province(), today, null), Actor.console()))
                .isInstanceOf(Problem.class);
        accounts.give("kiosk-cua", kiosk, Actor.console());
        assertThatThrownBy(() -> accounts.give("kiosk-cua", clerk, Actor.console()))
                .isInstanceOf(Problem.class);
        accounts.add("van-thu-cua", "Văn thư");
        accounts.give("van-thu-cua", clerk, Actor.console());
        assertThatThrownBy(() -> accounts.give("van-thu-cua", kiosk, Actor.console()))
                .isInstanceOf(Problem.class);
        accounts.take("van-thu-cua", Role.HOSPITAL_CLERK);
        accounts.give("van-thu-cua", kiosk, Actor.console());
    }

    @Test
    void aRoleHoldsInItsAreaFromItsFirstDayToItsLast() {
        accounts.add("binh", "Phạm Văn Bình");
        var today = LocalDate.now(clock);
        var station = new Area.Commune("10507");
        accounts.give(
                "binh",
                new Post(0, Role.STATION_STAFF, station, today.plusDays(1), today.plusDays(2)),
                Actor.console());
        assertThat(accounts.actor("binh", Optional.empty())).isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(accounts.actor("binh", Optional.empty())).contains(new Actor("binh", Role.STATION_STAFF, station));
        clock.advance(Duration.ofDays(2));
        assertThat(accounts.actor("binh", Optional.empty())).isEmpty();
    }

    @Test
    void whoHasSeveralRolesActsInTheChosenOne() {
        accounts.add("dung", "Vũ Đức Dũng");
        var today = LocalDate.now(clock);
        accounts.give("dung", new Post(0, Role.DOCTOR, new Area.Facility("31001"), today, null), Actor.console());
        accounts.give("dung", new Post(0, Role.LEADER, new Area.Province(), today, null), Actor.console());
        var posts = accounts.posts("dung");
        assertThat(posts).extracting(Post::role).containsExactly(Role.DOCTOR, Role.LEADER);
        assertThat(accounts.actor("dung", Optional.empty()).orElseThrow().role())
                .isEqualTo(Role.DOCTOR);
        assertThat(accounts.actor("dung", Optional.of(posts.get(1).number()))
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.LEADER);
        var again = new Post(0, Role.LEADER, new Area.Province(), today.plusDays(9), today.plusDays(10));
        assertThatThrownBy(() -> accounts.give("dung", again, Actor.console())).isInstanceOf(Problem.class);
        accounts.take("dung", Role.LEADER);
        assertThat(accounts.actor("dung", Optional.of(posts.get(1).number()))
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.DOCTOR);
    }

    @Test
    void anAccountThatHasEndedActsNoMore() {
        accounts.add("cu", "Đỗ Văn Cũ");
        accounts.give(
                "cu", new Post(0, Role.AUDITOR, new Area.Province(), LocalDate.now(clock), null), Actor.console());
        accounts.end("cu");
        assertThat(accounts.actor("cu", Optional.empty())).isEmpty();
        assertThatThrownBy(() -> accounts.invite("cu")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> accounts.add("cu", "Người khác")).hasMessageContaining("cu");
    }

    @Test
    void thereIsAlwaysSomebodyWhoCanBeMadeAdministrator() {
        var first = accounts.administrator("Quản trị viên");
        assertThat(accounts.administrator("Quản trị viên")).isEqualTo(first);
        assertThat(accounts.posts(first)).extracting(Post::role).containsExactly(Role.ADMINISTRATOR);
        accounts.end(first);
        var next = accounts.administrator("Quản trị viên");
        assertThat(next).isNotEqualTo(first);
        assertThat(accounts.invited(secret(accounts.invite(next)))).isPresent();
    }

    @Test
    void whatCannotBeALoginFindsNobody() {
        for (var typed : new String[] {"", "\u0000", "a\u0000b", "' or 1=1 --", "x".repeat(10_000)}) {
            accounts.failed(typed);
            assertThat(accounts.login(typed)).isEmpty();
        }
    }

    @Test
    void tenWrongPasswordsLockForAQuarterOfAnHour() {
        accounts.add("khoa", "Hoàng Khoa");
        accounts.accept(secret(accounts.invite("khoa")), PASSWORD);
        for (var i = 0; i < 9; i++) accounts.failed("khoa");
        assertThat(accounts.login("khoa").orElseThrow().locked()).isFalse();
        accounts.failed("KHOA");
        assertThat(accounts.login("khoa").orElseThrow().locked()).isTrue();
        assertThatThrownBy(() -> accounts.change("khoa", PASSWORD, "một mật khẩu hoàn toàn mới"))
                .isInstanceOf(Problem.class);
        clock.advance(Duration.ofMinutes(16));
        assertThat(accounts.login("khoa").orElseThrow().locked()).isFalse();
    }

    @Test
    void aPersonHasOneAccount() {
        accounts.add("an.mot", "Lê Thị An");
        accounts.add("an.hai", "Lê Thị An");
        accounts.belongsTo("an.mot", 77);
        assertThatThrownBy(() -> accounts.belongsTo("an.hai", 77))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("tài khoản khác");
        accounts.end("an.mot");
        accounts.belongsTo("an.hai", 77);
        assertThat(accounts.person("an.hai")).hasValue(77);
    }

    @Test
    void whoPrescribesOrDispensesTakesAnotherPasswordAfterSixMonths() {
        for (var role : List.of(Role.DOCTOR, Role.PHARMACIST, Role.HOSPITAL_CLERK)) {
            var login = "cu-" + role.word();
            accounts.add(login, "Người dùng lâu");
            accounts.give(
                    login,
                    new Post(0, role, new Area.Facility("31001"), LocalDate.of(2026, 11, 21), null),
                    Actor.console());
            accounts.accept(secret(accounts.invite(login)), PASSWORD);
            assertThat(accounts.isPasswordTooOld(login)).isFalse();
        }
        var set = LocalDate.now(clock);
        var half = Duration.ofDays(ChronoUnit.DAYS.between(set, set.plusMonths(6)));
        clock.advance(half);
        assertThat(accounts.isPasswordTooOld("cu-doctor")).isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(accounts.isPasswordTooOld("cu-doctor")).isTrue();
        assertThat(accounts.isPasswordTooOld("cu-pharmacist")).isTrue();
        assertThat(accounts.isPasswordTooOld("cu-hospital-clerk")).isFalse();
        accounts.change("cu-doctor", PASSWORD, "một câu khác dài như thế");
        assertThat(accounts.isPasswordTooOld("cu-doctor")).isFalse();
        clock.advance(half.plusDays(1).negated());
    }

    @Test
    void thePasswordIsChangedByWhoKnowsTheOldOne() {
        accounts.add("mai", "Ngô Thị Mai");
        accounts.accept(secret(accounts.invite("mai")), PASSWORD);
        assertThatThrownBy(() -> accounts.change("mai", "không phải mật khẩu", "một mật khẩu hoàn toàn mới"))
                .isInstanceOf(Problem.class);
        var before = stored("mai");
        accounts.change("mai", PASSWORD, "một mật khẩu hoàn toàn mới");
        assertThat(stored("mai")).isNotEqualTo(before);
    }

    private static String secret(String link) {
        return link.substring("/welcome/".length());
    }

    private static String stored(String login) {
        return sql.sql("select password from account.account where login = :login")
                .param("login", login)
                .query(String.class)
                .single();
    }
}
