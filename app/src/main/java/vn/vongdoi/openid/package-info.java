/**
 * Sign-in by an external OpenID Connect provider: the round trip to it, and whose account its identities open. Apart
 * from {@code signin}, which asks it, because it needs the person index and nothing of sessions and factors.
 */
@NullMarked
@ApplicationModule(
        displayName = "OpenID",
        allowedDependencies = {"account", "page", "person"})
package vn.vongdoi.openid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
