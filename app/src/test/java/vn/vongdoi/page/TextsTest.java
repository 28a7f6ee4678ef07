package vn.vongdoi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path CODE = Path.of("src/main/java");
    /** text("a.b") in a template, and in code every literal that begins with a module's name and is one whole key. */
    private static final Pattern IN_TEMPLATES = Pattern.compile("\\btext\\(\"([a-z][a-z0-9.-]+)\"");

    private static final Pattern IN_CODE =
            Pattern.compile("\\b(?:text|fact|MenuItem)\\(\\s*\"([a-z]+\\.[a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern COMMENT = Pattern.compile("<%--.*?--%>", Pattern.DOTALL);
    private static final Pattern HOLES = Pattern.compile("\\{\\d}");

    private final Texts texts = new Texts();

    @Test
    void everyTextExistsInBothLanguages() {
        assertThat(new TreeSet<>(texts.keys(Language.EN))).isEqualTo(new TreeSet<>(texts.keys(Language.VI)));
    }

    @Test
    void noTextUsesAnArgumentThatItsTwinDoesNotKnow() {
        for (var key : texts.keys(Language.VI)) {
            assertThat(holes(texts.text(Language.EN, key))).as(key).isSubsetOf(holes(texts.text(Language.VI, key)));
        }
    }

    @Test
    void everyKeyThatATemplateAsksForExists() throws IOException {
        var asked = found(TEMPLATES, ".jte", IN_TEMPLATES);
        assertThat(asked).isNotEmpty();
        assertThat(texts.keys(Language.VI)).containsAll(asked);
    }

    @Test
    void everyKeyThatCodeAsksForExists() throws IOException {
        var asked = found(CODE, ".java", IN_CODE);
        assertThat(asked).isNotEmpty();
        // A module may leave its own name away before asking.
        var known = texts.keys(Language.VI);
        assertThat(asked).allMatch(key -> known.contains(key) || known.contains("programme." + key));
    }

    @Test
    void argumentsAreWrittenInTheLanguagesOwnForm() {
        assertThat(texts.text(Language.VI, "page.as-of", 1204331L, "x"))
                .isEqualTo("Số liệu tại vị trí 1.204.331 của kho hồ sơ, x");
        assertThat(texts.text(Language.EN, "page.as-of", 1204331L, LocalDate.of(2026, 11, 21)))
                .isEqualTo("Figures at position 1,204,331 of the record store, 21 Nov 2026");
    }

    @Test
    void anUnknownKeyIsAFaultAndNotABlank() {
        assertThatThrownBy(() -> texts.text(Language.VI, "page.no-such")).hasMessageContaining("page.no-such");
    }

    private static TreeSet<String> found(Path root, String ending, Pattern pattern) throws IOException {
        var keys = new TreeSet<String>();
        try (var files = Files.walk(root)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                var matcher =
                        pattern.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
                while (matcher.find()) keys.add(matcher.group(1));
            }
        }
        return keys;
    }

    private static TreeSet<String> holes(String text) {
        var holes = new TreeSet<String>();
        var matcher = HOLES.matcher(text);
        while (matcher.find()) holes.add(matcher.group());
        return holes;
    }
}
