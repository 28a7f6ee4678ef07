package vn.vongdoi.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every sentence of every page. Each module writes {@code messages/<module>_vi.properties} and {@code _en}, UTF-8, with
 * keys that begin with the module's name. {@code {0}}, {@code {1}}… take the arguments; quotes mean themselves.
 */
@Component
public final class Texts {
    private static final Pattern FILE = Pattern.compile("([a-z]+)_(vi|en)\\.properties");
    private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    public Texts() {
        for (var language : Language.values()) texts.put(language, new HashMap<>());
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
            for (var file : files) read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a key; arguments are put in as they are, numbers and dates in the language's own form. */
    public String text(Language language, String key, Object... arguments) {
        var text = texts(language).get(key);
        if (text == null) throw new IllegalArgumentException("no text " + key + " in " + language);
        if (arguments.length == 0) return text;
        var formats = new Formats(language);
        return HOLE.matcher(text).replaceAll(hole -> {
            var argument = arguments[Integer.parseInt(hole.group(1))];
            return Matcher.quoteReplacement(formats.any(argument));
        });
    }

    /** Whether both the key and the text exist: for texts named after data, such as a new kind of facility. */
    public boolean has(Language language, String key) {
        return texts(language).containsKey(key);
    }

    public Set<String> keys(Language language) {
        return Set.copyOf(texts(language).keySet());
    }

    private Map<String, String> texts(Language language) {
        return texts.getOrDefault(language, Map.of());
    }

    private void read(Resource file) throws IOException {
        var name = FILE.matcher(String.valueOf(file.getFilename()));
        if (!name.matches()) {
            throw new IllegalStateException("expected <module>_vi.properties or _en, got " + file.getFilename());
        }
        var lines = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            lines.load(reader);
        }
        var known = texts(Language.find(name.group(2)).orElseThrow());
        for (var key : lines.stringPropertyNames()) {
            if (!key.startsWith(name.group(1) + ".")) {
                throw new IllegalStateException(file.getFilename() + ": key " + key + " is another module's");
            }
            known.put(key, lines.getProperty(key));
        }
    }
}
