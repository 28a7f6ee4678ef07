package vn.vongdoi.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Style, scripts and fonts under one path that carries the hash of them all; inside, relative links keep working. */
@Component
final class Assets {
    private final String base;

    Assets() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:/static/**/*.*");
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            var digest = MessageDigest.getInstance("SHA-256");
            for (Resource file : files) digest.update(file.getContentAsByteArray());
            base = "/assets/" + HexFormat.of().formatHex(digest.digest(), 0, 6) + "/";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String base() {
        return base;
    }

    String url(String name) {
        return base + name;
    }
}
