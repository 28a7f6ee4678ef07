package vn.vongdoi.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.vongdoi.access.Waiting;
import vn.vongdoi.page.MenuGate;
import vn.vongdoi.signin.Admission.Admitted;

/** Tells the page frame which entries of the menu open for whoever asks: the others are not shown. */
final class MenuFilter extends OncePerRequestFilter {
    private final Admission admission;
    private final Map<String, Waiting> waiting;

    MenuFilter(Admission admission, List<Waiting> waiting) {
        this.admission = admission;
        this.waiting = waiting.stream().collect(Collectors.toMap(Waiting::href, Function.identity()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        gate(request);
        chain.doFilter(request, response);
    }

    /** Also for the page that refuses. */
    void gate(HttpServletRequest request) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        var gate = new MenuGate(
                href -> Sections.of(href)
                        .filter(section -> admission
                                .admitted(who, request)
                                .filter(it -> it.opens(section))
                                .isPresent())
                        .isPresent(),
                href -> Optional.ofNullable(waiting.get(href))
                        .flatMap(it -> admission
                                .admitted(who, request)
                                .flatMap(Admitted::actor)
                                .map(it.count()::applyAsInt))
                        .orElse(0),
                admission.admitted(who, request).filter(Admitted::isKiosk).isPresent());
        request.setAttribute(MenuGate.class.getName(), gate);
    }
}
