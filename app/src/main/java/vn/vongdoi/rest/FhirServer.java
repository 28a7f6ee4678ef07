package vn.vongdoi.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.vongdoi.access.Actor;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.Validation;
import vn.vongdoi.record.Records;

/** HTTP in and out of {@code /fhir}: what FHIR calls the base. */
@Controller
final class FhirServer {
    private static final Logger log = LoggerFactory.getLogger(FhirServer.class);
    private static final String PATH = "/fhir";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Metadata metadata;
    private final Router router;
    private final RequestBodies bodies;

    FhirServer(Records records, Clock clock, Validation validation, DataFolder folder) {
        this.bodies = new RequestBodies(folder.uploads());
        this.metadata = new Metadata(clock);
        this.router = Operations.router(records, clock, validation, metadata);
    }

    /** What the server can do is no secret: a client reads it before it has a token. */
    @GetMapping(PATH + "/metadata")
    void metadata(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(metadata::answer, request, response);
    }

    @RequestMapping({PATH, PATH + "/**"})
    void serve(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(() -> routed(actor, request), request, response);
    }

    private Answer routed(Actor actor, HttpServletRequest request) throws IOException {
        var verb = Verb.find(request.getMethod()).orElseThrow(() -> notAllowed(request.getMethod()));
        try (var body = bodies.read(request, verb)) {
            return router.answer(call(actor, verb, request, body));
        }
    }

    private interface Answering {
        Answer answer() throws IOException;
    }

    private static void answer(Answering answering, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var format = Format.JSON;
        Answer answer;
        try {
            format = Format.of(request);
            answer = answering.answer();
        } catch (Fault fault) {
            answer = fault.answer();
        } catch (RuntimeException e) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            answer = new Fault(500, Issue.Code.EXCEPTION, "Máy chủ gặp lỗi.", "The server met an error.").answer();
        }
        write(answer, format, request, response);
    }

    private static Call call(Actor actor, Verb verb, HttpServletRequest request, RequestBodies.Body body) {
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        return new Call(
                actor,
                verb,
                path(request),
                body.form().orElseGet(() -> Criteria.parse(query)),
                new Conditions(
                        request.getHeader("If-Match"),
                        request.getHeader("If-None-Match"),
                        request.getHeader("If-None-Exist"),
                        request.getHeader("If-Modified-Since")),
                Preference.of(headers(request, "Prefer")),
                body.json(),
                request.getContentType(),
                base(request));
    }

    private static String base(HttpServletRequest request) {
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length()) + PATH;
    }

    private static String path(HttpServletRequest request) {
        var path = URI.create(request.getRequestURI()).getPath().substring(PATH.length());
        while (path.startsWith("/")) path = path.substring(1);
        while (path.endsWith("/")) path = path.substring(0, path.length() - 1);
        return path;
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    private static void write(Answer answer, Format format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.status());
        if (answer.version() > 0) response.setHeader("ETag", Tag.of(answer.version()));
        if (answer.updated() != null) response.setHeader("Last-Modified", HTTP_DATE.format(answer.updated()));
        var location = Optional.ofNullable(answer.location());
        location.ifPresent(l -> {
            response.setHeader("Location", base(request) + "/" + l);
            response.setHeader("Content-Location", base(request) + "/" + l);
        });
        var json = answer.body();
        if (json == null) return;
        var body = format.bytes(json, Format.pretty(request));
        response.setContentType(format.contentType());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) response.getOutputStream().write(body);
    }

    private static Fault notAllowed(String method) {
        return new Fault(
                405,
                Issue.Code.NOT_SUPPORTED,
                "FHIR không có phương thức " + method + ".",
                "FHIR has no method " + method + ".");
    }
}
