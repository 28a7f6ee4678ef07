package vn.vongdoi.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.claimcheck.Checker;
import vn.vongdoi.claimfile.Samples;
import vn.vongdoi.simulator.SimulationPlan;
import vn.vongdoi.simulator.Simulator;

class SimulatedRegistersTest extends EmptyRegisters {
    private static final Pattern OF_LISTS = Pattern.compile("(item|device|staff)-.*");

    @TempDir
    static Path province;

    @Test
    void everyRegisterOfASimulatedProvinceLoadsWholeAndAgainChangesNothing() throws Exception {
        new Simulator(SimulationPlan.of(5, 3_000, 300, LocalDate.of(2026, 11, 21)))
                .write(province, (what, done, total) -> {});
        var folder = province.resolve("registers");
        assertThat(RegisterKind.in(folder))
                .contains(
                        RegisterKind.BIRTHS,
                        RegisterKind.IMMUNISATIONS,
                        RegisterKind.DEATHS,
                        RegisterKind.PUPILS,
                        RegisterKind.FITNESS);
        for (var kind : RegisterKind.in(folder)) {
            var report = door.load(kind, kind.file(folder));
            assertThat(report.issues()).as(kind.word()).isEmpty();
            assertThat(report.rows()).as(kind.word()).isPositive();
            assertThat(report.loaded()).as(kind.word()).isPositive();
        }
        assertThat(door.count("select count(*) from person.person")).isEqualTo(3_000);
        var position = door.records().position();
        for (var kind : RegisterKind.in(folder)) {
            assertThat(door.load(kind, kind.file(folder)).loaded())
                    .as(kind.word())
                    .isZero();
        }
        assertThat(door.records().position()).isEqualTo(position);
        assertThat(warningsOfLists())
                .as("facilities write of themselves what they told")
                .isEmpty();
    }

    private static Map<String, Integer> warningsOfLists() throws Exception {
        var said = new TreeMap<String, Integer>();
        try (var files = Files.walk(province.resolve("claims"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                for (var encounter : Samples.read(file)) {
                    for (var issue : Checker.check(encounter, door.lists())) {
                        if (!OF_LISTS.matcher(issue.rule()).matches()) continue;
                        said.merge(issue.rule() + " " + issue.message(), 1, Integer::sum);
                    }
                }
            }
        }
        return said;
    }
}
