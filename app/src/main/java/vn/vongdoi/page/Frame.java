package vn.vongdoi.page;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What every page knows of the request it answers: language, menu, who is signed in. Every template gets one as its
 * parameter {@code frame}; no controller makes one.
 */
public final class Frame {
    private final HttpServletRequest request;
    private final String path;
    private final Language language;
    private final Texts texts;
    private final Assets assets;
    private final List<MenuItem> menu;
    private final Demonstration demonstration;
    private final ServerAddress server;

    Frame(
            HttpServletRequest request,
            String path,
            Texts texts,
            Assets assets,
            List<MenuItem> menu,
            Demonstration demonstration,
            ServerAddress server) {
        this.request = request;
        this.path = path;
        this.language = LanguageChoice.of(request);
        this.texts = texts;
        this.assets = assets;
        this.menu = menu;
        this.demonstration = demonstration;
        this.server = server;
    }

    /** Of this page, without what was asked. */
    public String path() {
        return path;
    }

    /** By which other sites reach a path of this server. */
    public String address(String to) {
        return server.url() + to;
    }

    public Language language() {
        return language;
    }

    /** The text of a message key in the language of the page. */
    public String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    public Formats formats() {
        return new Formats(language);
    }

    public Demonstration demonstration() {
        return demonstration;
    }

    /** The URL of a file below {@code static/}; it changes with the content, so that browsers may keep it for good. */
    public String asset(String name) {
        return assets.url(name);
    }

    /** The entries for whoever is looking. */
    public List<MenuItem> menu() {
        return menu.stream()
                .filter(item -> item.audience() == MenuItem.Audience.EVERYONE || opens(item.href()))
                .toList();
    }

    /** Whoever is looking opens one page only, and is led nowhere else. */
    public boolean isAlone() {
        return request.getAttribute(MenuGate.class.getName()) instanceof MenuGate gate && gate.alone();
    }

    private boolean opens(String href) {
        return request.getAttribute(MenuGate.class.getName()) instanceof MenuGate gate
                && gate.opens().test(href);
    }

    /** How much waits behind an entry for whoever is looking. */
    public int waiting(MenuItem item) {
        return request.getAttribute(MenuGate.class.getName()) instanceof MenuGate gate
                ? gate.waiting().applyAsInt(item.href())
                : 0;
    }

    public boolean isCurrent(MenuItem item) {
        return item.isCurrent(path);
    }

    public boolean isSignedIn() {
        return request.getUserPrincipal() != null;
    }

    /** The login of whoever is signed in. */
    public Optional<String> user() {
        return Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
    }

    /** This page in the other language, with everything else that was asked. */
    public String inOtherLanguage() {
        if (!"GET".equals(request.getMethod()))
            return path + "?lang=" + language.other().code();
        var uri = ServletUriComponentsBuilder.fromRequest(request)
                .replacePath(path)
                .replaceQueryParam("lang", language.other().code())
                .build()
                .toUri();
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** What the hidden field of every form that changes something carries; null where no session is to be protected. */
    public @Nullable CsrfToken csrf() {
        return (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    }
}
