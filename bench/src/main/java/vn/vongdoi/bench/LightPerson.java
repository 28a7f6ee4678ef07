package vn.vongdoi.bench;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import vn.vongdoi.fhir.CodeSystem;

/**
 * One person of the register as entries of a transaction.
 *
 * @param number the same number has the same visits
 */
record LightPerson(CSVRecord row, int number, Size size) {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 11, 1);
    private static final int DAYS = 730;
    private static final Coded DIAGNOSES = Coded.diagnoses();
    private static final Coded OBSERVATIONS = Coded.observations();

    record Size(int encounters, int conditions, int observations) {
        int resources() {
            return 1 + encounters + conditions + observations;
        }
    }

    Optional<String> identifier() {
        return row.get("cccd").isEmpty()
                ? Optional.empty()
                : Optional.of(CodeSystem.CCCD.url() + "|" + row.get("cccd"));
    }

    /** Each entry ends with a comma. */
    void write(StringBuilder json) {
        var random = new SplittableRandom(number);
        var day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        entry(json, "Patient", 0, patient());
        for (var i = 0; i < size.encounters; i++)
            entry(json, "Encounter", i, encounter(FIRST_DAY.plusDays(random.nextInt(DAYS))));
        for (var i = 0; i < size.conditions; i++) entry(json, "Condition", i, condition(i, day, random));
        for (var i = 0; i < size.observations; i++) entry(json, "Observation", i, observation(i, random));
    }

    private void entry(StringBuilder json, String type, int index, String properties) {
        json.append("""
                {"fullUrl":"%s","resource":{"resourceType":"%s",%s},"request":{"method":"POST","url":"%s"}},""".formatted(urn(type, index), type, properties, type));
    }

    private String urn(String type, int index) {
        return "urn:uuid:%08x-0000-4000-8000-%04x%08x".formatted(number, type.hashCode() & 0xffff, index);
    }

    private String patient() {
        var name = row.get("name");
        var words = name.split(" ");
        var given = Stream.of(words).skip(1).map(w -> '"' + w + '"').collect(Collectors.joining(","));
        var identifiers = Stream.of(
                        identifier(CodeSystem.CCCD, row.get("cccd")), identifier(CodeSystem.BHYT, row.get("bhxh")))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(","));
        return """
                %s"active":true,\
                "name":[{"use":"official","text":"%s","family":"%s","given":[%s]}],"gender":"%s","birthDate":"%s",\
                "address":[{"use":"home","country":"VN","extension":[{"url":"%s","valueCode":"%s"}]}]""".formatted(
                        identifiers.isEmpty() ? "" : "\"identifier\":[" + identifiers + "],",
                        name,
                        words[0],
                        given,
                        row.get("sex").equals("1") ? "male" : "female",
                        row.get("birth"),
                        CodeSystem.COMMUNE.url(),
                        row.get("commune"));
    }

    private static Optional<String> identifier(CodeSystem system, String value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of("{\"system\":\"%s\",\"value\":\"%s\"}".formatted(system.url(), value));
    }

    private String encounter(LocalDate day) {
        return """
                "status":"finished",\
                "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},\
                "subject":{"reference":"%s"},"period":{"start":"%sT08:10:00+07:00","end":"%sT09:25:00+07:00"}""".formatted(urn("Patient", 0), day, day);
    }

    private String condition(int index, LocalDate day, SplittableRandom random) {
        var diagnosis = DIAGNOSES.draw(random);
        return """
                "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},\
                "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"encounter-diagnosis"}]}],\
                "code":{"coding":[{"system":"%s","code":"%s","display":"%s"}]},\
                "subject":{"reference":"%s"},"encounter":{"reference":"%s"},"onsetDateTime":"%s","recordedDate":"%s\"""".formatted(
                        CodeSystem.ICD10.url(),
                        diagnosis.get("code"),
                        diagnosis.get("name"),
                        urn("Patient", 0),
                        urn("Encounter", index % size.encounters),
                        day.minusDays(random.nextInt(30)),
                        day);
    }

    private String observation(int index, SplittableRandom random) {
        var kind = OBSERVATIONS.draw(random);
        var low = Integer.parseInt(kind.get("low"));
        var value = low + random.nextInt(10 * (Integer.parseInt(kind.get("high")) - low)) / 10.0;
        return """
                "status":"final",\
                "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"%s"}]}],\
                "code":{"coding":[{"system":"%s","code":"%s","display":"%s"}]},\
                "subject":{"reference":"%s"},"encounter":{"reference":"%s"},"effectiveDateTime":"%sT08:%02d:00+07:00",\
                "valueQuantity":{"value":%s,"unit":"%s","system":"%s","code":"%s"}""".formatted(
                        kind.get("category"),
                        CodeSystem.LOINC.url(),
                        kind.get("code"),
                        kind.get("name"),
                        urn("Patient", 0),
                        urn("Encounter", index % size.encounters),
                        FIRST_DAY.plusDays(random.nextInt(DAYS)),
                        random.nextInt(60),
                        value,
                        kind.get("unit"),
                        CodeSystem.UCUM.url(),
                        kind.get("unit"));
    }
}
