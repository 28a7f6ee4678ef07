package vn.vongdoi.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.support.TransactionOperations;

/** Sessions are in the database, for all servers that share it, and end after half an hour without a request. */
@Configuration
@ConditionalOnWebApplication
@EnableJdbcHttpSession(tableName = "account.session", maxInactiveIntervalInSeconds = 30 * 60)
class SessionConfiguration {
    /** Each statement by itself: the parts of a session do not depend on each other, and every request reads one. */
    @Bean
    TransactionOperations springSessionTransactionOperations() {
        return TransactionOperations.withoutTransaction();
    }

    @Bean
    @Primary
    FindByIndexNameSessionRepository<? extends Session> notedSessions(JdbcIndexedSessionRepository kept) {
        return new NotedSessions<>(kept);
    }

    /** Not for scripts and not for requests that other sites send; only over TLS where the request came so. */
    @Bean
    CookieSerializer cookieSerializer() {
        var cookie = new OwnCookies();
        cookie.setCookieName("vongdoi");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** A made-up cookie could hold what the database refuses as text, and fail instead of meaning nothing. */
    private static final class OwnCookies extends DefaultCookieSerializer {
        private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return super.readCookieValues(request).stream()
                    .filter(ID.asMatchPredicate())
                    .toList();
        }
    }
}
