package vn.vongdoi.registers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.csv.Row;
import vn.vongdoi.person.BhxhNumber;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.PersonName;
import vn.vongdoi.person.Registration;
import vn.vongdoi.person.Sex;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Writing;

/** Who lives where: the population register. */
final class PeopleRegister implements Register<PersonFacts> {
    private static final String CHANGE = "register:people";
    private static final int OLDEST_BIRTH = 1890;

    private final People people;
    private final Located located;
    private final LocalDate today;

    PeopleRegister(People people, Places places, LocalDate today) {
        this.people = people;
        this.located = new Located(places);
        this.today = today;
    }

    @Override
    public List<String> required() {
        return List.of("cccd", "bhxh", "card", "name", "birth", "sex", "commune");
    }

    @Override
    public List<String> optional() {
        return List.of();
    }

    @Override
    public String keyColumn(Row row) {
        if (!row.cell("cccd").isEmpty()) return "cccd";
        return bhxh(row).isEmpty() ? "name" : "bhxh";
    }

    @Override
    public String key(Row row) {
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

    @Override
    public Optional<PersonFacts> read(Row row) {
        var cccd = row.optional("cccd", Cccd::new);
        var bhxh = row.optional("bhxh", BhxhNumber::new);
        var card = row.optional("card", CardNumber::new);
        var name = row.required("name", Row::text);
        var birth = row.required("birth", this::birth);
        var sex = row.required("sex", PeopleRegister::sex);
        var commune = row.required("commune", cell -> located.commune(cell).value());
        card.flatMap(CardNumber::bhxh)
                .filter(number -> bhxh.isPresent() && !bhxh.get().equals(number))
                .ifPresent(_ -> row.warn("card", row.cell("card"), "Mười số cuối của thẻ khác mã số BHXH ở cùng dòng"));
        return row.value(() -> new PersonFacts(
                name.get(), birth.get(), sex.get(), commune.get(), cccd, bhxh, card, null, null, today, true));
    }

    @Override
    public int save(List<Told<PersonFacts>> rows, Writing writing) {
        var registrations = people.register(rows.stream().map(Told::value).toList(), writing::nextPosition);
        var corrected = new ArrayList<Draft>();
        var told = 0;
        var last = 0L;
        for (var i = 0; i < rows.size(); i++) {
            switch (registrations.get(i)) {
                case Registration.Known _ -> {}
                case Registration.Disputed _ -> dispute(rows.get(i).row());
                case Registration.Told news -> {
                    told++;
                    last = news.position();
                    writing.changed(last, news.person().key(), CHANGE, Actor.console(), Purpose.PUBLIC_HEALTH);
                    var patient =
                            Draft.of(news.person().patient(), news.person().key());
                    if (news.created()) writing.create(List.of(patient), last);
                    else corrected.add(patient);
                }
            }
        }
        if (!corrected.isEmpty()) writing.put(corrected, last);
        return told;
    }

    private static void dispute(Row row) {
        var column = row.cell("cccd").isEmpty() ? "bhxh" : "cccd";
        row.reject(
                column,
                row.cell(column),
                "Số này đang thuộc về người khác (khác cả họ tên và ngày sinh):"
                        + " hãy kiểm tra lại số với giấy tờ gốc");
    }

    private static String bhxh(Row row) {
        var told = row.cell("bhxh");
        if (!told.isEmpty()) return told;
        return CardNumber.find(row.cell("card"))
                .flatMap(CardNumber::bhxh)
                .map(BhxhNumber::value)
                .orElse("");
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
}
