/** The doors of people and programs: sign-in, second factor, sessions, and who may open which path. */
@NullMarked
@ApplicationModule(
        displayName = "Sign-in",
        allowedDependencies = {"access", "account", "client", "database", "oauth", "openid", "page", "place"})
package vn.vongdoi.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
