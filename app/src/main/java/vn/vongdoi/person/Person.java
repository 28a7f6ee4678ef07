package vn.vongdoi.person;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;

/** A person as the index knows them now. */
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
        LocalDate told) {

    /** The person as a FHIR R4 Patient. */
    public Resource patient() {
        var json = ResourceWriter.of(ResourceType.PATIENT, key.id());
        if (cccd.isPresent() || bhxh.isPresent()) {
            json.array("identifier");
            cccd.ifPresent(c -> identifier(json, CodeSystem.CCCD, c.value()));
            bhxh.ifPresent(b -> identifier(json, CodeSystem.BHYT, b.value()));
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
        json.text("gender", sex.fhir()).text("birthDate", birth.toString());
        if (commune != null) {
            json.array("address").item().text("use", "home");
            json.array("extension").item().text("url", CodeSystem.COMMUNE.url()).text("valueCode", commune).end();
            json.endArray().text("country", "VN").end().endArray();
        }
        return json.finish();
    }

    /** What newer facts change; the same object when they change nothing. */
    Person told(PersonFacts facts) {
        var newer = !facts.told().isBefore(told);
        var changed = new Person(
                key,
                newer ? facts.name() : name,
                newer && facts.birth().known().compareTo(birth.known()) >= 0 ? facts.birth() : birth,
                newer ? facts.sex() : sex,
                newer && facts.commune() != null ? facts.commune() : commune,
                cccd.or(facts::cccd),
                bhxh.or(facts::bhxh),
                newer && facts.card().isPresent() ? facts.card() : card,
                newer && facts.card().isPresent() ? facts.cardFrom() : cardFrom,
                newer && facts.card().isPresent() ? facts.cardUntil() : cardUntil,
                registered || facts.registered(),
                told);
        return changed.equals(this) ? this : changed.on(newer ? facts.told() : told);
    }

    private Person on(LocalDate day) {
        return new Person(
                key, name, birth, sex, commune, cccd, bhxh, card, cardFrom, cardUntil, registered, day);
    }

    private static void identifier(ResourceWriter json, CodeSystem system, String value) {
        json.item().text("system", system.url()).text("value", value).end();
    }
}
