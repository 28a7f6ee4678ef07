package vn.vongdoi.signin;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Section;
import vn.vongdoi.account.Accounts;

/** Whether a sign-in is complete: a password alone does not always do. */
@Component
final class Admission {
    private final Accounts accounts;
    private final SecondFactors factors;

    Admission(Accounts accounts, SecondFactors factors) {
        this.accounts = accounts;
        this.factors = factors;
    }

    /** What somebody who signed in has to do first. */
    enum Missing {
        NOTHING,
        /** To show the second factor that the account has. */
        SECOND_FACTOR,
        /** To set one up: the role that is chosen needs it. */
        FIRST_SET_UP
    }

    /** @param chosen the post in which the person acts */
    Missing missing(Authentication who, Optional<Long> chosen) {
        if (SecondFactors.shown(who)) return Missing.NOTHING;
        if (factors.of(who.getName()).any()) return Missing.SECOND_FACTOR;
        var privileged = accounts.actor(who.getName(), chosen)
                .filter(actor -> actor.role().isPrivileged())
                .isPresent();
        return privileged ? Missing.FIRST_SET_UP : Missing.NOTHING;
    }

    /** Whether a part of the program opens for the role that somebody acts in. */
    boolean opens(Authentication who, Optional<Long> chosen, Section section) {
        return missing(who, chosen) == Missing.NOTHING
                && accounts.actor(who.getName(), chosen)
                        .filter(actor -> section.opensFor(actor.role()))
                        .isPresent();
    }
}
