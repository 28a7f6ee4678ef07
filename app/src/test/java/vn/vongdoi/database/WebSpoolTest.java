package vn.vongdoi.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

class WebSpoolTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    @TempDir
    Path home;

    @Test
    void whatIsUploadedIsNeverPutDownOutsideTheDataFolder() throws Exception {
        try (var server = server()) {
            var part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xml\"\r\n\r\n"
                    + "nobody's health record\r\n--x--\r\n";
            assertThat(post(server, part)).isEqualTo("1 below uploads");
            var tomcat = server.getBean(ServletContext.class);
            assertThat(((File) tomcat.getAttribute(ServletContext.TEMPDIR)).toPath())
                    .startsWith(home);
            assertThat(Path.of(String.valueOf(tomcat.getRealPath("/")))).startsWith(home);
        }
    }

    @Test
    void aServerThatStartsRemovesWhatAKilledOneLeftAnHourAgo() throws Exception {
        var uploads = Files.createDirectories(home.resolve("uploads"));
        for (var old : List.of("claims-1.part", "upload_2.tmp")) {
            Files.setLastModifiedTime(
                    Files.writeString(uploads.resolve(old), "x"), FileTime.from(NOW.minusSeconds(3_601)));
        }
        Files.setLastModifiedTime(
                Files.writeString(uploads.resolve("claims-3.part"), "x"), FileTime.from(NOW.minusSeconds(3_599)));
        try (var _ = server()) {
            assertThat(names(uploads)).containsExactly("claims-3.part");
        }
    }

    private ConfigurableApplicationContext server() {
        return new SpringApplicationBuilder(Small.class).run("--server.port=0", "--VONGDOI_HOME=" + home);
    }

    private static String post(ConfigurableApplicationContext server, String body) throws Exception {
        var port = server.getEnvironment().getProperty("local.server.port");
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/file"))
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A web server of the data folder, without the rest of the application. Not annotated: that would be found by it. */
    @Import(WebSpool.class)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        MultipartAutoConfiguration.class
    })
    static class Small {
        @Bean
        DataFolder folder(Environment environment) {
            return DataFolder.of(environment.getProperty("VONGDOI_HOME"));
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        RouterFunction<ServerResponse> inbox(DataFolder folder) {
            return RouterFunctions.route()
                    .POST("/file", request -> {
                        assertThat(request.multipartData()).hasSize(1);
                        return ServerResponse.ok().body(names(folder.uploads()).size() + " below uploads");
                    })
                    .build();
        }
    }
}
