package vn.vongdoi.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.vongdoi.page.MenuGate;

/** Tells the page frame which entries of the menu open for whoever asks: the others are not shown. */
final class MenuFilter extends OncePerRequestFilter {
    private final Admission admission;

    MenuFilter(Admission admission) {
        this.admission = admission;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var who = SecurityContextHolder.getContext().getAuthentication();
        var gate = new MenuGate(href -> Sections.of(href)
                .filter(section -> admission
                        .admitted(who, request)
                        .filter(it -> it.opens(section))
                        .isPresent())
                .isPresent());
        request.setAttribute(MenuGate.class.getName(), gate);
        chain.doFilter(request, response);
    }
}
