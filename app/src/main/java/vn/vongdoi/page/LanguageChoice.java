package vn.vongdoi.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** {@code ?lang=en} for this page and, by a cookie, for those that follow. The browser's own wish is not asked. */
final class LanguageChoice implements LocaleResolver, HandlerInterceptor {
    private static final String NAME = "lang";

    static Language of(HttpServletRequest request) {
        var asked = Language.find(request.getParameter(NAME));
        if (asked.isPresent()) return asked.get();
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? Language.VI : Language.find(cookie.getValue()).orElse(Language.VI);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Language.find(request.getParameter(NAME))
                .ifPresent(language -> setLocale(request, response, language.locale()));
        return true;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return of(request).locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null || locale == null) return;
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, Language.of(locale).code())
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .sameSite("Lax")
                        .httpOnly(true)
                        .build()
                        .toString());
    }
}
