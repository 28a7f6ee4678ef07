package vn.vongdoi.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes a synthetic Hải Phòng as the files its facilities would send: registers as CSV, encounters as claims XML
 * (QĐ 3176). Everything is invented; the same plan writes the same bytes.
 */
public final class Simulator {

    private final SimulationPlan plan;

    public Simulator(SimulationPlan plan) {
        this.plan = plan;
    }

    /**
     * Writes {@code registers/}, {@code claims/<facility>/} and {@code README.txt}.
     *
     * @param folder is made when missing, and must be empty: files of two provinces must not mix
     * @throws IllegalArgumentException when the folder holds something
     * @throws UncheckedIOException when a file cannot be written
     */
    public void write(Path folder, ProgressListener progress) {
        try {
            Path registers = Files.createDirectories(folder.resolve("registers"));
            refuseLeftovers(folder);
            var names = new Names();
            var communes = new Communes();
            var formulary = new Formulary();
            var diagnoses = new Diagnoses(formulary);
            var population = new Population(plan, communes, names);
            Facilities facilities = new FacilityPlanning(plan, communes, names).build(population);

            var files = new RegisterFiles(registers, plan);
            files.facilities(facilities);
            files.staff(facilities);
            files.beds(facilities);
            files.catalogue(facilities, formulary);
            files.people(population, progress);
            var lives = new LifeEventFiles(registers, plan, population, facilities);
            lives.births(names);
            lives.immunisations();
            lives.pupils();
            lives.fitness();

            List<PlannedVisit> visits = new VisitCourses(plan, population, facilities, diagnoses).plan();
            lives.deaths(visits);
            var exports = new Exports(plan, visits);
            var consultation = new Consultation(plan, population, facilities, diagnoses, formulary, names);
            claims(folder.resolve("claims"), exports, consultation, progress);
            Files.writeString(folder.resolve("README.txt"), Readme.text(plan, facilities, visits.size(), exports));
        } catch (IOException e) {
            throw new UncheckedIOException("Không ghi được vào thư mục " + folder, e);
        }
    }

    private static void refuseLeftovers(Path folder) throws IOException {
        try (var inside = Files.walk(folder)) {
            if (inside.anyMatch(Files::isRegularFile)) {
                throw new IllegalArgumentException(
                        "Thư mục %s phải rỗng để dữ liệu mô phỏng không lẫn với tệp khác".formatted(folder));
            }
        }
    }

    private void claims(Path folder, Exports exports, Consultation consultation, ProgressListener progress)
            throws IOException {
        List<Exports.File> files = exports.files();
        long total = files.stream().mapToLong(file -> file.submissions().size()).sum();
        long done = 0;
        for (int i = 0; i < files.size(); i++) {
            Exports.File file = files.get(i);
            Path place = Files.createDirectories(folder.resolve(file.facility().code()));
            Manner manner = Manner.of(i);
            Dice dice = Dice.of(plan.seed(), "file", i);
            try (var claims = new ClaimFile(
                    place.resolve(file.name() + ".xml"),
                    file.facility(),
                    file.made(),
                    file.submissions().size(),
                    manner)) {
                for (Submission submission : file.submissions()) {
                    claims.add(tables(submission, consultation), dice);
                }
            }
            done += file.submissions().size();
            progress.progress("Hồ sơ khám chữa bệnh", done, total);
        }
    }

    private static Map<Layout, List<Row>> tables(Submission submission, Consultation consultation) {
        Encounter encounter = consultation.tell(submission.visit());
        if (submission.version() == Submission.Version.CORRECTED && encounter.drugs.size() > 1) {
            encounter.drugs.removeLast();
        }
        Map<Layout, List<Row>> tables = ClaimTables.of(encounter);
        if (submission.version() == Submission.Version.WITHDRAWN) {
            for (List<Row> rows : tables.values()) {
                rows.stream().filter(row -> row.has("MA_DOITUONG_KCB")).forEach(row -> row.set("MA_DOITUONG_KCB", "8"));
            }
        }
        Fault fault = submission.fault();
        if (fault != null) {
            fault.plant(tables);
        }
        return tables;
    }
}
