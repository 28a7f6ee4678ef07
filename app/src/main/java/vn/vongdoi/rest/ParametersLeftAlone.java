package vn.vongdoi.rest;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Below {@code /fhir} nobody but {@link FhirServer} reads parameters. Whoever asks the servlet container for one, as
 * Spring does to find a controller, reads a posted form away, and fails with 500 at what cannot be decoded.
 */
@Configuration
class ParametersLeftAlone {
    @Bean
    FilterRegistrationBean<Filter> parametersLeftAloneFilter() {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> chain.doFilter(
                request instanceof HttpServletRequest http && isFhir(http) ? new WithoutParameters(http) : request,
                response));
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    private static boolean isFhir(HttpServletRequest request) {
        var refused = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return (refused == null ? request.getRequestURI() : refused).startsWith("/fhir");
    }

    private static final class WithoutParameters extends HttpServletRequestWrapper {
        WithoutParameters(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
