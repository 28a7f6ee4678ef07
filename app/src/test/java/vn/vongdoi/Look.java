package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Looks at a page as it stands: axe-core finds nothing serious, nothing sticks out sideways; a picture is left for people. */
final class Look {
    static final Path PICTURES = Path.of("target/pages");

    private Look() {}

    static void at(Page page, String name, int width, ColorScheme scheme) throws IOException {
        var theme = scheme.name().toLowerCase(Locale.ROOT);
        var picture = (name.isEmpty() ? "home" : name) + "-" + width + "-" + theme;
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(picture + ".png")));
        var sticksOut = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) sticksOut).intValue())
                .as(picture + " sticks out sideways")
                .isZero();
        page.evaluate(axe());
        var faults = page.evaluate("""
                async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                    .filter(fault => fault.impact === 'serious' || fault.impact === 'critical')
                    .map(fault => fault.id + ': ' + fault.nodes.map(node => node.target.join(' ')).join(', '))""");
        assertThat((List<?>) faults).as(picture).isEmpty();
    }

    private static String axe() throws IOException {
        try (var script = Look.class.getResourceAsStream("/axe-core/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
