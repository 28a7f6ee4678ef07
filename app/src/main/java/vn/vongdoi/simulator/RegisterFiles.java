package vn.vongdoi.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/** What there is in the province: registers in the columns the register door reads. */
final class RegisterFiles {

    private static final List<String> WARDS = List.of("internal", "surgical", "paediatric", "obstetric");

    private final Path folder;
    private final SimulationPlan plan;

    RegisterFiles(Path folder, SimulationPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    void facilities(Facilities facilities) throws IOException {
        try (var csv = CsvLines.open(
                folder,
                "facilities.csv",
                "code",
                "name",
                "kind",
                "level",
                "commune",
                "ownership",
                "beds",
                "doctors",
                "emr_since")) {
            for (Facility facility : facilities.all()) {
                CsvLines.line(
                        csv,
                        facility.code(),
                        facility.name(),
                        facility.kind().code,
                        facility.level().code,
                        facility.commune().code(),
                        facility.isPrivate() ? "private" : "public",
                        facility.beds(),
                        facility.staff().doctors().size(),
                        facility.emrSince());
            }
        }
    }

    void staff(Facilities facilities) throws IOException {
        try (var csv =
                CsvLines.open(folder, "staff.csv", "facility", "cccd", "name", "profession", "licence", "from", "to")) {
            for (Facility facility : facilities.all()) {
                for (StaffMember member : facility.staff().all()) {
                    CsvLines.line(
                            csv,
                            facility.code(),
                            member.cccd(),
                            member.name(),
                            member.profession().code,
                            member.licence(),
                            member.since(),
                            member.left());
                }
            }
        }
    }

    void beds(Facilities facilities) throws IOException {
        try (var csv = CsvLines.open(folder, "beds.csv", "facility", "kind", "count", "from", "to")) {
            for (Facility facility : facilities.all()) {
                if (facility.beds() == 0) {
                    continue;
                }
                List<Integer> counts = Facilities.split(facility.beds(), List.of(0.5, 0.22, 0.15, 0.13), 0);
                for (int i = 0; i < counts.size(); i++) {
                    if (counts.get(i) > 0) {
                        CsvLines.line(
                                csv,
                                facility.code(),
                                WARDS.get(i),
                                counts.get(i),
                                plan.lastDay().minusYears(2),
                                null);
                    }
                }
            }
        }
    }

    void people(Population population, ProgressListener progress) throws IOException {
        try (var csv = CsvLines.open(folder, "people.csv", "cccd", "bhxh", "card", "name", "birth", "sex", "commune")) {
            for (int i = 0; i < population.size(); i++) {
                Person person = population.person(i);
                CsvLines.line(
                        csv,
                        person.cccd(),
                        person.insuranceNumber(),
                        person.card(),
                        person.name(),
                        person.registerBirth(),
                        person.sex().code,
                        person.commune().code());
                if ((i + 1) % 5_000 == 0 || i + 1 == population.size()) {
                    progress.progress("Người dân", i + 1, population.size());
                }
            }
        }
    }

    /** What stations prescribe and do, at the prices their claims have. */
    void catalogue(Facilities facilities, Formulary formulary) throws IOException {
        var since = plan.lastDay().minusYears(2).withDayOfYear(1);
        try (var csv = CsvLines.open(
                folder,
                "catalogue.csv",
                "facility",
                "kind",
                "code",
                "registration",
                "name",
                "unit",
                "group",
                "price",
                "coverage",
                "strength",
                "route",
                "form",
                "tender",
                "dose",
                "from")) {
            for (Facility facility : facilities.all()) {
                if (facility.kind() != Facility.Kind.STATION) {
                    continue;
                }
                String code = facility.code();
                for (var exam : formulary.exams().entrySet()) {
                    service(csv, facility, exam.getKey(), exam.getValue(), 13, facility.kind().examPrice, since);
                }
                for (Service service : formulary.services()) {
                    if (service.isSupply()) {
                        continue;
                    }
                    service(csv, facility, service.code(), service.name(), service.group(), service.price(), since);
                }
                for (Medicine medicine : formulary.medicines()) {
                    if (medicine.injected()) {
                        continue;
                    }
                    CsvLines.line(
                            csv,
                            code,
                            "medicine",
                            medicine.code(),
                            medicine.registration(),
                            medicine.name(),
                            medicine.unit(),
                            4,
                            Cost.milli(medicine.priceMilli()),
                            medicine.covered(),
                            medicine.strength(),
                            medicine.route(),
                            medicine.form(),
                            medicine.tender(),
                            medicine.usual(),
                            since);
                }
            }
        }
    }

    private static void service(
            CSVPrinter csv, Facility facility, String code, String name, int group, int price, LocalDate since)
            throws IOException {
        CsvLines.line(
                csv, facility.code(), "service", code, "", name, "Lần", group, price, 100, "", "", "", "", "", since);
    }
}
