package vn.vongdoi.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OfficialExamplesTest {
    @Test
    void everyExampleOfTheStandardIsAcceptedUnlessItBreaksTheStandard() throws Exception {
        var excluded = Exclusions.read("excluded-examples");
        var refused = new TreeMap<String, Incoming.Refused>();
        var files = Examples.files();
        for (var file : files) {
            if (Incoming.read(Files.readAllBytes(file)) instanceof Incoming.Refused no) {
                refused.put(file.getFileName().toString(), no);
            }
        }
        System.out.println("Official examples: " + files.size() + ", accepted " + (files.size() - refused.size())
                + ", excluded " + excluded.size());
        assertThat(refused.keySet()).as("%s", refused).isEqualTo(excluded.keySet());
        refused.forEach((file, no) -> assertThat(no.issues().getFirst().expression())
                .as(file)
                .isEqualTo(String.valueOf(excluded.get(file)).split(" ", -1)[0]));
        assertThat(excluded).hasSizeLessThan(files.size() / 100);
    }

    @Test
    void everyTypeIsAcceptedMinimalCompleteAndWithEveryValueAbsent() {
        var names = CompleteExamples.names();
        System.out.println("Complete examples: " + names.size());
        assertThat(names).hasSize(3 * 539);
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(Incoming.read(CompleteExamples.json(name))).isInstanceOf(Incoming.Accepted.class));
    }
}
