package vn.vongdoi;

import java.nio.file.Path;
import java.time.LocalDate;
import vn.vongdoi.simulator.SimulationPlan;
import vn.vongdoi.simulator.Simulator;

/** {@code simulate}: writes a synthetic province as files, without a database. */
record Simulate(SimulationPlan plan, Path folder) implements Command {

    static Simulate of(Arguments arguments) {
        if (arguments.rest().size() != 1) {
            throw new Arguments.Misused("simulate [--people N] [--visits N] [--seed N] [--until YYYY-MM-DD] FOLDER");
        }
        var until = arguments.find("until").map(LocalDate::parse).orElseGet(Simulate::today);
        return new Simulate(
                SimulationPlan.of(
                        arguments.number("seed", 1),
                        arguments.number("people", 58_300),
                        arguments.number("visits", 24_000),
                        until),
                Path.of(arguments.rest().getFirst()));
    }

    static LocalDate today() {
        return LocalDate.now(new VongDoi().clock());
    }

    @Override
    public int run() {
        write(plan, folder);
        return DONE;
    }

    static void write(SimulationPlan plan, Path folder) {
        var line = new ProgressLine();
        new Simulator(plan).write(folder, line::show);
        line.end("Đã viết tỉnh mô phỏng 1:" + plan.oneIn() + " vào " + folder);
    }
}
