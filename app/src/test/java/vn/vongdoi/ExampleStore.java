package vn.vongdoi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.CompleteExamples;
import vn.vongdoi.fhir.Examples;
import vn.vongdoi.fhir.Exclusions;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.SaidContent;

/** Stores examples over HTTP, reads them back in both formats and compares. */
final class ExampleStore {
    private static final String XML = "application/fhir+xml";

    /** @param xml the same as somebody else wrote it; null when there is none */
    record Example(String name, byte[] json, byte @Nullable [] xml) {}

    /** @param json as the server gives it back */
    record Stored(String name, ResourceType type, String id, String json) {}

    private final FhirServer server;
    /** What breaks the standard, and what is too large: file, and why. */
    private final Map<String, String> faulty = Exclusions.read("excluded-examples");

    private final Map<String, String> tooLarge = Exclusions.read("too-large-examples");
    final Map<String, String> differences = new ConcurrentSkipListMap<>();
    final AtomicInteger written = new AtomicInteger();
    final AtomicInteger compared = new AtomicInteger();
    final AtomicInteger rejected = new AtomicInteger();
    final AtomicInteger withoutEndpoint = new AtomicInteger();

    ExampleStore(FhirServer server) {
        this.server = server;
    }

    /** Those of the standard and those with every element. */
    static List<Example> all() {
        var examples = new ArrayList<Example>();
        for (var file : Examples.files()) {
            try {
                examples.add(new Example(String.valueOf(file.getFileName()), Files.readAllBytes(file), null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (var name : CompleteExamples.names()) {
            examples.add(new Example(name, CompleteExamples.json(name), CompleteExamples.xml(name)));
        }
        return examples;
    }

    /** Empty when it is none of those a server holds, or breaks the standard and is refused. */
    Optional<Stored> store(Example example) {
        var resource = JsonMapper.shared().readTree(example.json());
        var type = ResourceType.find(resource.path("resourceType").asString(""));
        if (type.isEmpty()) {
            withoutEndpoint.incrementAndGet();
            return Optional.empty();
        }
        if (example.xml() != null) fromXml(example.name(), example.xml(), type.get());
        return fromJson(example, type.get(), resource.path("id").asString(""));
    }

    private Optional<Stored> fromJson(Example example, ResourceType type, String ownId) {
        var body = new String(example.json(), StandardCharsets.UTF_8);
        var keepsId = ResourceId.valid(ownId);
        var answer = keepsId
                ? server.send("PUT", type.fhirName() + "/" + ownId, body)
                : server.send("POST", type.fhirName(), body);
        if (faulty.containsKey(example.name()) || tooLarge.containsKey(example.name())) {
            var expected = tooLarge.containsKey(example.name()) ? 413 : 400;
            if (answer.statusCode() == expected) rejected.incrementAndGet();
            else differ(example.name(), "should be refused, but " + answer.statusCode());
            return Optional.empty();
        }
        if (answer.statusCode() != 201) {
            differ(example.name(), answer.statusCode() + " " + answer.body());
            return Optional.empty();
        }
        written.incrementAndGet();
        var id = keepsId ? ownId : FhirServer.json(answer).path("id").asString();
        var read = read(type, id, "application/fhir+json");
        var said = SaidContent.ofJson(example.json(), keepsId);
        compare(example.name() + " in JSON", said, SaidContent.ofJson(bytes(read), keepsId));
        if (!tree(body, keepsId).equals(tree(read, keepsId))) differ(example.name() + " in JSON", "another tree");
        compare(example.name() + " in XML", said, SaidContent.ofXml(bytes(read(type, id, XML)), keepsId));
        return Optional.of(new Stored(example.name(), type, id, read));
    }

    /** What came as XML says the same in both formats, and goes again: one of each example is enough for searches. */
    private void fromXml(String name, byte[] xml, ResourceType type) {
        var answer = server.send(
                "POST", type.fhirName(), new String(xml, StandardCharsets.UTF_8), "Content-Type", XML, "Accept", XML);
        if (answer.statusCode() != 201) {
            differ(name + " from XML", answer.statusCode() + " " + answer.body());
            return;
        }
        written.incrementAndGet();
        var location = answer.headers().firstValue("Location").orElseThrow();
        var id = location.replaceAll(".*/([^/]+)/_history/1", "$1");
        var said = SaidContent.ofXml(xml, false);
        compare(name + " from XML in XML", said, SaidContent.ofXml(bytes(read(type, id, XML)), false));
        var json = bytes(read(type, id, "application/fhir+json"));
        compare(name + " from XML in JSON", said, SaidContent.ofJson(json, false));
        var deleted = server.send("DELETE", type.fhirName() + "/" + id, "");
        if (deleted.statusCode() != 204) differ(name, "delete: " + deleted.statusCode());
    }

    private String read(ResourceType type, String id, String format) {
        var answer = server.get(type.fhirName() + "/" + id, "Accept", format);
        if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    private void compare(String name, String expected, String found) {
        compared.incrementAndGet();
        if (!expected.equals(found)) differ(name, firstDifference(expected, found));
    }

    private static String firstDifference(String expected, String found) {
        var ours = found.lines().toList();
        var theirs = expected.lines().toList();
        for (var i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            var our = i < ours.size() ? ours.get(i) : "nothing";
            var their = i < theirs.size() ? theirs.get(i) : "nothing";
            if (!our.equals(their)) return "line " + i + ": expected " + their + ", found " + our;
        }
        return "line ends";
    }

    private static JsonNode tree(String json, boolean withId) {
        var tree = (ObjectNode) JsonMapper.shared().readTree(json);
        if (!withId) tree.remove("id");
        if (tree.get("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("versionId", "lastUpdated"));
            if (meta.isEmpty()) tree.remove("meta");
        }
        return tree;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void differ(String name, String how) {
        differences.put(name, how);
    }
}
