package vn.vongdoi.account;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * As long as nobody can administer, each start of the server tells the console a link that makes the first
 * administrator. There is no default password.
 */
@Component
@ConditionalOnWebApplication
final class FirstAdministrator implements ApplicationRunner {
    private final Accounts accounts;
    private final Environment environment;

    FirstAdministrator(Accounts accounts, Environment environment) {
        this.accounts = accounts;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.hasAdministrator()) return;
        var login = accounts.administrator("Quản trị viên");
        System.err.printf(
                "%nĐặt mật khẩu cho %s, một lần / set the password of %s, once: http://127.0.0.1:%s%s%n%n",
                login, login, environment.getProperty("local.server.port"), accounts.invite(login));
    }
}
