package vn.vongdoi.bench;

import com.bastiaanjansen.otp.TOTPGenerator;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;

/** How long pages take from request to last byte, asked one after the other by one signed-in reader. */
final class PagesBench {
    private static final String READER = "bench";
    private static final int WARM_UP = 1_000;
    private static final int MEASURED = 400;
    private static final String PASSWORD = "một câu dài để mở cửa";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]+)</code>");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;
    private final JdbcClient sql;
    private final Accounts accounts;

    PagesBench(ApplicationContext application) {
        this.base = "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
        this.sql = application.getBean(JdbcClient.class);
        this.accounts = application.getBean(Accounts.class);
    }

    void run() throws Exception {
        var today = LocalDate.now();
        accounts.add(READER, READER);
        accounts.give(
                READER,
                new Post(0, Role.INSURANCE_ASSESSOR, new Area.Province(), today.minusDays(1), null),
                Actor.console());
        accounts.accept(accounts.invite(READER).substring("/welcome/".length()), PASSWORD);
        signIn(PASSWORD);
        var people =
                sql.sql("select count(*) from person.person").query(Long.class).single();
        System.out.printf("Pages at %,d people%n", people);
        measure("scoreboard", List.of("/programmes/hp-03-ctr-tu-2025"));
        measure("indicator", List.of("/indicators/insured-visits-at-stations"));
        var ids = sql.sql(
                        "select distinct 'p' || person as id from record.resource where type = 1 order by id limit 2000")
                .query(String.class)
                .list();
        measure("person", ids.stream().map(id -> "/people/" + id).toList());
        for (var form : List.of("book", "book.json", "book.pdf")) {
            measure(form, ids.stream().map(id -> "/people/" + id + "/" + form).toList());
        }
    }

    private void measure(String name, List<String> paths) throws Exception {
        var random = new Random(3);
        var times = new double[MEASURED];
        for (var i = -WARM_UP; i < MEASURED; i++) {
            var path = paths.get(random.nextInt(paths.size()));
            var begun = System.nanoTime();
            var answer = fetch(path);
            if (answer.statusCode() != 200) throw new IOException(path + " answered " + answer.statusCode());
            if (i >= 0) times[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(
                "  %-12s p50 %6.1f ms   p95 %6.1f ms   max %6.1f ms%n",
                name, times[MEASURED / 2], times[MEASURED * 95 / 100], times[MEASURED - 1]);
    }

    private void signIn(String password) throws Exception {
        var form = CSRF.matcher(fetch("/sign-in").body());
        if (!form.find()) throw new IOException("the sign-in page has no form");
        var body = "name=" + READER + "&password=" + encoded(password) + "&_csrf=" + encoded(form.group(1));
        var request = HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        client.send(request, BodyHandlers.discarding());
        setUpApp();
    }

    /** Whoever reaches so many people needs a second factor. */
    private void setUpApp() throws Exception {
        var page = fetch("/account/second-factor").body();
        var form = CSRF.matcher(page);
        var key = KEY.matcher(page);
        if (!form.find() || !key.find()) throw new IOException("no authenticator app can be set up");
        var secret = key.group(1).replace(" ", "").getBytes(StandardCharsets.US_ASCII);
        var body = "code=" + TOTPGenerator.withDefaultValues(secret).now() + "&_csrf=" + encoded(form.group(1));
        var request = HttpRequest.newBuilder(URI.create(base + "/account/second-factor/app"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        client.send(request, BodyHandlers.discarding());
    }

    private HttpResponse<String> fetch(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
