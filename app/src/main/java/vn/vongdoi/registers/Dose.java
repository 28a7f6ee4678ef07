package vn.vongdoi.registers;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfhir.Visit;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.record.Draft;

/**
 * One dose, as a row tells it. The five facts that QĐ 3891/QĐ-BYT asks of every dose are vaccine, day, number, facility
 * and antigens; a text that is empty was not told.
 *
 * @param number of the record at the facility, by which it stays the same dose whatever is corrected; empty = none
 * @param time null when only the day is known
 */
record Dose(
        PersonFacts facts,
        FacilityCode facility,
        String number,
        String vaccine,
        String vaccineName,
        List<String> antigens,
        int dose,
        LocalDate day,
        @Nullable LocalDateTime time,
        String lot,
        @Nullable LocalDate expiry,
        Optional<VaccineRoute> route,
        String site,
        String vaccinator,
        String programme,
        String screening,
        String reaction,
        String source,
        String mother,
        boolean withdrawn) {
    private static final String ORIGIN = "http://terminology.hl7.org/CodeSystem/immunization-origin";

    Dose {
        antigens = List.copyOf(antigens);
    }

    Draft draft(Person person) {
        return new Draft(
                new Body(this, person, id(person)).resource(),
                person.key(),
                null,
                Visit.instant(Objects.requireNonNullElse(time, day.atStartOfDay())),
                null,
                facility.value(),
                facts.commune(),
                status(),
                programme.isEmpty() ? null : programme,
                List.of(CodeSystem.VACCINE.token(vaccine)),
                null,
                null);
    }

    /** Without a number of its own a dose is known by whose it is, of what and on which day. */
    private String id(Person person) {
        return number.isEmpty()
                ? Visit.id(person.key().id(), vaccine, day.toString(), "IMMUNIZATION")
                : Visit.id(facility.value(), number, "IMMUNIZATION");
    }

    private String status() {
        return withdrawn ? "entered-in-error" : "completed";
    }

    private record Body(Dose dose, Person person, String id) {
        Resource resource() {
            var json = ResourceWriter.of(ResourceType.IMMUNIZATION, id);
            if (!dose.mother.isEmpty()) {
                json.array("extension").item().text("url", CodeSystem.MOTHER.url());
                json.text("valueString", dose.mother).end().endArray();
            }
            if (!dose.number.isEmpty()) {
                json.array("identifier").item();
                json.text("system", CodeSystem.VACCINE.url() + "/" + dose.facility.value());
                json.text("value", dose.number).end().endArray();
            }
            json.text("status", dose.status());
            json.concept("vaccineCode", CodeSystem.VACCINE, dose.vaccine, dose.vaccineName);
            json.reference("patient", ResourceType.PATIENT, person.key().id());
            if (dose.time == null) json.date("occurrenceDateTime", dose.day);
            else json.time("occurrenceDateTime", dose.time);
            json.truth("primarySource", dose.source.isEmpty());
            if (!dose.source.isEmpty()) json.hl7Concept("reportOrigin", ORIGIN, dose.source);
            json.text("lotNumber", dose.lot).date("expirationDate", dose.expiry);
            if (!dose.site.isEmpty())
                json.object("site").text("text", dose.site).end();
            dose.route.ifPresent(route -> json.hl7Concept("route", VaccineRoute.SYSTEM, route.code()));
            performers(json);
            if (!dose.screening.isEmpty()) {
                json.array("note").item().text("text", "Khám sàng lọc: " + dose.screening);
                json.end().endArray();
            }
            if (!dose.programme.isEmpty()) {
                json.array("programEligibility");
                json.conceptItem(CodeSystem.VACCINE_PROGRAMME, dose.programme, null)
                        .endArray();
            }
            if (!dose.reaction.isEmpty()) {
                json.array("reaction").item().object("detail").text("display", dose.reaction);
                json.end().end().endArray();
            }
            json.array("protocolApplied").item();
            if (!dose.antigens.isEmpty()) {
                json.array("targetDisease");
                for (var antigen : dose.antigens) json.conceptItem(CodeSystem.ANTIGEN, antigen, null);
                json.endArray();
            }
            json.whole("doseNumberPositiveInt", dose.dose).end().endArray();
            return json.finish();
        }

        private void performers(ResourceWriter json) {
            json.array("performer").item();
            json.logicalReference("actor", CodeSystem.FACILITY, dose.facility.value(), null)
                    .end();
            if (!dose.vaccinator.isEmpty()) {
                json.item().hl7Concept("function", "http://terminology.hl7.org/CodeSystem/v2-0443", "AP");
                json.object("actor").text("display", dose.vaccinator).end().end();
            }
            json.endArray();
        }
    }
}
