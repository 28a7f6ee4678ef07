package vn.vongdoi.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
class PageConfiguration implements WebMvcConfigurer {
    private final Assets assets;
    private final LanguageChoice choice = new LanguageChoice();

    PageConfiguration(Assets assets) {
        this.assets = assets;
    }

    /** Spring looks for it by this name. */
    @Bean
    LanguageChoice localeResolver() {
        return choice;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // What stands in other sites' frames sets no cookie.
        registry.addInterceptor(choice).excludePathPatterns("/embed/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(assets.base() + "**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new LanguageArgument());
    }

    private static final class LanguageArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Language.class;
        }

        @Override
        public Language resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var servletRequest = request.getNativeRequest(HttpServletRequest.class);
            if (servletRequest == null) throw new IllegalStateException("not a servlet request");
            return LanguageChoice.of(servletRequest);
        }
    }
}
