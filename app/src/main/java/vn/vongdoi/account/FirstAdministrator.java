package vn.vongdoi.account;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;

/**
 * As long as nobody can administer, each start of the server tells the console a link that makes the first
 * administrator. There is no default password.
 */
@Component
@ConditionalOnWebApplication
final class FirstAdministrator implements ApplicationRunner {
    private static final String LOGIN = "admin";

    private final Accounts accounts;
    private final Clock clock;
    private final Environment environment;

    FirstAdministrator(Accounts accounts, Clock clock, Environment environment) {
        this.accounts = accounts;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.hasAdministrator()) return;
        // Two servers that start at once make it twice, and both links lead to the same account.
        if (accounts.posts(LOGIN).stream().noneMatch(post -> post.role() == Role.ADMINISTRATOR)) {
            accounts.addUnlessThere(LOGIN, "Quản trị viên");
            accounts.give(
                    LOGIN,
                    new Post(0, Role.ADMINISTRATOR, new Area.Province(), LocalDate.now(clock), null),
                    Actor.console());
        }
        System.err.printf(
                "%nĐặt mật khẩu cho %s, một lần / set the password of %s, once: http://127.0.0.1:%s%s%n%n",
                LOGIN, LOGIN, environment.getProperty("local.server.port"), accounts.invite(LOGIN));
    }
}
