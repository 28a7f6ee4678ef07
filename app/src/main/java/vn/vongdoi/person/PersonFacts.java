package vn.vongdoi.person;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.page.Problem;

/**
 * What one document says about a person on one day. Absent means the document does not say.
 *
 * @param commune code of the commune of residence, five digits
 * @param told day of service, or the day of the register: newer facts win over older ones
 * @param registered true when the document is the population register
 * @param papers what it says of the person's papers besides
 * @param contact how the person is reached
 */
public record PersonFacts(
        String name,
        BirthDate birth,
        Sex sex,
        @Nullable String commune,
        Optional<Cccd> cccd,
        Optional<BhxhNumber> bhxh,
        Optional<CardNumber> card,
        @Nullable LocalDate cardFrom,
        @Nullable LocalDate cardUntil,
        LocalDate told,
        boolean registered,
        Papers papers,
        Contact contact) {

    public PersonFacts {
        name = PersonName.kept(name);
        if (name.isEmpty()) throw new IllegalArgumentException("Thiếu họ tên / a person needs a name");
        if (bhxh.isEmpty()) bhxh = card.flatMap(CardNumber::bhxh);
    }

    /** Of a document that tells no more of somebody's papers, nor how they are reached. */
    public PersonFacts(
            String name,
            BirthDate birth,
            Sex sex,
            @Nullable String commune,
            Optional<Cccd> cccd,
            Optional<BhxhNumber> bhxh,
            Optional<CardNumber> card,
            @Nullable LocalDate cardFrom,
            @Nullable LocalDate cardUntil,
            LocalDate told,
            boolean registered) {
        this(
                name,
                birth,
                sex,
                commune,
                cccd,
                bhxh,
                card,
                cardFrom,
                cardUntil,
                told,
                registered,
                Papers.NONE,
                Contact.NONE);
    }

    /**
     * What a FHIR Patient says, when it says enough to know a person by: a name, a birth date and a sex.
     *
     * @param patient of the right shape
     * @throws Problem when a number of ours is none: twelve digits of CCCD, ten of social insurance
     */
    public static Optional<PersonFacts> of(JsonNode patient, LocalDate told) {
        var name = PatientName.find(patient);
        var sex = Sex.find(patient.path("gender").asString(""));
        var birth = patient.path("birthDate").asString("");
        if (name.isEmpty() || sex.isEmpty() || birth.isEmpty()) return Optional.empty();
        var card = number(patient, CodeSystem.CARD, CardNumber::find);
        return Optional.of(new PersonFacts(
                name.get(),
                BirthDate.parse(birth),
                sex.get(),
                commune(patient),
                number(patient, CodeSystem.CCCD, Cccd::find),
                number(patient, CodeSystem.BHYT, BhxhNumber::find),
                card,
                null,
                null,
                told,
                false,
                new Papers(
                        number(patient, CodeSystem.PASSPORT, Passport::find),
                        number(patient, CodeSystem.CMND, Cmnd::find),
                        Optional.empty(),
                        new TreeMap<>()),
                contact(patient)));
    }

    /** These and how the person is reached. */
    public PersonFacts with(Papers papers, Contact contact) {
        return new PersonFacts(
                name, birth, sex, commune, cccd, bhxh, card, cardFrom, cardUntil, told, registered, papers, contact);
    }

    private static Contact contact(JsonNode patient) {
        var phone = patient.path("telecom")
                .valueStream()
                .filter(point -> point.path("system").asString("").equals("phone"))
                .findFirst()
                .map(point -> point.path("value").asString(""));
        return Contact.of(
                phone.orElse(""),
                patient.path("address").path(0).path("text").asString(""),
                patient.path("contact").path(0).path("name").path("text").asString(""));
    }

    private static <T> Optional<T> number(JsonNode patient, CodeSystem system, Function<String, Optional<T>> reading) {
        for (var identifier : patient.path("identifier")) {
            if (!system.url().equals(identifier.path("system").asString(""))) continue;
            var value = identifier.path("value").asString("");
            return Optional.of(reading.apply(value)
                    .orElseThrow(() -> Problem.invalid(
                            "Patient.identifier: \"" + value + "\" không phải là số hợp lệ của " + system.url() + ".",
                            "Patient.identifier: \"" + value + "\" is not a number of " + system.url() + ".")));
        }
        return Optional.empty();
    }

    private static @Nullable String commune(JsonNode patient) {
        for (var address : patient.path("address")) {
            var commune = extension(address, CodeSystem.COMMUNE);
            // An address of a kind of its own is not where the person lives.
            if (commune != null && extension(address, CodeSystem.ADDRESS_KIND) == null) return commune;
        }
        return null;
    }

    private static @Nullable String extension(JsonNode element, CodeSystem url) {
        for (var extension : element.path("extension")) {
            if (url.url().equals(extension.path("url").asString("")))
                return extension.path("valueCode").asString(null);
        }
        return null;
    }
}
