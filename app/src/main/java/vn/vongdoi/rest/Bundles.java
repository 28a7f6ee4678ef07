package vn.vongdoi.rest;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.record.HistoryEntry;
import vn.vongdoi.record.Version;

/**
 * Writes a Bundle as bytes. Bodies go in as they are, unread: most of an answer is copied, not made. Links first, because
 * they are known before the entries are.
 */
final class Bundles {
    /** Servers and proxies on the way take addresses of some 8,000 characters, headers included. */
    private static final int LONGEST_LINK = 6_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    private final String base;
    private final boolean tellsOutcomes;
    private boolean hasEntry;
    private boolean hasLink;

    Bundles(String type, Call call, OptionalLong total) {
        this.base = call.base();
        this.tellsOutcomes = call.preference().returns() == Preference.Return.OUTCOME;
        add("{\"resourceType\":\"Bundle\",\"type\":\"").add(type).add("\"");
        total.ifPresent(number -> add(",\"total\":").add(Long.toString(number)));
        link("self", url(call, null, null));
    }

    Bundles link(String relation, String url) {
        add(hasLink ? "," : ",\"link\":[");
        hasLink = true;
        return add("{\"relation\":\"")
                .add(relation)
                .add("\",\"url\":\"")
                .add(url)
                .add("\"}");
    }

    /** A link to what follows: the same request, going on behind a place. */
    Bundles next(Call call, String parameter, String place) {
        var url = url(call, parameter, place);
        if (url.length() > LONGEST_LINK) throw tooLong();
        return link("next", url);
    }

    /** @param mode {@code match}, {@code include} or {@code outcome} */
    Bundles found(Version version, String mode) {
        begin(version.id()).add(",\"resource\":").add(version.json());
        return add(",\"search\":{\"mode\":\"").add(mode).add("\"}}");
    }

    Bundles found(ResourceId id, byte[] json, String mode) {
        begin(id).add(",\"resource\":").add(json);
        return add(",\"search\":{\"mode\":\"").add(mode).add("\"}}");
    }

    Bundles outcome(byte[] outcome) {
        return entry().add("{\"resource\":").add(outcome).add(",\"search\":{\"mode\":\"outcome\"}}");
    }

    Bundles past(HistoryEntry entry) {
        var version = entry.version();
        begin(version.id());
        if (!version.deleted()) add(",\"resource\":").add(version.json());
        add(",\"request\":{\"method\":\"")
                .add(
                        switch (entry.interaction()) {
                            case CREATE -> "POST";
                            case UPDATE -> "PUT";
                            case DELETE -> "DELETE";
                        });
        add("\",\"url\":\"")
                .add(
                        switch (entry.interaction()) {
                            case CREATE -> version.id().type().fhirName();
                            case UPDATE, DELETE -> version.id().toString();
                        })
                .add("\"}");
        add(",\"response\":{\"status\":\"").add(version.deleted() ? "204" : entry.created() ? "201" : "200");
        return add("\",\"etag\":\"")
                .add(Tag.of(version.number()).replace("\"", "\\\""))
                .add("\",\"lastModified\":\"")
                .add(instant(version.updated()))
                .add("\"}}");
    }

    /** What became of one entry of a batch or transaction. */
    Bundles response(Answer answer) {
        entry().add("{");
        var failed = answer.status() >= 400;
        var body = answer.body();
        // Only of a write, which has a location: an outcome that was asked for, as of $validate, is the resource
        // itself.
        var isOutcome = failed || tellsOutcomes && answer.location() != null;
        if (body != null && !isOutcome) add("\"resource\":").add(body).add(",");
        add("\"response\":{\"status\":\"")
                .add(Integer.toString(answer.status()))
                .add("\"");
        if (answer.location() != null)
            add(",\"location\":\"").add(answer.location()).add("\"");
        if (answer.version() > 0)
            add(",\"etag\":\"W/\\\"").add(Integer.toString(answer.version())).add("\\\"\"");
        if (answer.updated() != null)
            add(",\"lastModified\":\"").add(instant(answer.updated())).add("\"");
        if (body != null && isOutcome) add(",\"outcome\":").add(body);
        return add("}}");
    }

    byte[] finish() {
        if (hasLink && !hasEntry) add("]");
        if (hasEntry) add("]");
        add("}");
        return out.toByteArray();
    }

    private Bundles begin(ResourceId id) {
        return entry().add("{\"fullUrl\":\"")
                .add(base)
                .add("/")
                .add(id.toString())
                .add("\"");
    }

    private Bundles entry() {
        if (hasEntry) return add(",");
        hasEntry = true;
        if (hasLink) add("]");
        return add(",\"entry\":[");
    }

    private Bundles add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    private Bundles add(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    static String instant(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }

    /** The call's URL, its parameter of that name replaced; encoded, so that it needs no escapes in JSON. */
    private static String url(Call call, @Nullable String parameter, @Nullable String value) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (var one : call.parameters()) {
            if (!one.getKey().equals(parameter)) query.add(encoded(one.getKey()) + "=" + encoded(one.getValue()));
        }
        if (parameter != null && value != null) query.add(encoded(parameter) + "=" + encoded(value));
        // A posted search goes on as one that is fetched.
        var path = call.path().endsWith("/_search")
                ? call.path().substring(0, call.path().indexOf('/'))
                : call.path();
        return call.base() + (path.isEmpty() ? "" : "/" + path) + query;
    }

    /** To leave the link out would pass one page off as everything. */
    private static Fault tooLong() {
        return new Fault(
                400,
                Issue.Code.TOO_COSTLY,
                "Kết quả không vừa một trang và yêu cầu quá dài để đặt vào liên kết sang trang sau. Hãy tăng _count"
                        + " (tối đa 1000) hoặc chia nhỏ yêu cầu.",
                "The result does not fit one page, and the request is too long for the link to the next. Ask for a larger"
                        + " _count (up to 1000), or split the request.");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
