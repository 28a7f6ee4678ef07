package vn.vongdoi.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.vongdoi.access.Actor.Role;
import vn.vongdoi.page.Problem;

/** A controller method may take an {@code Actor}, or an {@code Optional<Actor>} where the public may look too. */
@Configuration
class ActorArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

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
        if (isOptional(parameter)) return current();
        return current()
                .orElseThrow(() -> new Problem(
                        Problem.Category.SIGN_IN_NEEDED, "Phần này cần đăng nhập.", "This part needs a sign-in."));
    }

    private static boolean isOptional(MethodParameter parameter) {
        var type = ResolvableType.forMethodParameter(parameter);
        return type.resolve() == Optional.class && type.getGeneric(0).resolve() == Actor.class;
    }

    private static Optional<Actor> current() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken) return Optional.empty();
        return Optional.of(
                who.getPrincipal() instanceof Actor machine
                        ? machine
                        : new Actor(who.getName(), Role.ADMINISTRATOR, Optional.empty()));
    }
}
