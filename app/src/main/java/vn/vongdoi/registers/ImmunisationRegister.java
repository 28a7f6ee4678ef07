package vn.vongdoi.registers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.vongdoi.csv.Row;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.record.Writing;

/** Doses that people were given, wherever: one row a dose. */
final class ImmunisationRegister implements Register<Dose> {
    private static final List<String> PROGRAMMES = List.of("epi", "outbreak", "service");
    /** HL7's immunization-origin: who tells of a dose that the sender did not give. */
    private static final List<String> SOURCES = List.of("provider", "record", "recall", "school", "jurisdiction");

    private final PersonRows persons;

    ImmunisationRegister(PersonRows persons) {
        this.persons = persons;
    }

    @Override
    public List<String> required() {
        return PersonCells.required("vaccine", "dose", "date", "facility", "antigens");
    }

    @Override
    public List<String> optional() {
        return PersonCells.optional(
                "id",
                "mother",
                "vaccine_name",
                "lot",
                "expiry",
                "route",
                "site",
                "vaccinator",
                "programme",
                "screening",
                "reaction",
                "source",
                "withdrawn");
    }

    @Override
    public RowKey key(Row row) {
        return row.cell("id").isEmpty()
                ? PersonCells.key(row, row.cell("vaccine"), day(row.cell("date")))
                : RowKey.of("id", row.cell("facility"), row.cell("id"));
    }

    @Override
    public Optional<Dose> read(Row row) {
        var person = persons.cells().read(row);
        var facility = row.required("facility", FacilityCode::new);
        var vaccine = row.required("vaccine", Row::text);
        var number = row.required("dose", ImmunisationRegister::number);
        var day = row.required("date", cell -> persons.cells().past(day(cell)));
        var time = row.cell("date").indexOf('T') < 0
                ? Optional.<LocalDateTime>empty()
                : row.optional("date", ImmunisationRegister::time);
        var lot = row.optional("lot", Row::text).orElse("");
        var expiry = row.optional("expiry", Row::day);
        var route = row.optional("route", VaccineRoute::of);
        var programme = row.optional("programme", cell -> Words.one(PROGRAMMES, cell));
        var source = row.optional("source", cell -> Words.one(SOURCES, cell));
        var withdrawn = row.optional("withdrawn", Words::yes);
        warn(row, expiry, lot);
        var known = Vaccine.find(row.cell("vaccine"));
        return row.value(() -> {
            PersonCells.notBefore(day.get(), person.birth());
            return new Dose(
                    person.told(day.get()),
                    facility.get(),
                    text(row, "id"),
                    vaccine.get(),
                    row.cell("vaccine_name").isEmpty()
                            ? known.map(Vaccine::name).orElse("")
                            : text(row, "vaccine_name"),
                    antigens(row).orElseGet(() -> known.map(Vaccine::antigens).orElse(List.of())),
                    number.get(),
                    day.get(),
                    time.orElse(null),
                    lot,
                    expiry.orElse(null),
                    route,
                    text(row, "site"),
                    text(row, "vaccinator"),
                    programme.orElse(""),
                    text(row, "screening"),
                    text(row, "reaction"),
                    source.orElse(""),
                    text(row, "mother"),
                    withdrawn.orElse(false));
        });
    }

    @Override
    public int save(List<Told<Dose>> rows, Writing writing) {
        var gathering = persons.gather(rows, Dose::facts, writing);
        gathering.each(
                rows,
                (told, person) -> gathering.add(told.row(), List.of(told.value().draft(person))));
        return gathering.write();
    }

    private void warn(Row row, Optional<LocalDate> expiry, String lot) {
        var vaccine = row.cell("vaccine");
        if (!vaccine.isEmpty() && Vaccine.find(vaccine).isEmpty()) {
            row.warn(
                    "vaccine",
                    vaccine,
                    "Vắc xin ngoài danh sách (" + Vaccine.codes() + "): đã nạp, nhưng không lịch tiêm nào đếm");
            if (antigens(row).isEmpty()) {
                row.reject("antigens", "", "Thiếu kháng nguyên: vắc xin ngoài danh sách phải kể các bệnh nó phòng");
            }
        }
        var date = day(row.cell("date"));
        if (expiry.isPresent() && expiry.get().toString().compareTo(date) < 0) {
            row.warn("expiry", row.cell("expiry"), "Vắc xin hết hạn trước ngày tiêm (lô " + lot + ")");
        }
        var facility = row.cell("facility");
        if (FacilityCode.isWellFormed(facility) && !persons.cells().located().knows(facility)) {
            row.warn("facility", facility, "Cơ sở chưa có trong sổ facilities: mũi tiêm vẫn được nạp với mã này");
        }
    }

    private static Optional<List<String>> antigens(Row row) {
        var told = Stream.of(row.cell("antigens").split(";"))
                .map(String::strip)
                .filter(antigen -> !antigen.isEmpty())
                .toList();
        return told.isEmpty() ? Optional.empty() : Optional.of(told);
    }

    private static String text(Row row, String column) {
        return Row.text(row.cell(column));
    }

    private static Integer number(String cell) {
        if (!cell.matches("[1-9]|[1-9]\\d")) throw new IllegalArgumentException("Mũi thứ mấy: số từ 1 đến 99");
        return Integer.valueOf(cell);
    }

    /** Of {@code 2026-01-31} or {@code 2026-01-31T08:30}. */
    private static String day(String cell) {
        var t = cell.indexOf('T');
        return t < 0 ? cell : cell.substring(0, t);
    }

    private static LocalDateTime time(String cell) {
        try {
            return LocalDateTime.parse(cell);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Ngày giờ viết như 2026-01-31 hoặc 2026-01-31T08:30", e);
        }
    }
}
