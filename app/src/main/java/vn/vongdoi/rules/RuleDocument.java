package vn.vongdoi.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A rule file that is a document: YAML with {@code from, to, source, confidence} at the top and its own keys. Codes in
 * it must be quoted: YAML reads a bare 012 as the number ten.
 */
public record RuleDocument(
        String name, Validity validity, String source, Confidence confidence, Map<String, Object> body) {

    public RuleDocument {
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body)); // keeps empty keys, which Map.copyOf refuses
    }

    /**
     * Reads {@code rules/<name>.yaml} from the class path.
     *
     * @throws IllegalArgumentException naming the file when a dating key is missing or wrong
     */
    public static RuleDocument read(String name) {
        try (var reader = RuleFiles.reader(name + ".yaml")) {
            Map<String, Object> body = new Yaml(new SafeConstructor(strict())).load(reader);
            if (body == null) throw new IllegalArgumentException("the file is empty");
            return new RuleDocument(
                    name,
                    Validity.of(text(body, "from").orElse(""), text(body, "to").orElse("")),
                    text(body, "source").orElseThrow(() -> new IllegalArgumentException("no source")),
                    Confidence.of(text(body, "confidence").orElse("")),
                    body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("rule file " + name + ": " + e.getMessage(), e);
        }
    }

    /** All documents of a folder below {@code rules/}, by name. */
    public static List<RuleDocument> folder(String folder) {
        return RuleFiles.names(folder, ".yaml").stream().map(RuleDocument::read).toList();
    }

    public boolean holdsOn(LocalDate day) {
        return validity.holdsOn(day);
    }

    public Optional<String> find(String key) {
        return text(body, key);
    }

    /** @throws IllegalArgumentException when the key is missing */
    public String text(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException(name + ": no '" + key + "'"));
    }

    /** The list of maps under a key; empty when there is none. */
    @SuppressWarnings("unchecked") // YAML maps have string keys in our files; a wrong one fails where it is read
    public List<Map<String, Object>> maps(String key) {
        var value = body.get(key);
        return value == null ? List.of() : List.copyOf((List<Map<String, Object>>) value);
    }

    /** A scalar as text; dates as ISO dates. */
    public static Optional<String> text(Map<String, Object> map, String key) {
        return Optional.ofNullable(scalar(map.get(key)));
    }

    /** A key written twice is a mistake: the reader would silently keep the last one. */
    private static LoaderOptions strict() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }

    private static @Nullable String scalar(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Date date -> date.toInstant().toString().substring(0, 10);
            case Object other -> other.toString();
        };
    }
}
