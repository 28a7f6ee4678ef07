package vn.vongdoi.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.vongdoi.access.Actor;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.Validation;
import vn.vongdoi.oauth.Endpoints;
import vn.vongdoi.record.Records;

/** HTTP in and out of {@code /fhir}: what FHIR calls the base. */
@Controller
final class FhirServer {
    private static final Logger log = LoggerFactory.getLogger(FhirServer.class);
    static final String PATH = "/fhir";

    /** Each is a condition of its own to the database. */
    private static final int MOST_PARAMETERS = 1_000;

    private final Metadata metadata;
    private final Router router;
    private final RequestBodies bodies;

    FhirServer(
            Records records,
            AuditLog audit,
            Clock clock,
            Validation validation,
            DataFolder folder,
            Endpoints endpoints,
            List<PatientOperation> offered) {
        this.bodies = new RequestBodies(folder.uploads());
        this.metadata = new Metadata(clock, endpoints, offered);
        this.router = Operations.router(records, audit, clock, validation, metadata, offered);
    }

    /** What the server can do is no secret: a client reads it before it has a token. */
    @GetMapping(PATH + "/metadata")
    void metadata(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(_ -> metadata.answer(), request, response);
    }

    @RequestMapping({PATH, PATH + "/**"})
    void serve(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(look -> routed(actor, look, request), request, response);
    }

    private Answer routed(Actor actor, Look look, HttpServletRequest request) throws IOException {
        var verb = Verb.find(request.getMethod()).orElseThrow(() -> notAllowed(request.getMethod()));
        try (var body = bodies.read(request, verb)) {
            var call = call(actor, verb, request, body);
            if (body.form().isPresent()) look.heed(request, call.parameters());
            return router.answer(call);
        }
    }

    private interface Answering {
        Answer answer(Look look) throws IOException;
    }

    private static void answer(Answering answering, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var look = new Look();
        Answer answer;
        try {
            look.heed(request, query(request));
            answer = answering.answer(look);
        } catch (Fault fault) {
            answer = fault.answer();
        } catch (RuntimeException e) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            answer = new Fault(500, Issue.Code.EXCEPTION, "Máy chủ gặp lỗi.", "The server met an error.").answer();
        }
        write(answer, look, request, response);
    }

    private static Call call(Actor actor, Verb verb, HttpServletRequest request, RequestBodies.Body body) {
        var parameters = new ArrayList<>(query(request));
        body.form().ifPresent(parameters::addAll);
        if (parameters.size() > MOST_PARAMETERS) throw tooMany();
        return new Call(
                actor,
                verb,
                path(request),
                parameters,
                new Conditions(
                        list(request, "If-Match"),
                        list(request, "If-None-Match"),
                        request.getHeader("If-None-Exist"),
                        Optional.ofNullable(request.getHeader("If-Modified-Since"))
                                .flatMap(HttpDate::find)
                                .orElse(null)),
                Preference.of(headers(request, "Prefer")),
                body.json(),
                request.getContentType(),
                base(request));
    }

    private static String base(HttpServletRequest request) {
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length()) + PATH;
    }

    private static List<Map.Entry<String, String>> query(HttpServletRequest request) {
        return Criteria.parse(Optional.ofNullable(request.getQueryString()).orElse(""));
    }

    private static String path(HttpServletRequest request) {
        var path = request.getServletPath().substring(PATH.length());
        while (path.startsWith("/")) path = path.substring(1);
        while (path.endsWith("/")) path = path.substring(0, path.length() - 1);
        return path;
    }

    private static @Nullable String list(HttpServletRequest request, String name) {
        var headers = headers(request, name);
        return headers.isEmpty() ? null : String.join(",", headers);
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    private static void write(Answer answer, Look look, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.status());
        if (answer.version() > 0) response.setHeader("ETag", Tag.of(answer.version()));
        if (answer.updated() != null) response.setHeader("Last-Modified", HttpDate.of(answer.updated()));
        var location = Optional.ofNullable(answer.location());
        location.ifPresent(l -> {
            response.setHeader("Location", base(request) + "/" + l);
            response.setHeader("Content-Location", base(request) + "/" + l);
        });
        var json = answer.body();
        if (json == null) return;
        var body = look.bytes(json);
        response.setContentType(look.format().contentType());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) response.getOutputStream().write(body);
    }

    private static Fault tooMany() {
        return new Fault(
                400,
                Issue.Code.TOO_COSTLY,
                "Một yêu cầu nhận tối đa " + MOST_PARAMETERS
                        + " tham số. Nhiều giá trị của một tham số có thể cách nhau bằng dấu phẩy.",
                "A request takes at most " + MOST_PARAMETERS
                        + " parameters. Several values of one parameter may be separated by commas.");
    }

    private static Fault notAllowed(String method) {
        return new Fault(
                405,
                Issue.Code.NOT_SUPPORTED,
                "FHIR không có phương thức " + method + ".",
                "FHIR has no method " + method + ".");
    }
}
