package vn.vongdoi.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.vongdoi.access.Actor;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.page.Problem;

/** A controller method may take an {@code Actor}, or an {@code Optional<Actor>} where the public may look too. */
@Configuration
class ActorArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    /** Of the session: the number of the post that somebody with several has chosen. */
    private static final String CHOSEN = ActorArgument.class.getName() + ".chosen";

    private final Accounts accounts;
    private final Admission admission;

    ActorArgument(Accounts accounts, Admission admission) {
        this.accounts = accounts;
        this.admission = admission;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class || isOptional(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken) {
            if (isOptional(parameter)) return Optional.empty();
            throw new Problem(Problem.Category.SIGN_IN_NEEDED, "Phần này cần đăng nhập.", "This part needs a sign-in.");
        }
        var actor = actor(who, request);
        return isOptional(parameter) ? actor : actor.orElseThrow(ActorArgument::withoutRole);
    }

    private Optional<Actor> actor(Authentication who, NativeWebRequest request) {
        if (who.getPrincipal() instanceof Actor machine) return Optional.of(machine);
        var chosen = chosen(request.getNativeRequest(HttpServletRequest.class));
        // On pages that are open to all, nobody else has asked for the second factor.
        if (admission.missing(who, chosen) != Admission.Missing.NOTHING) return Optional.empty();
        return accounts.actor(who.getName(), chosen);
    }

    static Optional<Long> chosen(@Nullable HttpServletRequest request) {
        var session = request == null ? null : request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((Long) session.getAttribute(CHOSEN));
    }

    static void choose(HttpSession session, long post) {
        session.setAttribute(CHOSEN, post);
    }

    private static Problem withoutRole() {
        return Problem.forbidden(
                "Tài khoản này hiện không có vai trò nào còn hiệu lực, hoặc chưa xác nhận lần hai (trang Tài khoản của tôi).",
                "This account holds no role at present, or has not shown its second factor (page My account).");
    }

    private static boolean isOptional(MethodParameter parameter) {
        var type = ResolvableType.forMethodParameter(parameter);
        return type.resolve() == Optional.class && type.getGeneric(0).resolve() == Actor.class;
    }
}
