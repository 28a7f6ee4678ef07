package vn.vongdoi.account;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import vn.vongdoi.page.ServerAddress;

/**
 * As long as nobody can administer, each start of the server tells the console a link that makes the first
 * administrator. There is no default password.
 */
@Component
@ConditionalOnWebApplication
final class FirstAdministrator implements ApplicationRunner {
    private final Accounts accounts;
    private final ServerAddress address;

    FirstAdministrator(Accounts accounts, ServerAddress address) {
        this.accounts = accounts;
        this.address = address;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.hasAdministrator()) return;
        var login = accounts.administrator("Quản trị viên");
        System.err.printf(
                "%nĐặt mật khẩu cho %s, một lần / set the password of %s, once: %s%s%n%n",
                login, login, address.url(), accounts.invite(login));
    }
}
