package vn.vongdoi.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.csv.Row;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.record.Writing;

/** Insurance cards: one row a card and the time it is good for. */
final class CardRegister implements Register<Card> {
    private final People people;
    private final Cards cards;
    private final PersonCells cells;
    private final Map<ResourceId, Long> lines = new HashMap<>();

    CardRegister(People people, Cards cards, Located located, LocalDate today) {
        this.people = people;
        this.cards = cards;
        this.cells = new PersonCells(located, today);
    }

    @Override
    public List<String> required() {
        var columns = new ArrayList<>(PersonCells.COLUMNS);
        columns.addAll(List.of("card", "from", "to"));
        return columns;
    }

    @Override
    public List<String> optional() {
        return List.of("facility", "exempt_from");
    }

    @Override
    public String keyColumn(Row row) {
        return "card";
    }

    @Override
    public String key(Row row) {
        return row.cell("card") + "|" + row.cell("from");
    }

    @Override
    public Optional<Card> read(Row row) {
        var holder = cells.read(row);
        var number = row.required("card", CardNumber::new);
        var from = row.required("from", Row::day);
        var until = row.optional("to", Row::day);
        var facility = row.optional("facility", FacilityCode::new);
        var exempt = row.optional("exempt_from", Row::day);
        CardNumber.find(row.cell("card"))
                .flatMap(CardNumber::bhxh)
                .filter(bhxh -> !row.cell("bhxh").isEmpty() && !bhxh.value().equals(row.cell("bhxh")))
                .ifPresent(_ -> row.warn("card", row.cell("card"), "Mười số cuối của thẻ khác mã số BHXH ở cùng dòng"));
        return row.value(() -> new Card(
                facts(holder, number.get(), from.get(), until.orElse(null)),
                number.get(),
                from.get(),
                until.orElse(null),
                facility.map(FacilityCode::value).orElse(null),
                exempt.orElse(null)));
    }

    /** Told on the card's first day, so that of two cards of one file the later one stands. One of tomorrow is not held yet. */
    private PersonFacts facts(PersonCells.Cells holder, CardNumber number, LocalDate from, @Nullable LocalDate until) {
        var begun = !from.isAfter(cells.today());
        var facts = holder.told(begun ? from : cells.today());
        return new PersonFacts(
                facts.name(),
                facts.birth(),
                facts.sex(),
                facts.commune(),
                facts.cccd(),
                facts.bhxh().or(number::bhxh),
                begun ? Optional.of(number) : Optional.empty(),
                begun ? from : null,
                begun ? until : null,
                facts.told(),
                false);
    }

    @Override
    public int save(List<Told<Card>> rows, Writing writing) {
        var gathering = new Gathering(writing, "register:cards", lines);
        gathering.meet(people, rows, Card::facts);
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
        people.correct(Stream.concat(
                        formers.stream().filter(Card.Former::ofSomebodyElse).map(Card.Former::term),
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
