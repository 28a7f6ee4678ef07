package vn.vongdoi.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.vongdoi.page.MenuItem;

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
        if (who != null && !(who instanceof AnonymousAuthenticationToken)) {
            var chosen = ActorArgument.chosen(request);
            Predicate<String> opens = href -> Sections.of(href)
                    .filter(section -> admission.opens(who, chosen, section))
                    .isPresent();
            request.setAttribute(MenuItem.OPENS, opens);
        }
        chain.doFilter(request, response);
    }
}
