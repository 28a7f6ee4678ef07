package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Bookcase.TODAY;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.book.Book;
import vn.vongdoi.book.Books;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Language;
import vn.vongdoi.person.Person;
import vn.vongdoi.summary.Summaries;

/** What somebody is taking today: the health book and the patient summary say the same. */
class CurrentMedicinesTest {
    private static final String CCCD = "031190771001";
    private static final String ODD = "031190771002";

    static RunningProvince province;
    static Bookcase hospital;
    static Person person;

    @BeforeAll
    static void prescribe() {
        province = RunningProvince.shared();
        hospital = new Bookcase(province, "31301");
        person = hospital.person(CCCD, "Vũ Thị Thuốc", "10507");
        hospital.stay("taken-stay", CCCD, "E11.9", 10);
        prescribe("taken-1", "Metformin 500 mg", "1 viên/lần * 2 lần/ngày * 90 ngày", 20, "");
        prescribe("taken-2", "Metformin 500 mg", "1 viên/lần * 2 lần/ngày * 1 ngày", 11, "taken-stay");
        prescribe("taken-3", "Amlodipin", "1 viên/lần * 1 lần/ngày * 60 ngày", 40, strength("5 mg"));
        prescribe("taken-4", "Amlodipin", "1 viên/lần * 1 lần/ngày * 5 ngày", 6, strength("5 mg"));
        prescribe("taken-5", "amlodipin 10mg", "1 viên/lần * 1 lần/ngày * 30 ngày", 10, "");
        prescribe("taken-6", "Amlodipin", "1 viên/lần * 1 lần/ngày * 30 ngày", 9, strength("10 mg"));
        prescribe("taken-7", "Ceftriaxon", "1 lọ/lần * 2 lần/ngày * 30 ngày", 11, "taken-stay");
        prescribe("taken-8", "Amoxicilin", "1 viên/lần * 2 lần/ngày * 5 ngày", 30, "");
    }

    private static String strength(String strength) {
        return "\"extension\":[{\"url\":\"https://vongdoi.vn/fhir/StructureDefinition/claim-xml2\",\"extension\":"
                + "[{\"url\":\"HAM_LUONG\",\"valueString\":\"" + strength + "\"}]}],";
    }

    /** @param more an Encounter, or elements */
    private static void prescribe(String id, String name, String dose, int daysAgo, String more) {
        var elements = more.startsWith("\"") || more.isEmpty()
                ? more
                : "\"encounter\":{\"reference\":\"Encounter/" + more + "\"},";
        hospital.write(
                "MedicationRequest/" + id,
                """
                {"resourceType":"MedicationRequest","id":"ID","status":"active","intent":"order","subject":{PATIENT},MORE
                 "authoredOn":"DAY-AGO!","medicationCodeableConcept":{"text":"NAME"},"dosageInstruction":[{"text":"DOSE"}]}""".replace("MORE", elements)
                        .replace("ID", id)
                        .replace("AGO", String.valueOf(daysAgo))
                        .replace("NAME", name)
                        .replace("DOSE", dose),
                CCCD);
    }

    @Test
    void whatAStayGaveDoesNotEndWhatIsTakenAtHome() {
        assertThat(medicine("Metformin 500 mg", "").until()).contains(TODAY.plusDays(69));
        assertThat(book(person).first().medicines())
                .extracting(Book.Medicine::name)
                .as("what was given in a stay ends with it, and what ran out is over")
                .doesNotContain("Ceftriaxon", "Amoxicilin");
    }

    @Test
    void ofOneMedicineThePrescriptionThatLastsLongestCounts() {
        assertThat(medicine("Amlodipin", "5 mg").until())
                .as("sixty days from forty days ago; the five days of last week are over")
                .contains(TODAY.plusDays(19));
    }

    @Test
    void twoStrengthsAreTwoMedicinesHoweverTheStrengthIsWritten() {
        assertThat(medicine("Amlodipin", "10 mg").until()).contains(TODAY.plusDays(20));
        assertThat(book(person).first().medicines()).hasSize(3);
    }

    @Test
    void theSummaryForOtherCliniciansNamesTheSameOnes() {
        assertThat(summarised(CCCD)).containsExactlyInAnyOrder("taken-1", "taken-3", "taken-6");
    }

    /** Somebody's slip of the pen must not close a whole record. */
    @Test
    void aQuantityThatNobodyCanTakeTellsNoDays() {
        var odd = hospital.person(ODD, "Vũ Thị Nhầm Số", "10507");
        hospital.write("MedicationRequest/taken-odd", """
                {"resourceType":"MedicationRequest","id":"taken-odd","status":"active","intent":"order","subject":{PATIENT},
                 "authoredOn":"DAY-3!","medicationCodeableConcept":{"text":"Paracetamol"},
                 "dosageInstruction":[{"text":"Uống [1 viên/ngày]"}],
                 "dispenseRequest":{"quantity":{"value":99999999999,"unit":"viên"},
                  "expectedSupplyDuration":{"value":99999999999,"system":"http://unitsofmeasure.org","code":"d"}}}""", ODD);
        assertThat(book(odd).first().medicines())
                .singleElement()
                .extracting(Book.Medicine::until)
                .isEqualTo(Optional.empty());
        var own = hospital.citizen("nham-so", odd);
        for (var path : List.of("", "/book", "/book.json", "/book.pdf")) {
            assertThat(own.file("/people/" + odd.key().id() + path).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(summarised(ODD)).containsExactly("taken-odd");
    }

    private static Book.Medicine medicine(String name, String strength) {
        return book(person).first().medicines().stream()
                .filter(it -> it.name().equals(name) && it.strength().orElse("").equals(strength))
                .findFirst()
                .orElseThrow();
    }

    private static Book book(Person person) {
        return province.bean(Books.class).book(Actor.console(), Purpose.CARE, person, Language.VI);
    }

    /** Ids of the medicines in the document. */
    private static List<String> summarised(String cccd) {
        var patient = new ResourceId(ResourceType.PATIENT, "book-" + cccd);
        var document = JsonMapper.shared()
                .readTree(province.bean(Summaries.class)
                        .document(Actor.console(), Purpose.CARE, patient, "http://127.0.0.1/fhir")
                        .orElseThrow());
        return document.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asString().equals("MedicationRequest"))
                .map((JsonNode resource) -> resource.path("id").asString())
                .toList();
    }
}
