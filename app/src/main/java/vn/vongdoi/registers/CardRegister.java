package vn.vongdoi.registers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.csv.Row;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.record.Writing;

/** Insurance cards: one row a card and the time it is good for. */
final class CardRegister implements Register<Card> {
    private final Cards cards;
    private final PersonRows persons;

    CardRegister(PersonRows persons, Cards cards) {
        this.persons = persons;
        this.cards = cards;
    }

    @Override
    public List<String> required() {
        return PersonCells.required("card", "from", "to");
    }

    @Override
    public List<String> optional() {
        return PersonCells.optional("facility", "exempt_from");
    }

    @Override
    public RowKey key(Row row) {
        return RowKey.of("card", row.cell("card"), row.cell("from"));
    }

    @Override
    public Optional<Card> read(Row row) {
        var holder = persons.cells().read(row);
        var number = row.required("card", CardNumber::new);
        var from = row.required("from", Row::day);
        var until = row.optional("to", Row::day);
        var facility = Located.anywhere(row);
        var exempt = row.optional("exempt_from", Row::day);
        PersonCells.compare(row);
        return row.value(() -> new Card(
                facts(holder, number.get(), from.get(), until.orElse(null)),
                number.get(),
                from.get(),
                until.orElse(null),
                facility,
                exempt.orElse(null)));
    }

    /** Told on the card's first day, so that of two cards of one file the later one stands. One of tomorrow is not held yet. */
    private PersonFacts facts(PersonCells.Who holder, CardNumber number, LocalDate from, @Nullable LocalDate until) {
        var today = persons.cells().today();
        return from.isAfter(today) ? holder.expecting(today, number) : holder.holding(from, number, from, until);
    }

    @Override
    public int save(List<Told<Card>> rows, Writing writing) {
        var gathering = persons.gather(rows, Card::facts, writing);
        var held = new LinkedHashMap<String, Card.Held>();
        gathering.each(rows, (told, holder) -> {
            var one = new Card.Held(told.row(), told.value(), holder.key());
            gathering.add(told.row(), List.of(one.draft()));
            if (!told.row().rejected()) held.put(one.card().key(), one);
        });
        var formers = cards.formers(held);
        var changed = cards.save(held.values()).stream().map(held::get).toList();
        changed.forEach(one -> gathering.tells(one.row()));
        withdraw(formers, gathering, writing);
        persons.people()
                .correct(Stream.concat(
                                formers.stream()
                                        .filter(Card.Former::ofSomebodyElse)
                                        .map(Card.Former::term),
                                changed.stream().map(Card.Held::term))
                        .toList());
        return gathering.write();
    }

    /** Of what is not told any more, a Coverage on which somebody's claim stands is the claim's to correct. */
    private static void withdraw(List<Card.Former> formers, Gathering gathering, Writing writing) {
        var claimed = writing.referredBy(
                ResourceType.CLAIM, formers.stream().map(Card.Former::withdrawn).toList());
        for (var former : formers) {
            var withdrawn = former.withdrawn();
            if (!claimed.contains(withdrawn.id())) gathering.add(former.now().row(), withdrawn);
        }
    }
}
