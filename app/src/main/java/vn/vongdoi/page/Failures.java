package vn.vongdoi.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where failures become answers: a page that tells what to do, or JSON at the doors for machines. A
 * {@link Problem} tells its own text; anything else tells nothing of its inside.
 */
@Controller
@ControllerAdvice
final class Failures implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Texts texts;
    private final JsonMapper json;
    private final List<FailureForm> forms;

    Failures(Texts texts, JsonMapper json, List<FailureForm> forms) {
        this.texts = texts;
        this.json = json;
        this.forms = forms;
    }

    @ExceptionHandler
    ModelAndView problem(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        return answer(problem.category().status(), problem, request.getRequestURI(), response);
    }

    /** A path or parameter that cannot be what it should be: a malformed code, a letter for a number. */
    @ExceptionHandler
    ModelAndView mistyped(
            MethodArgumentTypeMismatchException mistyped, HttpServletRequest request, HttpServletResponse response) {
        var problem = Problem.invalid(
                "\"" + mistyped.getName() + "\" không hợp lệ: nhận được \"" + mistyped.getValue() + "\".",
                "\"" + mistyped.getName() + "\" is not valid: got \"" + mistyped.getValue() + "\".");
        return problem(problem, request, response);
    }

    /** Who has signed in and still may not: signing in again would not help. */
    @ExceptionHandler
    ModelAndView denied(AccessDeniedException denied, HttpServletRequest request, HttpServletResponse response) {
        return answer(403, null, request.getRequestURI(), response);
    }

    /** Whoever asked has gone: there is nobody to answer, and nothing to mend. */
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    void gone(HttpServletResponse response) {
        LOG.debug("gone before the answer, {}", response.getStatus());
    }

    @ExceptionHandler
    ModelAndView other(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (failure instanceof ErrorResponse known) {
            return answer(known.getStatusCode().value(), null, request.getRequestURI(), response);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(500, null, request.getRequestURI(), response);
    }

    /** What the server or a filter refused before any controller was asked. */
    @RequestMapping("${server.error.path:${error.path:/error}}")
    ModelAndView refused(HttpServletRequest request, HttpServletResponse response) {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (cause != null) LOG.error("{} {} failed", request.getMethod(), path, cause);
        return answer(status == null ? 404 : status, null, path == null ? "/" : path, response);
    }

    private ModelAndView answer(int status, @Nullable Problem problem, String path, HttpServletResponse response) {
        response.setStatus(status);
        for (var form : forms) {
            if (path.startsWith(form.prefix())) return new ModelAndView(formed(form, status, problem));
        }
        return isForMachines(path)
                ? new ModelAndView(json(status, problem))
                : new ModelAndView("page/error", Map.of("status", status, "says", new Says(problem, status)));
    }

    private static boolean isForMachines(String path) {
        return path.endsWith(".json")
                || Stream.of("/exchange", "/cds-services", "/open", "/health", "/oauth2", "/.well-known")
                        .anyMatch(path::startsWith);
    }

    private View formed(FailureForm form, int status, @Nullable Problem problem) {
        return (_, request, response) -> {
            var says = new Says(problem, status);
            form.writing()
                    .write(status, says.text(texts, Language.VI), says.text(texts, Language.EN), request, response);
        };
    }

    private View json(int status, @Nullable Problem problem) {
        return (_, _, response) -> write(response, status, new Says(problem, status));
    }

    private void write(HttpServletResponse response, int status, Says says) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        json.writeValue(
                response.getOutputStream(),
                Map.of(
                        "status", status,
                        "message", says.text(texts, Language.VI),
                        "messageEn", says.text(texts, Language.EN)));
    }
}
