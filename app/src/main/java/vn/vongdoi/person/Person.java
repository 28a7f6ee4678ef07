package vn.vongdoi.person;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;

/**
 * A person as the index knows them now.
 *
 * @param died day of death, as the register of deaths tells; null = alive, or nobody told
 */
public record Person(
        PersonKey key,
        String name,
        BirthDate birth,
        Sex sex,
        @Nullable String commune,
        Optional<Cccd> cccd,
        Optional<BhxhNumber> bhxh,
        Optional<CardNumber> card,
        @Nullable LocalDate cardFrom,
        @Nullable LocalDate cardUntil,
        boolean registered,
        LocalDate told,
        @Nullable LocalDate died,
        Papers papers,
        Contact contact) {
    private static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

    /** One who has several keys, as all of them tell: the newest first to be heard, a number or a death whoever tells it. */
    static Person of(PersonKey canonical, List<Person> all) {
        var oldestFirst =
                all.stream().sorted(Comparator.comparing(Person::told)).toList();
        var person = oldestFirst.getFirst();
        for (var newer : oldestFirst.subList(1, oldestFirst.size())) person = person.told(newer.facts(), newer.died);
        return person.as(canonical);
    }

    private Person told(PersonFacts facts, @Nullable LocalDate death) {
        var person = told(facts);
        return death == null ? person : person.died(death);
    }

    private PersonFacts facts() {
        return new PersonFacts(
                name, birth, sex, commune, cccd, bhxh, card, cardFrom, cardUntil, told, registered, papers, contact);
    }

    /** Of the Patient that the record keeps of the person itself. */
    public ResourceId patientId() {
        return new ResourceId(ResourceType.PATIENT, key.id());
    }

    /** The person as a FHIR R4 Patient. */
    public Resource patient() {
        var json = ResourceWriter.of(ResourceType.PATIENT, key.id());
        papers.ethnicity().ifPresent(code -> {
            json.array("extension");
            code(json, CodeSystem.ETHNICITY, code).endArray();
        });
        if (cccd.isPresent()
                || bhxh.isPresent()
                || papers.passport().isPresent()
                || papers.cmnd().isPresent()) {
            json.array("identifier");
            cccd.ifPresent(c -> identifier(json, CodeSystem.CCCD, c.value()));
            bhxh.ifPresent(b -> identifier(json, CodeSystem.BHYT, b.value()));
            papers.cmnd().ifPresent(c -> identifier(json, CodeSystem.CMND, c.value()));
            papers.passport().ifPresent(p -> {
                json.item().hl7Concept("type", IDENTIFIER_TYPE, "PPN");
                json.text("system", CodeSystem.PASSPORT.url())
                        .text("value", p.value())
                        .end();
            });
            json.endArray();
        }
        json.array("name").item().text("text", name);
        var space = name.indexOf(' ');
        if (space > 0) {
            // Vietnamese order: the family name comes first, the given name last.
            json.text("family", name.substring(0, space));
            json.array("given").item(name.substring(space + 1)).endArray();
        }
        json.end().endArray();
        json.text("gender", sex.fhir()).text("birthDate", birth.toString()).date("deceasedDateTime", died);
        if (commune != null || !papers.addresses().isEmpty()) {
            json.array("address");
            if (commune != null) address(json, commune, null);
            papers.addresses().forEach((kind, where) -> address(json, where, kind));
            json.endArray();
        }
        return json.finish();
    }

    /** @param kind null = where the person lives */
    private static void address(ResourceWriter json, String commune, @Nullable String kind) {
        json.item().text("use", "home").array("extension");
        code(json, CodeSystem.COMMUNE, commune);
        if (kind != null) code(json, CodeSystem.ADDRESS_KIND, kind);
        json.endArray().text("country", "VN").end();
    }

    private static ResourceWriter code(ResourceWriter json, CodeSystem url, String code) {
        return json.item().text("url", url.url()).text("valueCode", code).end();
    }

    /**
     * The person after these facts. Newer ones win; older ones only fill what nobody told yet. Newer facts that change
     * nothing still move {@code told}: what they confirm outweighs an older document that arrives late.
     */
    Person told(PersonFacts facts) {
        var newer = !facts.told().isBefore(told);
        var communeTold = facts.commune() != null && (newer || commune == null);
        var cardTold = facts.card().isPresent() && (newer || card.isEmpty() || addsDatesOfTheCard(facts));
        return new Person(
                key,
                newer ? facts.name() : name,
                newer && facts.birth().known().compareTo(birth.known()) >= 0 ? facts.birth() : birth,
                newer ? facts.sex() : sex,
                communeTold ? facts.commune() : commune,
                cccd.or(facts::cccd),
                bhxh.or(facts::bhxh),
                cardTold ? facts.card() : card,
                cardTold ? facts.cardFrom() : cardFrom,
                cardTold ? facts.cardUntil() : cardUntil,
                registered || facts.registered(),
                newer ? facts.told() : told,
                died,
                papers.told(facts.papers(), newer),
                contact.told(facts.contact(), newer));
    }

    /** A population register names the card and not until when it is good. */
    private boolean addsDatesOfTheCard(PersonFacts facts) {
        return facts.card().equals(card) && cardFrom == null && cardUntil == null && facts.cardFrom() != null;
    }

    /** Differs in more than the day it was told. */
    boolean saysMoreThan(Person former) {
        return !on(former.told).equals(former);
    }

    private Person on(LocalDate day) {
        return copy(key, day, died);
    }

    private Person died(LocalDate day) {
        return copy(key, told, day);
    }

    private Person as(PersonKey other) {
        return copy(other, told, died);
    }

    private Person copy(PersonKey key, LocalDate told, @Nullable LocalDate died) {
        return new Person(
                key,
                name,
                birth,
                sex,
                commune,
                cccd,
                bhxh,
                card,
                cardFrom,
                cardUntil,
                registered,
                told,
                died,
                papers,
                contact);
    }

    private static void identifier(ResourceWriter json, CodeSystem system, String value) {
        json.item().text("system", system.url()).text("value", value).end();
    }
}
