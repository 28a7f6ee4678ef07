package vn.vongdoi;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.signin.SecondFactors;
import vn.vongdoi.simulator.SimulationPlan;
import vn.vongdoi.simulator.Simulator;

/** The whole application with a small synthetic province, loaded through the doors; one for all tests that need it. */
public final class RunningProvince {
    private static final RunningProvince ONE = new RunningProvince();

    private final String password = "một câu dài để mở cửa";
    private final Path home;
    private final ConfigurableApplicationContext application;

    public static RunningProvince shared() {
        return ONE;
    }

    private RunningProvince() {
        try {
            home = Files.createTempDirectory("vongdoi-test-");
            var source = home.resolve("source");
            var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
            new Simulator(SimulationPlan.of(5, 3_000, 900, today)).write(source, (what, done, total) -> {});
            Files.writeString(home.resolve("demo.properties"), "one-in=1555\n");
            application = new SpringApplicationBuilder(VongDoi.class)
                    .registerShutdownHook(false)
                    .run("--server.port=0", "--VONGDOI_HOME=" + home);
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            load(source);
            var accounts = bean(Accounts.class);
            add("lan", "Trần Thị Lan", Role.INSURANCE_ASSESSOR, Role.EPIDEMIOLOGIST);
            add("quan", "Công Huyền Tôn Nữ Hoàng Quân", Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);
            var doctor = new Post(0, Role.DOCTOR, new Area.Facility("31999"), today, null);
            accounts.give("quan", doctor, Actor.console());
            add("cong", "Người có hồ sơ", Role.CITIZEN);
            accounts.belongsTo("cong", citizen().value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String login, String name, Role... roles) {
        var accounts = bean(Accounts.class);
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        accounts.add(login, name);
        for (var role : roles) {
            accounts.give(login, new Post(0, role, new Area.Province(), today, null), Actor.console());
        }
        accounts.accept(accounts.invite(login).substring("/welcome/".length()), password);
    }

    /** Somebody else who works in an area. */
    void add(String login, String name, Role role, Area area) {
        add(login, name);
        var post = new Post(0, role, area, LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")), null);
        bean(Accounts.class).give(login, post, Actor.console());
    }

    private void load(Path source) {
        var registers = application.getBean(Registers.class);
        for (var kind : List.of(RegisterKind.FACILITIES, RegisterKind.PEOPLE, RegisterKind.STAFF, RegisterKind.BEDS)) {
            registers.load(kind, source.resolve("registers/" + kind.word() + ".csv"));
        }
        application.getBean(ClaimsDoor.class).receive(List.of(source.resolve("claims")), Actor.console(), file -> {});
    }

    /** Whose account {@code cong} is: whoever has been to a hospital most often. */
    PersonKey citizen() {
        return new PersonKey(bean(JdbcClient.class)
                .sql(
                        "select person from claims.encounter where person is not null group by person order by count(*) desc, person limit 1")
                .query(Long.class)
                .single());
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    String token(String name, Optional<String> facility) {
        return bean(Tokens.class).create(name, facility);
    }

    /** Chooses the role to go on in. */
    void act(Page page, String role) {
        page.navigate(address("/account").toString());
        page.locator("tr:has-text('" + role + "') button").click();
    }

    /** An assessor, who is an epidemiologist too, signs in and sets up an authenticator app as if the phone were new. */
    void signIn(Page page) {
        signIn(page, "lan");
    }

    /** A citizen, whose password is enough. */
    void signInCitizen(Page page) {
        signInPlainly(page, "cong");
    }

    /** Somebody whose password is enough. */
    void signInPlainly(Page page, String login) {
        page.navigate(address("/sign-in").toString());
        page.locator("input[name='name']").fill(login);
        page.locator("input[name='password']").fill(password);
        page.locator("input[name='password']").press("Enter");
    }

    /** @param login {@code quan} administers, watches over data, and treats at a hospital that has no patients */
    void signIn(Page page, String login) {
        bean(SecondFactors.class).removeAll(login);
        page.navigate(address("/sign-in").toString());
        page.locator("input[name='name']").fill(login);
        page.locator("input[name='password']").fill(password);
        page.locator("input[name='password']").press("Enter");
        var key = Visitor.key(page.content());
        page.locator("input[name='code']").fill(Visitor.code(key, Instant.now()));
        page.locator("input[name='code']").press("Enter");
    }

    /** Somebody with a browser of their own who has signed in. */
    Visitor signedIn(String login) {
        bean(SecondFactors.class).removeAll(login);
        var visitor = visitor();
        visitor.signIn(login, password);
        visitor.setUpApp();
        return visitor;
    }

    Visitor visitor() {
        return new Visitor(address("/").getPort());
    }

    String password() {
        return password;
    }

    private void close() {
        application.close();
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
