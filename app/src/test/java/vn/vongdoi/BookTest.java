package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vongdoi.Bookcase.TODAY;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Guardians;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.book.Book;
import vn.vongdoi.book.Books;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.page.Language;
import vn.vongdoi.person.Joining;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Records;

/** The health book of QĐ 31/QĐ-BYT: what stands in it, and who reads it in which form. */
class BookTest {
    private static final String MAI = "031190770001";
    private static final String CHILD = "031190770002";
    private static final String NEIGHBOUR = "031190770003";
    private static final String NOBODY = "031190770004";
    private static final String BEFORE = "031190770005";
    private static final List<String> FORMS = List.of("", ".json", ".pdf");

    @TempDir
    static Path folder;

    static RunningProvince province;
    static Bookcase hospital;
    static Person mai;
    static Person child;
    static Person neighbour;
    static Visitor mother;

    @BeforeAll
    static void write() {
        province = RunningProvince.shared();
        hospital = new Bookcase(province, "31301");
        mai = hospital.person(MAI, "Công Tằng Tôn Nữ Thị Hoàng Mai Khanh", "10507");
        child = hospital.person(CHILD, "Nguyễn Thị Con", "10507");
        neighbour = hospital.person(NEIGHBOUR, "Lê Thị Láng Giềng", "10507");
        hospital.stay("book-mai-1", MAI, "I10", 40);
        hospital.stay("book-mai-2", MAI, "B20", 30);
        hospital.stay("book-child-1", CHILD, "J45.9", 50);
        hospital.stay("book-neighbour-1", NEIGHBOUR, "K20", 50);
        medical();
        mother = hospital.citizen("me-cua-so", mai);
        province.bean(Guardians.class)
                .entrust(child.key().value(), mai.key().value(), "giấy khai sinh", TODAY, null, Actor.console());
    }

    private static void medical() {
        hospital.write("AllergyIntolerance/book-allergy", """
                {"resourceType":"AllergyIntolerance","id":"book-allergy","patient":{PATIENT},"recordedDate":"DAY-300!",
                 "criticality":"high","code":{"text":"Penicillin"},"reaction":[{"manifestation":[{"text":"Phản vệ"}]}]}""", MAI);
        hospital.write("AllergyIntolerance/book-refuted", """
                {"resourceType":"AllergyIntolerance","id":"book-refuted","patient":{PATIENT},
                 "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification","code":"refuted"}]},
                 "code":{"text":"Tôm"}}""", MAI);
        medicine("book-amlodipin", "Amlodipin", "1 viên/lần * 1 lần/ngày * 30 ngày [1 viên/ngày]", 5);
        medicine("book-amoxicilin", "Amoxicilin", "1 viên/lần * 2 lần/ngày * 5 ngày [2 viên/ngày]", 35);
        medicine("book-metformin", "Metformin", "Theo chỉ dẫn", 10);
        medicine("book-aspirin", "Aspirin", "Theo chỉ dẫn", 31);
        result("book-hba1c", "HbA1c", "4548-4", "7.10", "%", 20);
        result("book-wbc", "WBC", "6690-2", "9.1", "G/L", 20);
        hospital.write("Immunization/book-dose", """
                {"resourceType":"Immunization","id":"book-dose","status":"completed","patient":{PATIENT},
                 "vaccineCode":{"text":"Cúm mùa"},"occurrenceDateTime":"DAY-60!",
                 "protocolApplied":[{"doseNumberPositiveInt":2,"targetDisease":[{"text":"influenza"}]}]}""", MAI);
    }

    private static void medicine(String id, String name, String dose, int daysAgo) {
        hospital.write(
                "MedicationRequest/" + id,
                """
                {"resourceType":"MedicationRequest","id":"ID","status":"active","intent":"order","subject":{PATIENT},
                 "authoredOn":"DAY-AGO!","medicationCodeableConcept":{"text":"NAME"},"dosageInstruction":[{"text":"DOSE"}]}""".replace("ID", id)
                        .replace("AGO", String.valueOf(daysAgo))
                        .replace("NAME", name)
                        .replace("DOSE", dose),
                MAI);
    }

    private static void result(String id, String name, String loinc, String value, String unit, int daysAgo) {
        hospital.write(
                "Observation/" + id,
                """
                {"resourceType":"Observation","id":"ID","status":"final","subject":{PATIENT},"effectiveDateTime":"DAY-AGO!",
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"LOINC"}],"text":"NAME"},
                 "valueQuantity":{"value":VALUE,"unit":"UNIT"}}""".replace("ID", id)
                        .replace("AGO", String.valueOf(daysAgo))
                        .replace("LOINC", loinc)
                        .replace("NAME", name)
                        .replace("VALUE", value)
                        .replace("UNIT", unit),
                MAI);
    }

    @Test
    void whatADoctorNeedsFirstIsToldFromAllVisits() {
        var book = book(mai);
        assertThat(book.history().allergies())
                .extracting(Book.Allergy::substance, Book.Allergy::severe)
                .containsExactly(tuple("Penicillin", true));
        assertThat(book.first().medicines())
                .as("five days ago for thirty; ten days ago for nobody knows how many, so thirty at most")
                .extracting(Book.Medicine::name)
                .containsExactly("Amlodipin", "Metformin");
        assertThat(book.first().medicines().getFirst().until()).contains(TODAY.plusDays(24));
        assertThat(book.first().chronic())
                .extracting(it -> it.chronic().orElseThrow())
                .containsExactly("Tăng huyết áp");
        assertThat(book.first().lastDischarge()).contains("book-mai-2");
        assertThat(book.history().vaccinations().getFirst().antigens()).containsExactly("influenza");
    }

    /** HbA1c tells of three months; what a blood count tells changes within days: rules/book/recognition.csv. */
    @Test
    void aResultOfAnyFacilityIsOfferedForAsLongAsTheRulesSay() {
        assertThat(book(mai).first().results())
                .extracting(
                        Book.Result::name,
                        result -> result.reuse().orElseThrow().until())
                .containsExactlyInAnyOrder(tuple("HbA1c", TODAY.plusDays(70)), tuple("WBC", TODAY.minusDays(13)));
        assertThat(book(mai).first().results())
                .as("no act names a time")
                .allMatch(result -> result.reuse().orElseThrow().confidence().equals("ours"));
        var first = part(mother.get(path(mai)).body(), "first");
        assertThat(first).contains("Dùng lại được đến").contains("lựa chọn của dự án");
    }

    /** The stay of 3 to 5 August 2026, as its claim tells it. */
    @Test
    void everyPartOfAStayStandsWhereTheDecisionPutsIt() throws IOException {
        var file = folder.resolve("stay.xml");
        var changes = "XML1.HO_TEN=Mô Phỏng Văn Sổ|XML14.HO_TEN=Mô Phỏng Văn Sổ|XML1.SO_CCCD=031090770009"
                + "|XML1.MA_THE_BHYT=GD4313040770009|XML14.MA_THE_BHYT=GD4313040770009|XML1.NHOM_MAU=O+|XML1.DU_PHONG=168"
                + "|XML1.GHI_CHU=Ăn nhạt|XML1.DIEN_THOAI=0900000009";
        Files.write(file, new GoodVisit().keyed("BOOK1").with(changes).file(1).getBytes(StandardCharsets.UTF_8));
        province.bean(ClaimsDoor.class).receive(List.of(file), Actor.console(), report -> {});
        var person = province.bean(People.class).holder("031090770009").orElseThrow();
        var book = book(person);
        assertThat(book.administrative().phone()).contains("0900000009");
        assertThat(book.administrative().address()).contains("Số 1");
        var stay = book.episodes().getFirst();
        assertThat(stay.stay()).isTrue();
        assertThat(stay.care().name()).isEqualTo("Điều trị nội trú");
        assertThat(stay.reason()).contains("Sốt");
        assertThat(stay.outcome().orElseThrow().name()).isEqualTo("Ra viện");
        assertThat(stay.result().orElseThrow().name()).isEqualTo("Đỡ");
        assertThat(stay.diagnoses()).extracting(Book.Coded::code).containsExactly("J18.9", "I10");
        assertThat(stay.bloodGroup()).contains("O+");
        assertThat(stay.heightCm()).hasValue(168);
        assertThat(stay.weightKg()).hasValue(60);
        assertThat(stay.results())
                .filteredOn(it -> it.kind() == Book.Kind.LABORATORY)
                .extracting(Book.Result::name, Book.Result::text)
                .containsExactlyInAnyOrder(tuple("WBC", "9.1"), tuple("HGB", "140"));
        assertThat(stay.withoutResult()).isEmpty();
        assertThat(stay.medicines()).extracting(Book.Medicine::name).containsExactly("Amoxicilin");
        assertThat(stay.procedures()).as("an examination is what a visit is").isEmpty();
        var summary = stay.summary();
        assertThat(summary.course()).contains("Sốt ba ngày");
        assertThat(summary.tests()).contains("Bạch cầu 9.1");
        assertThat(summary.treatment()).contains("Nội khoa");
        assertThat(summary.advice()).contains("Ăn nhạt");
        assertThat(summary.returns()).extracting(Object::toString).containsExactly("2026-08-20");
        assertThat(summary.doctor()).contains("Mô Phỏng Thị B");
        assertThat(book.first().medicines()).as("the stay is over").isEmpty();
    }

    @Test
    void aCitizenReadsTheOwnBookAndTheChildsAndNobodyElses() {
        for (var form : FORMS) {
            assertThat(mother.file(path(mai) + form).statusCode()).as(form).isEqualTo(200);
            assertThat(mother.file(path(child) + form).statusCode()).as(form).isEqualTo(200);
            assertThat(mother.file(path(neighbour) + form).statusCode())
                    .as(form)
                    .isEqualTo(403);
        }
        assertThat(mother.get(path(neighbour) + ".json").body())
                .as("to a program as JSON")
                .startsWith("{");
        assertThat(mother.get("/people/p999999999/book").statusCode()).isEqualTo(404);
        assertThat(mother.get("/people/" + mai.key().id()).body()).contains("href=\"" + path(mai) + "\"");
    }

    @Test
    void numbersOfCardsAreWholeForWhoeverTheyBelongToAndHiddenFromOthers() {
        var station = hospital.reader("tram-so-the", Role.STATION_STAFF, new Area.Commune("10507"));
        for (var form : List.of("", ".json")) {
            assertThat(mother.get(path(mai) + form).body()).contains(MAI);
            assertThat(station.get(path(mai) + form).body()).doesNotContain(MAI);
        }
    }

    @Test
    void whatALabelClosesIsInNoFormOfTheBook() {
        var station = hospital.reader("tram-so", Role.STATION_STAFF, new Area.Commune("10507"));
        assertThat(texts(mother, mai)).allSatisfy(text -> assertThat(text).contains("I10", "B20"));
        assertThat(texts(station, mai))
                .allSatisfy(text -> assertThat(text).contains("I10").doesNotContain("B20", "HIV"));
    }

    @Test
    void aDoctorOfAnotherHospitalBreaksTheGlassAndStandsOnThePersonsList() {
        var doctor = hospital.reader("bs-cap-cuu-so", Role.DOCTOR, new Area.Facility("31302"));
        var record = "/people/" + neighbour.key().id();
        assertThat(Visitor.location(doctor.get(path(neighbour)))).endsWith(record);
        assertThat(doctor.get(path(neighbour) + ".json").statusCode()).isEqualTo(403);
        assertThat(doctor.file(path(neighbour) + ".pdf").statusCode()).isEqualTo(403);
        doctor.form(record, record + "/emergency", "reason=" + Visitor.encoded("Hôn mê, cần biết dị ứng"));
        assertThat(doctor.get(path(neighbour)).body()).contains("K20");
        var citizen = hospital.citizen("lang-gieng", neighbour);
        assertThat(citizen.get("/readings/" + neighbour.key().id()).body())
                .contains("bs-cap-cuu-so")
                .contains("Hôn mê, cần biết dị ứng");
    }

    @Test
    void whereNothingIsKnownTheBookSaysSo() {
        var nobody = hospital.person(NOBODY, "Đỗ Thị Chưa Khám", "10507");
        var own = hospital.citizen("chua-kham", nobody);
        var page = own.get(path(nobody)).body();
        assertThat(page)
                .contains("Chưa ghi không có nghĩa là không dị ứng")
                .contains("Chưa cơ sở nào gửi một lần khám bệnh")
                .contains("Chưa ghi: ");
        assertThat(own.get(path(nobody) + "?lang=en").body()).contains("That does not mean there is none");
        assertThat(own.file(path(nobody) + ".pdf").statusCode()).isEqualTo(200);
        var json = json(own, nobody);
        assertThat(json.path("administrative").path("phone").isNull())
                .as("untold is null")
                .isTrue();
        assertThat(json.path("episodes").isEmpty()).isTrue();
    }

    /** The old key knows the name and the numbers that were told before. */
    @Test
    void anOldAddressLeadsToTheBookOfThePersonAsKnownNow() {
        var before = hospital.person(BEFORE, "Công Tằng Mai", "10507");
        province.bean(People.class)
                .join(
                        before.key(),
                        mai.key(),
                        Joining.Reason.DESK,
                        "thẻ cũ",
                        "thu",
                        province.bean(Records.class).position());
        for (var form : FORMS) {
            var answer = mother.file(path(before) + form);
            assertThat(answer.statusCode()).as(form).isEqualTo(302);
            assertThat(answer.headers().firstValue("location").orElse("")).endsWith(path(mai) + form);
        }
    }

    /** docs/so-suc-khoe.md promises these names. */
    @Test
    void theJsonKeepsItsNames() {
        var json = json(mother, mai);
        assertThat(json.propertyNames())
                .containsExactly(
                        "format", "language", "made", "asOf", "administrative", "first", "history", "episodes");
        assertThat(json.path("format").asString()).isEqualTo("vongdoi-book-1");
        assertThat(json.path("made").asString()).isEqualTo(TODAY.toString());
        assertThat(json.path("first").propertyNames())
                .containsExactly("medicines", "chronic", "results", "lastDischarge");
        assertThat(json.path("history").propertyNames()).containsExactly("allergies", "diseases", "vaccinations");
        assertThat(json.at("/history/vaccinations/0/dose").intValue()).isEqualTo(2);
        assertThat(json.at("/first/results/0/number").isNumber()).isTrue();
        assertThat(json.at("/first/medicines/1/until").isNull())
                .as("nobody told for how long")
                .isTrue();
        var episode = json.path("episodes").get(0);
        assertThat(episode.path("in").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(episode.propertyNames())
                .containsExactly(
                        "encounter",
                        "facility",
                        "in",
                        "out",
                        "stay",
                        "open",
                        "care",
                        "reason",
                        "arrivalDiagnosis",
                        "outcome",
                        "result",
                        "diagnoses",
                        "diagnosisInWords",
                        "bloodGroup",
                        "heightCm",
                        "weightKg",
                        "results",
                        "withoutResult",
                        "medicines",
                        "procedures",
                        "summary");
    }

    private static Book book(Person person) {
        return province.bean(Books.class).book(Actor.console(), Purpose.CARE, person, Language.VI);
    }

    private static String path(Person person) {
        return "/people/" + person.key().id() + "/book";
    }

    private static JsonNode json(Visitor visitor, Person person) {
        return JsonMapper.shared().readTree(visitor.get(path(person) + ".json").body());
    }

    /** The words of page, JSON and paper. */
    private static List<String> texts(Visitor visitor, Person person) {
        try (var paper = Loader.loadPDF(visitor.file(path(person) + ".pdf").body())) {
            return List.of(
                    visitor.get(path(person)).body(),
                    visitor.get(path(person) + ".json").body(),
                    new PDFTextStripper().getText(paper));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String part(String page, String chapter) {
        var from = page.indexOf("id=\"" + chapter + "\"");
        return page.substring(from, page.indexOf("</section>", from));
    }
}
