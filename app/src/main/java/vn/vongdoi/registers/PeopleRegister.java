package vn.vongdoi.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.csv.Row;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.Registration;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Writing;

/** Who lives where: the population register. */
final class PeopleRegister implements Register<PersonFacts> {
    private final People people;
    private final PersonCells cells;

    PeopleRegister(People people, PersonCells cells) {
        this.people = people;
        this.cells = cells;
    }

    @Override
    public List<String> required() {
        return PersonCells.required("card");
    }

    @Override
    public List<String> optional() {
        return PersonCells.optional();
    }

    @Override
    public RowKey key(Row row) {
        return PersonCells.key(row);
    }

    @Override
    public Optional<PersonFacts> read(Row row) {
        var person = cells.read(row);
        var card = row.optional("card", CardNumber::new);
        PersonCells.compare(row);
        return row.value(() -> person.registered(cells.today(), card));
    }

    @Override
    public int save(List<Told<PersonFacts>> rows, Writing writing) {
        var registrations = people.register(Told.values(rows), writing::nextPosition);
        var corrected = new ArrayList<Draft>();
        var told = 0;
        var last = 0L;
        for (var i = 0; i < rows.size(); i++) {
            switch (registrations.get(i)) {
                case Registration.Known _ -> {}
                case Registration.Disputed _ -> Gathering.disputed(rows.get(i).row());
                case Registration.Unclear _ -> throw new IllegalStateException("the register itself says who there is");
                case Registration.Told news -> {
                    told++;
                    last = news.position();
                    writing.changed(
                            last,
                            news.person().key(),
                            RegisterKind.PEOPLE.change(),
                            Actor.console(),
                            Purpose.PUBLIC_HEALTH);
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
}
