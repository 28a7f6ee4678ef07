package vn.vongdoi.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;

/** The kinds of searches that are timed, each with parameters that change from one request to the next. */
final class Searches {
    private static final List<String> NAMES = List.of("nguyen", "tran", "pham", "le", "vu", "hoang", "bui", "do");
    private static final List<String> FULL_NAMES =
            List.of("nguyen van a", "nguyen thi h", "tran thi thu", "pham van", "le duc", "vu thi ngoc");
    private static final List<String> GIVEN = List.of("van", "thi", "minh", "ngoc", "thu", "duc");

    private final List<String> patients;
    private final List<String> identifiers;
    private final Random random = new Random(1);

    Searches(Server server, LightPeople people) {
        this.patients = server.sql()
                .sql("select id from record.resource where type = :patient order by random() limit 2000")
                .param("patient", ResourceType.PATIENT.number())
                .query(String.class)
                .list();
        this.identifiers = people.identifiers();
    }

    /** What each asks next, in the order they are told. */
    Map<String, Supplier<String>> kinds() {
        var kinds = new LinkedHashMap<String, Supplier<String>>();
        kinds.put("person: Observation?patient&code", () -> "Observation" + patient() + "&" + loinc("8480-6"));
        kinds.put("person: Condition?patient", () -> "Condition" + patient());
        kinds.put("code, 1 in 5: Observation?code", () -> "Observation?" + loinc("8480-6"));
        kinds.put("code, 1 in 100: Observation?code", () -> "Observation?" + loinc("4548-4"));
        kinds.put("code, 1 in 2000: Observation?code", () -> "Observation?" + loinc("3255-7"));
        kinds.put("code, common: Condition?code", () -> "Condition?" + icd("I10"));
        kinds.put("name: Patient?name=nguyen", () -> "Patient?name=" + encoded(one(NAMES)));
        kinds.put("name: Patient?name=nguyen van a", () -> "Patient?name=" + encoded(one(FULL_NAMES)));
        kinds.put("name: Patient?family&given", () -> "Patient?family=" + one(NAMES) + "&given=" + one(GIVEN));
        kinds.put("date, a month of two years, code 1 in 5", () -> since("2026-10-%02d") + loinc("8480-6"));
        kinds.put("date, a month of two years, code 1 in 100", () -> since("2026-10-%02d") + loinc("4548-4"));
        kinds.put("date, a year of two, code 1 in 5", () -> since("2025-11-%02d") + loinc("8480-6"));
        kinds.put("date, a year of two, code 1 in 100", () -> since("2025-11-%02d") + loinc("4548-4"));
        kinds.put("identifier: Patient?identifier", () -> "Patient?identifier=" + encoded(one(identifiers)));
        return kinds;
    }

    private String patient() {
        return "?patient=" + encoded("Patient/" + one(patients));
    }

    private String since(String day) {
        return "Observation?date=ge" + day.formatted(1 + random.nextInt(5)) + "&";
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String loinc(String code) {
        return "code=" + encoded(CodeSystem.LOINC.url() + "|" + code);
    }

    private static String icd(String code) {
        return "code=" + encoded(CodeSystem.ICD10.url() + "|" + code);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
