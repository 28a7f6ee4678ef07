package vn.vongdoi.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.csv.Row;
import vn.vongdoi.person.BhxhNumber;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.Registration;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Writing;

/** Who lives where: the population register. */
final class PeopleRegister implements Register<PersonFacts> {
    private static final String CHANGE = "register:people";

    private final People people;
    private final Located located;
    private final PersonCells cells;

    PeopleRegister(People people, Places places, LocalDate today) {
        this.people = people;
        this.located = new Located(places);
        this.cells = new PersonCells(located, today);
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
        return PersonCells.keyColumn(row);
    }

    @Override
    public String key(Row row) {
        return PersonCells.key(row);
    }

    @Override
    public Optional<PersonFacts> read(Row row) {
        var cccd = row.optional("cccd", Cccd::new);
        var bhxh = row.optional("bhxh", BhxhNumber::new);
        var card = row.optional("card", CardNumber::new);
        var name = row.required("name", Row::text);
        var birth = row.required("birth", cells::birth);
        var sex = row.required("sex", PersonCells::sex);
        var commune = row.required("commune", cell -> located.commune(cell).value());
        card.flatMap(CardNumber::bhxh)
                .filter(number -> bhxh.isPresent() && !bhxh.get().equals(number))
                .ifPresent(_ -> row.warn("card", row.cell("card"), "Mười số cuối của thẻ khác mã số BHXH ở cùng dòng"));
        return row.value(() -> new PersonFacts(
                name.get(), birth.get(), sex.get(), commune.get(), cccd, bhxh, card, null, null, cells.today(), true));
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
                case Registration.Unclear _ -> throw new IllegalStateException("the register itself says who there is");
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

    static void dispute(Row row) {
        var column = row.cell("cccd").isEmpty() ? "bhxh" : "cccd";
        row.reject(
                column,
                row.cell(column),
                "Số này đang thuộc về người khác (khác cả họ tên và ngày sinh):"
                        + " hãy kiểm tra lại số với giấy tờ gốc");
    }
}
