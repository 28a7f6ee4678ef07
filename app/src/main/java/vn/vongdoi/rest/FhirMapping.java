package vn.vongdoi.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import vn.vongdoi.access.Actor;

/**
 * Leads what is below {@code /fhir} straight to {@link FhirServer}. Spring's own mapping would try the patterns of every
 * page of the program first, a fifth of all the work of a read; addresses without a pattern it finds at once, and they
 * are left to it.
 */
@Component
final class FhirMapping implements HandlerMapping, Ordered {
    private final HandlerMethod serve;

    FhirMapping(FhirServer server) throws NoSuchMethodException {
        this.serve = new HandlerMethod(
                server,
                FhirServer.class.getDeclaredMethod(
                        "serve", Actor.class, HttpServletRequest.class, HttpServletResponse.class));
    }

    @Override
    public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
        var path = request.getServletPath();
        if (!path.equals(FhirServer.PATH) && !path.startsWith(FhirServer.PATH + "/")) return null;
        var asked = path.substring(FhirServer.PATH.length());
        return asked.startsWith("/.well-known/") || asked.equals("/metadata") ? null : new HandlerExecutionChain(serve);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
