/** The authorisation server: programs prove who they are and get tokens that live for minutes (RFC 6749, 7523, 9068). */
@NullMarked
@ApplicationModule(
        displayName = "OAuth",
        allowedDependencies = {"access", "account", "client", "database", "page", "person", "record"})
package vn.vongdoi.oauth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
