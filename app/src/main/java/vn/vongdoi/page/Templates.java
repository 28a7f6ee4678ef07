package vn.vongdoi.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import vn.vongdoi.database.DataFolder;

/**
 * Renders the view {@code home/person} with {@code jte/home/person.jte}: model attributes are its parameters, and
 * {@code frame} comes by itself. A page is rendered whole before the first byte is sent, so that a failure is a page.
 */
@Component
final class Templates implements ViewResolver, Ordered {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "vn.vongdoi.templates");
    private final Texts texts;
    private final Assets assets;
    private final List<MenuItem> menu;
    private final DataFolder folder;
    private final ServerAddress server;

    Templates(Texts texts, Assets assets, List<MenuItem> menu, DataFolder folder, ServerAddress server) {
        this.texts = texts;
        this.assets = assets;
        this.menu = menu.stream().sorted(MenuItem.BY_ORDER).toList();
        this.folder = folder;
        this.server = server;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        if (name.startsWith("redirect:") || name.startsWith("forward:")) return null; // Spring's own
        return new Template(name + ".jte");
    }

    /** Before Spring's own resolver, which would take any name for a file to forward to. */
    @Override
    public int getOrder() {
        return 0;
    }

    private final class Template implements View {
        private static final int LARGEST_KEPT_BACK = 64 * 1024;
        private static final String HTML = "text/html;charset=UTF-8";
        private final String name;

        Template(String name) {
            this.name = name;
        }

        @Override
        public String getContentType() {
            return HTML;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var page = Templates.this.render(name, model, request);
            response.setContentType(HTML);
            // Kept back whole, so that the session is written once, behind it, and not read again after an early
            // commit; and in one piece, since every filter on the way counts each.
            if (page.length < LARGEST_KEPT_BACK) response.setBufferSize(LARGEST_KEPT_BACK);
            else response.setContentLength(page.length);
            response.getOutputStream().write(page);
        }
    }

    private byte[] render(String template, @Nullable Map<String, ?> model, HttpServletRequest request) {
        var parameters = new HashMap<String, Object>(model == null ? Map.of() : model);
        parameters.put("frame", frame(request));
        var output = new Utf8ByteOutput();
        engine.render(template, parameters, output);
        return output.toByteArray();
    }

    private Frame frame(HttpServletRequest request) {
        var original = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = original == null ? request.getRequestURI() : original;
        return new Frame(request, path, texts, assets, menu, Demonstration.read(folder), server);
    }
}
