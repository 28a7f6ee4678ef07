package vn.vongdoi.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.simulator.SimulationPlan;
import vn.vongdoi.simulator.Simulator;

class SimulatedRegistersTest extends EmptyRegisters {
    @TempDir
    static Path province;

    @Test
    void everyRegisterOfASimulatedProvinceLoadsWholeAndAgainChangesNothing() {
        new Simulator(SimulationPlan.of(5, 3_000, 300, LocalDate.of(2026, 11, 21)))
                .write(province, (what, done, total) -> {});
        var folder = province.resolve("registers");
        assertThat(RegisterKind.in(folder))
                .contains(RegisterKind.BIRTHS, RegisterKind.IMMUNISATIONS, RegisterKind.DEATHS);
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
    }
}
