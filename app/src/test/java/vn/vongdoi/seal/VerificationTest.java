package vn.vongdoi.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of two chains with checkpoints, and everything that somebody may do to it. */
class VerificationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");

    /** So many of the nineteen events: what comes after the last checkpoint may be cut off unseen. */
    private static final int SEALED = 17;

    @TempDir
    Path folder;

    private final SealingKey key = SealingKey.create();
    private final SealingKey foreign = SealingKey.create();
    private final List<String> whole = new ArrayList<>(log(events()));
    private final List<String> checkpoints = seals(whole, key);

    @Test
    void aWholeLogIsIntact() {
        assertThat(finding(whole, checkpoints)).isEmpty();
        assertThat(finding(whole, List.of())).isEmpty();
    }

    /** The key changes each year; whoever checks from outside names those of all years. */
    @Test
    void checkpointsOfTwoKeysCountWhereBothAreKnown() throws IOException, InterruptedException {
        var second = SealingKey.create();
        var changing = seals(whole, key, second);
        assertThat(finding(whole, changing, key, second)).isEmpty();
        assertThat(finding(whole, changing, key).map(VerificationTest::name)).contains("1-6");
        assertThat(finding(whole, changing, second).map(VerificationTest::name)).contains("1-1");
        var events = Files.write(folder.resolve("events.tsv"), whole);
        var checkpoints = Files.write(folder.resolve("checkpoints.txt"), changing);
        assertThat(program(events, checkpoints, key, second)).startsWith("0 ");
        assertThat(program(events, checkpoints, key)).startsWith("1 ");
    }

    @Test
    void anyBitOfAnyEventThatIsTurnedIsFoundAtThatEvent() {
        var random = new Random(7);
        for (var round = 0; round < 300; round++) {
            var line = random.nextInt(whole.size());
            var bytes = whole.get(line).getBytes(StandardCharsets.UTF_8);
            // Not the numbers in front: another number is another place, which the next tests are about.
            var at = 4 + random.nextInt(bytes.length - 4);
            bytes[at] ^= (byte) (1 << random.nextInt(7));
            if (bytes[at] == '\t' || bytes[at] == '\n') continue;
            var verification = new Verification(checkpoints, Set.of(key.fingerprint()));
            for (var i = 0; i < whole.size(); i++)
                verification.take(i == line ? bytes : whole.get(i).getBytes(StandardCharsets.UTF_8));
            assertThat(verification.finish().map(VerificationTest::name))
                    .as("bit of line " + line)
                    .contains(name(line));
        }
    }

    @Test
    void aDeletedEventIsNamed() {
        for (var line = 0; line < SEALED; line++) {
            var left = new ArrayList<>(whole);
            left.remove(line);
            assertThat(finding(left, checkpoints).map(VerificationTest::name)).contains(name(line));
        }
    }

    @Test
    void anEventPutInOrMovedIsNamed() {
        for (var line = 0; line + 1 < whole.size(); line++) {
            var doubled = new ArrayList<>(whole);
            doubled.add(line, whole.get(line));
            assertThat(finding(doubled, checkpoints).map(VerificationTest::name))
                    .contains(line == 11 ? "1-13" : name(line + 1));
            var swapped = new ArrayList<>(whole);
            Collections.swap(swapped, line, line + 1);
            if (line != 11)
                assertThat(finding(swapped, checkpoints).map(VerificationTest::name))
                        .contains(name(line));
        }
    }

    @Test
    void anEventPutInWithAllHashesMadeAnewIsNamedBySomebodyWhoHasTheCheckpoints() {
        for (var line = 0; line < 12; line++) {
            var events = events();
            events.get(0).add(line, "planted");
            assertThat(finding(log(events), checkpoints).map(VerificationTest::name))
                    .contains("1-" + (line + 1));
        }
    }

    @Test
    void anEventChangedWithAllHashesMadeAnewIsNamed() {
        for (var line = 0; line < 12; line++) {
            var events = events();
            events.get(0).set(line, "changed");
            assertThat(finding(log(events), checkpoints).map(VerificationTest::name))
                    .contains("1-" + (line + 1));
        }
    }

    @Test
    void aLogThatEndsTooSoonIsCutOffAfterItsLastEvent() {
        for (var length = 1; length < SEALED; length++) {
            var cut = finding(whole.subList(0, length), checkpoints).map(VerificationTest::name);
            assertThat(cut).as("after " + length).contains(length == 12 ? "2-1" : name(length));
        }
        assertThat(finding(List.of(), checkpoints).map(VerificationTest::name)).contains("1-1");
    }

    @Test
    void aForeignKeySealsNothing() {
        var events = events();
        events.get(0).set(6, "changed");
        var changed = log(events);
        assertThat(finding(changed, seals(changed, foreign)).map(VerificationTest::name))
                .contains("1-1");
    }

    @Test
    void checkpointsThatAreSwappedLeftOutOrChangedVouchForNothing() {
        for (var at = 0; at + 1 < checkpoints.size(); at++) {
            var swapped = new ArrayList<>(checkpoints);
            Collections.swap(swapped, at, at + 1);
            assertThat(finding(whole, swapped)).as("swapped " + at).isPresent();
            var left = new ArrayList<>(checkpoints);
            left.remove(at);
            assertThat(finding(whole, left)).as("left out " + at).isPresent();
            for (var field = 0; field < 11; field++) {
                var fields = checkpoints.get(at).split("\t");
                fields[field] = fields[field].replaceFirst("[0-9a-f]", fields[field].startsWith("1") ? "2" : "1");
                if (String.join("\t", fields).equals(checkpoints.get(at))) continue;
                var changed = new ArrayList<>(checkpoints);
                changed.set(at, String.join("\t", fields));
                assertThat(finding(whole, changed)).as("field " + field).isPresent();
            }
        }
    }

    @Test
    void theProgramForOutsidersNeedsNothingButJava() throws Exception {
        var events = folder.resolve("events.tsv");
        var seals = folder.resolve("checkpoints.txt");
        Files.write(events, whole);
        Files.write(seals, checkpoints);
        assertThat(verify(events, seals)).isEqualTo("0 Nguyên vẹn / intact");
        var changed = new ArrayList<>(whole);
        changed.set(4, whole.get(4).replace("\te5\t", "\tx5\t"));
        Files.write(events, changed);
        assertThat(verify(events, seals)).startsWith("1 Sự kiện / event 1-5:");
    }

    private String verify(Path events, Path seals) throws IOException, InterruptedException {
        return program(events, seals, key);
    }

    /** Runs it from its source, as an outsider would. */
    private static String program(Path events, Path seals, SealingKey... keys)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "src/main/java/vn/vongdoi/seal/Verify.java",
                events.toString(),
                seals.toString()));
        for (var key : keys) command.add(key.fingerprint());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() + " " + told.substring(told.lastIndexOf('\n') + 1);
    }

    /** What the events say: twelve in one chain, seven in another. */
    private static List<List<String>> events() {
        return List.of(
                new ArrayList<>(
                        IntStream.rangeClosed(1, 12).mapToObj(i -> "e" + i).toList()),
                new ArrayList<>(
                        IntStream.rangeClosed(1, 7).mapToObj(i -> "đọc " + i).toList()));
    }

    private static List<String> log(List<List<String>> chains) {
        var lines = new ArrayList<String>();
        for (var c = 0; c < chains.size(); c++) {
            var chain = Chain.empty(c + 1);
            for (var says : chains.get(c)) {
                var event = (c + 1) + "\t" + (chain.last() + 1) + "\t" + says;
                lines.add(event + "\t" + HexFormat.of().formatHex(chain.add(event.getBytes(StandardCharsets.UTF_8))));
            }
        }
        return lines;
    }

    /** Stretches of five, of both chains in turn; the last two events of the second chain are not sealed yet. */
    private static List<String> seals(List<String> log, SealingKey key) {
        return seals(log, key, key);
    }

    /** @param later for the second half */
    private static List<String> seals(List<String> log, SealingKey key, SealingKey later) {
        var hashes = log.stream()
                .map(line -> HexFormat.of().parseHex(line.substring(line.lastIndexOf('\t') + 1)))
                .toList();
        var lines = new ArrayList<String>();
        seal(lines, 1, 1, hashes.subList(0, 5), key);
        seal(lines, 2, 1, hashes.subList(12, 17), key);
        seal(lines, 1, 6, hashes.subList(5, 10), later);
        seal(lines, 1, 11, hashes.subList(10, 12), later);
        return lines;
    }

    private static void seal(List<String> lines, int chain, long first, List<byte[]> hashes, SealingKey key) {
        var before = lines.isEmpty() ? "" : lines.getLast();
        lines.add(Checkpoint.seal(lines.size() + 1, NOW, before, chain, first, hashes, key)
                .line());
    }

    private Optional<Finding> finding(List<String> lines, List<String> seals) {
        return finding(lines, seals, key);
    }

    private static Optional<Finding> finding(List<String> lines, List<String> seals, SealingKey... keys) {
        var known = Arrays.stream(keys).map(SealingKey::fingerprint).collect(Collectors.toSet());
        var verification = new Verification(seals, known);
        for (var line : lines) verification.take(line.getBytes(StandardCharsets.UTF_8));
        return verification.finish();
    }

    private static String name(Finding finding) {
        return finding.chain() + "-" + finding.number();
    }

    /** Of the event on that line of the whole log. */
    private static String name(int line) {
        return line < 12 ? "1-" + (line + 1) : "2-" + (line - 11);
    }
}
