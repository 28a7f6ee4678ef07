package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import com.bastiaanjansen.otp.TOTPGenerator;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/** Somebody with a browser that keeps cookies, follows no redirects and runs no scripts. */
public final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]+)</code>");

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NEVER)
            .build();

    public Visitor(int port) {
        this.port = port;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)).build());
    }

    /** A file that is no text. */
    public HttpResponse<byte[]> file(String path) {
        return send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> post(String path, String fields) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build());
    }

    /** Posts what a form that stands on that page sends. */
    public HttpResponse<String> form(String page, String path, String fields) {
        return post(path, "_csrf=" + encoded(first(get(page).body(), CSRF)) + "&" + fields);
    }

    public HttpResponse<String> signIn(String login, String password) {
        return form("/sign-in", "/sign-in", "name=" + encoded(login) + "&password=" + encoded(password));
    }

    /** Sets up an authenticator app and tells its key. */
    public String setUpApp() {
        var key = key(get("/account/second-factor").body());
        form("/account/second-factor", "/account/second-factor/app", "code=" + code(key, Instant.now()));
        return key;
    }

    /** The id of the session that the browser holds. */
    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("vongdoi"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no session"));
    }

    /** As somebody who knows the id of another's session. */
    public HttpResponse<String> getWith(String session, String path) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Cookie", "vongdoi=" + session)
                .build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return browser.send(request, handler);
        } catch (IOException e) {
            throw new IllegalStateException(request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The key that the page of second factors tells to somebody who cannot scan. */
    public static String key(String page) {
        return first(page, KEY).replace(" ", "");
    }

    /** What the app shows at that time. */
    public static String code(String key, Instant at) {
        return TOTPGenerator.withDefaultValues(key.getBytes(StandardCharsets.US_ASCII))
                .at(at);
    }

    public static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String first(String text, Pattern pattern) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }
}
