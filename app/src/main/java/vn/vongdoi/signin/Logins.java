package vn.vongdoi.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Login;

/** Tells Spring Security of our accounts. Roles are not its business: they are asked for at every request. */
@Component
final class Logins implements UserDetailsService, UserDetailsPasswordService {
    private final Accounts accounts;

    Logins(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        var login = accounts.login(name);
        return login.flatMap(Login::password)
                .map(password -> User.withUsername(login.get().account().login())
                        .password(password)
                        .accountLocked(login.get().locked())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("no such login"));
    }

    /** A password that an older algorithm encoded, encoded anew as its owner signs in. */
    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String encoded) {
        if (encoded == null) throw new IllegalArgumentException("no password");
        accounts.encodedAnew(user.getUsername(), encoded);
        return User.withUserDetails(user).password(encoded).build();
    }
}
