package vn.vongdoi.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchValues;

/** How long it takes to find all searchable values of a resource that is already parsed. */
final class SearchBench {
    private static final int SMALLEST = 500;
    private static final int LARGEST = 4_000;
    private static final int ROUNDS = 3_000;

    private record Sample(ResourceType type, JsonNode tree) {}

    private SearchBench() {}

    /** Over the JSON resources of a folder, without their narratives, of the sizes that records have. */
    static void run(Path folder) throws IOException {
        var samples = new ArrayList<Sample>();
        var bytes = 0L;
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                var json = Files.readAllBytes(file);
                var type = ResourceType.find(
                        JsonMapper.shared().readTree(json).path("resourceType").asString(""));
                if (type.isEmpty()) continue;
                var tree = (ObjectNode) new Resource(type.get(), "sample", json).tree();
                tree.remove("text");
                var size = JsonMapper.shared().writeValueAsBytes(tree).length;
                if (size < SMALLEST || size > LARGEST) continue;
                samples.add(new Sample(type.get(), tree));
                bytes += size;
            }
        }
        if (samples.isEmpty()) throw new IllegalArgumentException("no JSON resources of such size in " + folder);
        measure(samples, bytes / samples.size());
    }

    private static void measure(List<Sample> samples, long bytes) {
        var best = Long.MAX_VALUE;
        var allocated = 0L;
        var values = 0;
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (var round = 0; round < ROUNDS; round++) {
            var memory = thread.getCurrentThreadAllocatedBytes();
            var begun = thread.getCurrentThreadCpuTime();
            values = 0;
            for (var sample : samples)
                values += SearchValues.of(sample.type(), sample.tree()).size();
            best = Math.min(best, thread.getCurrentThreadCpuTime() - begun);
            allocated = thread.getCurrentThreadAllocatedBytes() - memory;
        }
        System.out.printf(
                "%,d resources of %,d bytes with %.1f values: %.2f µs of CPU and %,d bytes allocated for each%n",
                samples.size(),
                bytes,
                (double) values / samples.size(),
                best / 1e3 / samples.size(),
                allocated / samples.size());
    }
}
