package vn.vongdoi.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds rule files on the class path, below {@code rules/}. */
final class RuleFiles {
    private static final PathMatchingResourcePatternResolver RESOLVER = new PathMatchingResourcePatternResolver();

    private RuleFiles() {}

    static BufferedReader reader(String file) {
        return new BufferedReader(new InputStreamReader(stream(file), StandardCharsets.UTF_8.newDecoder()));
    }

    static byte[] bytes(String file) throws IOException {
        try (var in = stream(file)) {
            return in.readAllBytes();
        }
    }

    private static InputStream stream(String file) {
        var in = RuleFiles.class.getResourceAsStream("/rules/" + file);
        if (in == null) throw new IllegalArgumentException("no rule file rules/" + file);
        return in;
    }

    static List<String> names(String folder, String ending) {
        try {
            return Arrays.stream(RESOLVER.getResources("classpath*:rules/" + folder + "/*" + ending))
                    .map(Resource::getFilename)
                    .map(Objects::requireNonNull)
                    .filter(f -> !f.contains(".examples"))
                    .map(f -> folder + "/" + f.substring(0, f.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
