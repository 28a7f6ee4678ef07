package vn.vongdoi.database;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the web server puts down while it works stays in the data folder. In the system's temporary folder others could
 * read the health records on their way in, and nobody would remove what a killed server left behind.
 */
@Configuration
@ConditionalOnWebApplication
class WebSpool {
    /** No upload takes so long: what is older belongs to a process that is gone. */
    private static final Duration IN_USE = Duration.ofHours(1);

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatFolders(DataFolder folder) {
        return tomcat -> {
            tomcat.setBaseDirectory(folder.folder("tomcat").toFile());
            tomcat.setDocumentRoot(folder.folder("tomcat/documents").toFile()); // stays empty: pages come from the jar
        };
    }

    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties limits, DataFolder folder) {
        limits.setLocation(folder.uploads().toString());
        return limits.createMultipartConfig();
    }

    @Bean
    ApplicationRunner leftovers(DataFolder folder, Clock clock) {
        return _ -> removeOlder(folder.uploads(), clock.instant().minus(IN_USE));
    }

    private static void removeOlder(Path folder, Instant limit) throws IOException {
        try (var files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (var file : files) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) Files.deleteIfExists(file);
                } catch (NoSuchFileException gone) {
                    // Another server that shares the folder was done with it just now.
                }
            }
        }
    }
}
