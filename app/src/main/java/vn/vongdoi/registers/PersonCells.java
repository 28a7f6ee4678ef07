package vn.vongdoi.registers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import vn.vongdoi.csv.Row;
import vn.vongdoi.person.BhxhNumber;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.PersonName;
import vn.vongdoi.person.Sex;

/** The cells by which a row says whom it is about. */
final class PersonCells {
    static final List<String> COLUMNS = List.of("cccd", "bhxh", "name", "birth", "sex", "commune");

    private static final int OLDEST_BIRTH = 1890;

    private final Located located;
    private final LocalDate today;

    PersonCells(Located located, LocalDate today) {
        this.located = located;
        this.today = today;
    }

    LocalDate today() {
        return today;
    }

    /** The column that names the person: the strongest number told, else the name. */
    static String keyColumn(Row row) {
        if (!row.cell("cccd").isEmpty()) return "cccd";
        return bhxh(row).isEmpty() ? "name" : "bhxh";
    }

    static String key(Row row) {
        return switch (keyColumn(row)) {
            case "cccd" -> row.cell("cccd");
            case "bhxh" -> bhxh(row);
            default ->
                String.join(
                        "|",
                        PersonName.kept(row.cell("name")).toLowerCase(Locale.ROOT),
                        row.cell("birth"),
                        row.cell("sex"),
                        row.cell("commune"));
        };
    }

    /** Facts told by a row on the day it speaks of; to be asked only when no cell of the row was rejected. */
    interface Cells {
        PersonFacts told(LocalDate day);

        BirthDate birth();
    }

    Cells read(Row row) {
        var cccd = row.optional("cccd", Cccd::new);
        var bhxh = row.optional("bhxh", BhxhNumber::new);
        var name = row.required("name", Row::text);
        var birth = row.required("birth", this::birth);
        var sex = row.required("sex", PersonCells::sex);
        var commune = row.required("commune", cell -> located.commune(cell).value());
        return new Cells() {
            @Override
            public PersonFacts told(LocalDate day) {
                return new PersonFacts(
                        name.get(),
                        birth.get(),
                        sex.get(),
                        commune.get(),
                        cccd,
                        bhxh,
                        Optional.empty(),
                        null,
                        null,
                        day,
                        false);
            }

            @Override
            public BirthDate birth() {
                return birth.get();
            }
        };
    }

    /** A day of the person's life. */
    Supplier<LocalDate> day(Row row, String column) {
        return row.required(column, this::past);
    }

    LocalDate past(String cell) {
        var day = Row.day(cell);
        if (day.isAfter(today)) throw new IllegalArgumentException("Ngày không được sau hôm nay (" + today + ")");
        return day;
    }

    static LocalDate notBefore(LocalDate day, BirthDate birth) {
        if (day.isBefore(birth.date())) {
            throw new IllegalArgumentException("Ngày " + day + " trước ngày sinh " + birth);
        }
        return day;
    }

    BirthDate birth(String cell) {
        BirthDate birth;
        try {
            birth = BirthDate.parse(cell);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("Ngày sinh viết như 1957-02-11, hoặc 1957-02, hoặc 1957", e);
        }
        if (birth.date().isAfter(today) || birth.date().getYear() < OLDEST_BIRTH) {
            throw new IllegalArgumentException("Ngày sinh phải từ năm " + OLDEST_BIRTH + " đến hôm nay");
        }
        return birth;
    }

    static Sex sex(String cell) {
        return switch (cell) {
            case "1" -> Sex.MALE;
            case "2" -> Sex.FEMALE;
            default -> throw new IllegalArgumentException("Giới tính là 1 (nam) hoặc 2 (nữ)");
        };
    }

    private static String bhxh(Row row) {
        var told = row.cell("bhxh");
        if (!told.isEmpty()) return told;
        return CardNumber.find(row.cell("card"))
                .flatMap(CardNumber::bhxh)
                .map(BhxhNumber::value)
                .orElse("");
    }
}
