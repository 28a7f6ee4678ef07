package vn.vongdoi.registers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.csv.Row;
import vn.vongdoi.person.BhxhNumber;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.Cmnd;
import vn.vongdoi.person.Contact;
import vn.vongdoi.person.Papers;
import vn.vongdoi.person.Passport;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.PersonName;
import vn.vongdoi.person.Sex;
import vn.vongdoi.rules.RuleTable;

/** The cells by which a row says whom it is about. */
final class PersonCells {
    private static final List<String> REQUIRED = List.of("cccd", "bhxh", "name", "birth", "sex", "commune");
    private static final List<String> OPTIONAL = Stream.concat(
                    Stream.of("passport", "cmnd", "ethnicity", "phone", "address", "guardian", "household"),
                    AddressKind.ALL.stream().map(AddressKind::column))
            .toList();
    private static final RuleTable LISTS = RuleTable.read("claims/lists");
    private static final int OLDEST_BIRTH = 1890;

    private final Located located;
    private final LocalDate today;
    private final Set<String> ethnicities;

    PersonCells(Located located, LocalDate today) {
        this.located = located;
        this.today = today;
        this.ethnicities = LISTS.at(today).stream()
                .filter(rule -> rule.cell("list").equals("MA_DANTOC"))
                .map(rule -> rule.cell("code"))
                .collect(Collectors.toSet());
    }

    /** Columns that a register about people must have. */
    static List<String> required(String... more) {
        return Stream.concat(REQUIRED.stream(), Stream.of(more)).toList();
    }

    /** Columns that it may have. */
    static List<String> optional(String... more) {
        return Stream.concat(OPTIONAL.stream(), Stream.of(more)).toList();
    }

    LocalDate today() {
        return today;
    }

    Located located() {
        return located;
    }

    /** The column that names the person: the strongest number told, else the name. */
    static String keyColumn(Row row) {
        if (!row.cell("cccd").isEmpty()) return "cccd";
        if (!bhxh(row).isEmpty()) return "bhxh";
        return row.cell("passport").isEmpty() ? "name" : "passport";
    }

    /** @param more what else tells rows about one person apart */
    static RowKey key(Row row, String... more) {
        var column = keyColumn(row);
        var person = switch (column) {
            case "bhxh" -> bhxh(row);
            case "name" ->
                String.join(
                        "|",
                        PersonName.kept(row.cell("name")).toLowerCase(Locale.ROOT),
                        row.cell("birth"),
                        row.cell("sex"),
                        row.cell("commune"));
            default -> row.cell(column);
        };
        return RowKey.of(
                column, Stream.concat(Stream.of(person), Stream.of(more)).toArray(String[]::new));
    }

    /** Facts of a row; to be asked only when no cell of it was rejected. */
    record Who(
            Optional<Cccd> cccd,
            Optional<BhxhNumber> bhxh,
            Supplier<String> name,
            Supplier<BirthDate> born,
            Supplier<Sex> sex,
            Supplier<String> commune,
            Papers papers,
            Contact contact) {
        BirthDate birth() {
            return born.get();
        }

        /** Told on the day the row speaks of. */
        PersonFacts told(LocalDate day) {
            return facts(day, bhxh, Optional.empty(), null, null, false);
        }

        /** A child of whose mother the row tells the name. */
        PersonFacts told(LocalDate day, Optional<String> mother) {
            var facts = told(day);
            var known = facts.contact();
            return facts.with(
                    facts.papers(),
                    new Contact(known.phone(), known.address(), mother.or(known::guardian), known.household()));
        }

        /** As the population register tells. */
        PersonFacts registered(LocalDate day, Optional<CardNumber> card) {
            return facts(day, bhxh, card, null, null, true);
        }

        /** Somebody who holds this card. */
        PersonFacts holding(LocalDate day, CardNumber card, LocalDate from, @Nullable LocalDate until) {
            return facts(day, bhxh, Optional.of(card), from, until, false);
        }

        /** Somebody who does not hold this card yet: its number is the person's all the same. */
        PersonFacts expecting(LocalDate day, CardNumber card) {
            return facts(day, bhxh.or(card::bhxh), Optional.empty(), null, null, false);
        }

        private PersonFacts facts(
                LocalDate day,
                Optional<BhxhNumber> number,
                Optional<CardNumber> card,
                @Nullable LocalDate from,
                @Nullable LocalDate until,
                boolean registered) {
            return new PersonFacts(
                    name.get(),
                    born.get(),
                    sex.get(),
                    commune.get(),
                    cccd,
                    number,
                    card,
                    from,
                    until,
                    day,
                    registered,
                    papers,
                    contact);
        }
    }

    Who read(Row row) {
        return new Who(
                row.optional("cccd", Cccd::new),
                row.optional("bhxh", BhxhNumber::new),
                row.required("name", Row::text),
                row.required("birth", this::birth),
                row.required("sex", PersonCells::sex),
                row.required("commune", this::commune),
                papers(row),
                contact(row));
    }

    /** It finds people, and decides nothing. */
    private static Contact contact(Row row) {
        return new Contact(
                row.optional("phone", PersonCells::phone),
                row.optional("address", Row::text),
                row.optional("guardian", Row::text),
                row.optional("household", Row::text));
    }

    private static String phone(String cell) {
        if (!cell.matches("[+]?[0-9][0-9 .-]{6,18}")) {
            throw new IllegalArgumentException("Số điện thoại gồm 8–15 chữ số, như 0912345678");
        }
        return cell;
    }

    private Papers papers(Row row) {
        var addresses = new TreeMap<String, String>();
        for (var kind : AddressKind.ALL) {
            row.optional(kind.column(), this::commune).ifPresent(commune -> addresses.put(kind.code(), commune));
        }
        return new Papers(
                row.optional("passport", Passport::new),
                row.optional("cmnd", Cmnd::new),
                row.optional("ethnicity", this::ethnicity),
                addresses);
    }

    private String commune(String cell) {
        return located.commune(cell).value();
    }

    private String ethnicity(String cell) {
        if (!ethnicities.contains(cell)) {
            throw new IllegalArgumentException("Mã dân tộc (MA_DANTOC) gồm hai chữ số, từ 01 đến 56");
        }
        return cell;
    }

    /** A card whose last ten characters are not the number beside it: told, since either may be right. */
    static void compare(Row row) {
        CardNumber.find(row.cell("card"))
                .flatMap(CardNumber::bhxh)
                .filter(number -> !row.cell("bhxh").isEmpty() && !number.value().equals(row.cell("bhxh")))
                .ifPresent(_ -> row.warn("card", row.cell("card"), "Mười số cuối của thẻ khác mã số BHXH ở cùng dòng"));
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

    private BirthDate birth(String cell) {
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

    private static Sex sex(String cell) {
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
