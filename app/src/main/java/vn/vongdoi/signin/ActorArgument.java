package vn.vongdoi.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.vongdoi.access.Actor;
import vn.vongdoi.page.Problem;
import vn.vongdoi.signin.Admission.Admitted;

/** A controller method may take an {@code Actor}, or an {@code Optional<Actor>} where the public may look too. */
@Configuration
class ActorArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    private final Admission admission;

    ActorArgument(Admission admission) {
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
        if (who != null && who.getPrincipal() instanceof Actor machine) {
            return isOptional(parameter) ? Optional.of(machine) : machine;
        }
        // On pages that are open to all, nobody else has asked for the second factor.
        var admitted =
                admission.admitted(who, Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        if (isOptional(parameter)) return admitted.flatMap(Admitted::actor);
        return admitted.orElseThrow(ActorArgument::signedOut).actor().orElseThrow(ActorArgument::withoutRole);
    }

    private static Problem signedOut() {
        return new Problem(Problem.Category.SIGN_IN_NEEDED, "Phần này cần đăng nhập.", "This part needs a sign-in.");
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
