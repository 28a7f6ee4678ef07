package vn.vongdoi.station;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.catalogue.ItemKind;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.CitizenCard;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Entry;
import vn.vongdoi.record.Records;

/** Forms with what is known before anything is typed. */
@Component
final class BegunForms {
    private final StationVisits visits;
    private final RecordedVisits recorded;
    private final Records records;
    private final People people;
    private final Places places;
    private final AuditLog log;

    BegunForms(
            StationVisits visits,
            RecordedVisits recorded,
            Records records,
            People people,
            Places places,
            AuditLog log) {
        this.visits = visits;
        this.recorded = recorded;
        this.records = records;
        this.people = people;
        this.places = places;
        this.log = log;
    }

    VisitForm empty(Actor actor) {
        return begun(visits.facility(actor));
    }

    /**
     * Of somebody whose record is open to the actor.
     *
     * @param id of the person
     * @throws Problem when it is not, or only a kiosk has seen the person here: a number that was typed there opens nobody
     */
    VisitForm about(String id, Actor actor) {
        return about(visible(id, actor), visits.facility(actor), actor);
    }

    /** Of whoever brings the card; of somebody whom the actor may not see, what it says. */
    VisitForm of(CitizenCard card, Actor actor) {
        var facility = visits.facility(actor);
        return people.holder(card.number().value())
                .filter(card::isOf)
                .filter(person -> isVisible(person, actor))
                .map(person -> about(person, facility, actor))
                .orElseGet(() -> told(card, facility));
    }

    private VisitForm told(CitizenCard card, Facility facility) {
        return begun(facility)
                .with("name", card.name())
                .with("birth", new Formats(Language.VI).date(card.birth()))
                .with("sex", String.valueOf(card.sex().code()))
                .with("cccd", card.number().value())
                .with("address", card.address());
    }

    private VisitForm begun(Facility facility) {
        var exam = visits.catalogue(facility).stream()
                .filter(item -> item.kind() == ItemKind.SERVICE && item.group().equals("13"))
                .findFirst()
                .map(item -> new VisitForm.Line(item.label(), "1", ""));
        return new VisitForm(defaults(facility), List.of(), exam.stream().toList());
    }

    private Map<String, String> defaults(Facility facility) {
        return Map.of(
                "arrived", visits.now().toString(),
                "commune", facility.commune().value(),
                "ethnicity", "01",
                "occupation", "00",
                "result", "2");
    }

    private static String born(BirthDate birth, Formats formats) {
        return birth.known() == BirthDate.Known.DAY
                ? formats.date(birth.date())
                : String.valueOf(birth.date().getYear());
    }

    /** What is known of the person, and what was done at the last visit here. */
    private VisitForm about(Person person, Facility facility, Actor actor) {
        log.read(List.of(Told.read(
                actor, actor.role().purpose(), Action.READ, person.key().value(), "Person")));
        var begun = begun(facility);
        var last = recorded.last(facility.code().value(), person.key(), actor);
        var fields = new HashMap<>(begun.fields());
        last.ifPresent(former -> former.fields().forEach((name, value) -> {
            if (!value.isEmpty()) fields.put(name, value);
        }));
        fields.put("name", person.name());
        fields.putIfAbsent("birth", born(person.birth(), new Formats(Language.VI)));
        fields.put("sex", String.valueOf(person.sex().code()));
        person.cccd().map(Cccd::value).ifPresent(number -> fields.put("cccd", number));
        card(person, fields);
        Optional.ofNullable(person.commune())
                .flatMap(commune -> places.current(new CommuneCode(commune)))
                .ifPresent(commune -> fields.put("commune", commune.code().value()));
        fields.putIfAbsent(
                "address",
                places.communes().stream()
                        .filter(commune -> commune.code().value().equals(person.commune()))
                        .findFirst()
                        .map(Commune::title)
                        .orElse(""));
        return new VisitForm(
                fields,
                last.map(VisitForm::medicines).orElse(List.of()),
                last.map(VisitForm::services).filter(lines -> !lines.isEmpty()).orElse(begun.services()));
    }

    /** With another card than last time all that was told of the former one goes. */
    private static void card(Person person, Map<String, String> fields) {
        var number = person.card().map(CardNumber::value).orElse("");
        if (number.isEmpty() || number.equals(fields.get("card"))) return;
        fields.put("card", number);
        fields.put("cardFrom", day(person.cardFrom()));
        fields.put("cardUntil", day(person.cardUntil()));
        fields.put("registered", "");
        fields.put("entitlement", "");
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private Person visible(String id, Actor actor) {
        return people.find(id)
                .filter(person -> isVisible(person, actor))
                .filter(person -> records.timeline(actor, actor.role().purpose(), person.key()).stream()
                        .anyMatch(BegunForms::isMoreThanATicket))
                .orElseThrow(() -> Problem.forbidden(
                        "Bạn không xem được hồ sơ người này; hãy ghi lượt khám bằng thẻ của họ.",
                        "This person's record is not open to you; enter the visit from their card."));
    }

    private boolean isVisible(Person person, Actor actor) {
        return records.visible(actor, actor.role().purpose(), List.of(person.key()))
                .contains(person.key());
    }

    private static boolean isMoreThanATicket(Entry entry) {
        return switch (entry.type()) {
            case ENCOUNTER -> !"planned".equals(entry.status());
            case PATIENT, COVERAGE -> false;
            default -> true;
        };
    }
}
