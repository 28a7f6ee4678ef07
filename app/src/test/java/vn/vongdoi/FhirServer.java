package vn.vongdoi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.client.Tokens;

/** A server with an empty record, and a plain HTTP client that may write to it. One for all tests of FHIR. */
public final class FhirServer {
    private static final FhirServer ONE = new FhirServer();

    private final ConfigurableApplicationContext application;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    public static FhirServer shared() {
        return ONE;
    }

    /** One whose record nobody else writes to. */
    public static FhirServer own() {
        return new FhirServer();
    }

    private FhirServer() {
        try {
            var home = Files.createTempDirectory("vongdoi-fhir-");
            application = new SpringApplicationBuilder(VongDoi.class).run("--server.port=0", "--VONGDOI_HOME=" + home);
            Runtime.getRuntime().addShutdownHook(new Thread(application::close));
            token = application.getBean(Tokens.class).create("fhir tests", Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String base() {
        return "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + "/fhir";
    }

    public String token() {
        return token;
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    /** @param headers name, value, name, value … */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        var url = path.startsWith("http") ? path : base() + (path.isEmpty() ? "" : "/" + path);
        var request = HttpRequest.newBuilder(URI.create(url.replace("|", "%7C")))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        var all = new ArrayList<>(List.of(headers));
        if (!body.isEmpty() && !all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/fhir+json"));
        }
        if (!all.contains("Authorization")) all.addAll(List.of("Authorization", "Bearer " + token));
        for (var i = 0; i < all.size(); i += 2) request.header(all.get(i), all.get(i + 1));
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Of a resource that must be there. */
    public JsonNode read(String path) {
        var response = get(path);
        if (response.statusCode() != 200) throw new AssertionError(response.statusCode() + " " + response.body());
        return json(response);
    }

    /** Creates a resource and tells its id. */
    public String create(String type, String json, String... headers) {
        var response = send("POST", type, json, headers);
        if (response.statusCode() != 201) throw new AssertionError(response.statusCode() + " " + response.body());
        return json(response).path("id").stringValue();
    }

    /** Ids of the matches of a search, in their order. */
    public List<String> search(String query) {
        return ids(read(query));
    }

    public static List<String> ids(JsonNode bundle) {
        return bundle.path("entry")
                .valueStream()
                .filter(e -> !e.path("search").path("mode").asString("").equals("outcome"))
                .map(e -> e.path("resource").path("id").stringValue())
                .toList();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
