package vn.vongdoi.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vongdoi.registers.RegisterKind.DEATHS;
import static vn.vongdoi.registers.RegisterKind.IMMUNISATIONS;
import static vn.vongdoi.registers.RegisterKind.PEOPLE;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.csv.Issue;
import vn.vongdoi.csv.Issue.Severity;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.Passport;
import vn.vongdoi.person.Person;

/** Passport, ethnic group and addresses, which QĐ 3891/QĐ-BYT asks of whoever is vaccinated. */
class PapersTest extends EmptyRegisters {
    private static final String HEADER = "cccd,bhxh,name,birth,sex,commune,vaccine,dose,date,facility,antigens,"
            + "passport,ethnicity,address_permanent,address_present";
    private static final String ANNA = ",,Anna Berg,1990,2,10507,Td,1,2026-03-01,31101,,C01X00T47,55,,";
    private static final String LO =
            "030177140271,,Lò Thị Mai,1977-01-11,2,11020,Td,1,2026-03-01,31101,,,03,10507,11542";

    @Test
    void aForeignerIsKnownByThePassportAloneHoweverLittleIsKnownOfTheBirth() {
        var report = load(ANNA, ANNA.replace("Td,1,2026-03-01", "Td,2,2026-04-01"));
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(load(ANNA).unchanged()).isEqualTo(1);
        assertThat(door.count("select count(*) from person.person")).isEqualTo(1);
        assertThat(Fhir.of(door, "Anna Berg", ResourceType.IMMUNIZATION)).hasSize(2);
        assertThat(door.people().search("C01X00T47", 2))
                .extracting(Person::name)
                .containsExactly("Anna Berg");
        door.load(
                DEATHS,
                "cccd,bhxh,name,birth,sex,commune,passport,died",
                ",,Anna Berg,1990,2,10507,C01X00T47,2026-11-01");
        assertThat(door.people().search("C01X00T47", 2))
                .extracting(Person::died)
                .containsExactly(LocalDate.of(2026, 11, 1));
    }

    @Test
    void thePatientSaysWhatThePapersSay() {
        load(ANNA, LO);
        var anna = patient("Anna Berg");
        assertThat(anna.at("/identifier/0/type/coding/0/code").asString()).isEqualTo("PPN");
        assertThat(anna.at("/identifier/0/value").asString()).isEqualTo("C01X00T47");
        var lo = patient("Lò Thị Mai");
        assertThat(lo.at("/extension/0/url").asString()).endsWith("/dan-toc");
        assertThat(lo.at("/extension/0/valueCode").asString()).isEqualTo("03");
        assertThat(lo.at("/address").values())
                .extracting(
                        address -> address.at("/extension/0/valueCode").asString(),
                        address -> address.at("/extension/1/valueCode").asString(""))
                .containsExactly(tuple("11020", ""), tuple("10507", "permanent"), tuple("11542", "present"));
        for (var name : new String[] {"Anna Berg", "Lò Thị Mai"}) {
            assertThat(Fhir.faults(Fhir.of(door, name, ResourceType.PATIENT).getFirst()))
                    .isEmpty();
        }
        // Where somebody lives is still the commune of the row.
        assertThat(person("030177140271").commune()).isEqualTo("11020");
    }

    @Test
    void anOlderRowFillsWhatNobodyToldAndOverrulesNothing() {
        load(LO.replace(",11542", ","));
        load(LO.replace("2026-03-01", "2024-03-01").replace(",03,10507,11542", ",01,11257,11542"));
        var papers = person("030177140271").papers();
        assertThat(papers.ethnicity()).hasValue("03");
        assertThat(papers.addresses()).containsEntry("permanent", "10507").containsEntry("present", "11542");
        load(LO.replace("2026-03-01", "2026-05-01").replace(",03,10507,11542", ",,11257,"));
        papers = person("030177140271").papers();
        assertThat(papers.ethnicity()).hasValue("03");
        assertThat(papers.addresses()).containsEntry("permanent", "11257").containsEntry("present", "11542");
    }

    @Test
    void aDocumentThatTellsNoPapersForgetsNone() {
        load(LO);
        door.load(PEOPLE, "cccd,bhxh,card,name,birth,sex,commune", "030177140271,,,Lò Thị Mai,1977-01-11,2,10507");
        assertThat(person("030177140271").papers().ethnicity()).hasValue("03");
        assertThat(patient("Lò Thị Mai").at("/extension/0/valueCode").asString())
                .isEqualTo("03");
    }

    @Test
    void aRenewedPassportIsTheOneShownAndTheFormerStillNamesItsHolder() {
        load(ANNA);
        var renewed = ANNA.replace("2026-03-01", "2026-06-01").replace("C01X00T47", "C99Z00001");
        door.load(
                PEOPLE,
                "cccd,bhxh,card,name,birth,sex,commune,passport",
                "031190000001,,,Anna Berg,1990,2,10507,C01X00T47");
        load(renewed.replace(",,Anna", "031190000001,,Anna").replace("2026-06-01", "2026-11-21"));
        assertThat(person("C01X00T47").papers().passport()).hasValue(new Passport("C99Z00001"));
        assertThat(person("C99Z00001").key()).isEqualTo(person("C01X00T47").key());
        var position = door.records().position();
        assertThat(load(ANNA).unchanged()).isEqualTo(1);
        assertThat(door.records().position()).isEqualTo(position);
    }

    @Test
    void aPassportOfSomebodyElseIsRefused() {
        load(ANNA);
        var report = load(ANNA.replace("Anna Berg,1990", "John Smith,1971"));
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.issues())
                .filteredOn(issue -> issue.severity() == Severity.REJECT)
                .extracting(Issue::column, Issue::value)
                .containsExactly(tuple("passport", "C01X00T47"));
        assertThat(door.count("select count(*) from person.person")).isEqualTo(1);
    }

    @Test
    void whatNoPaperCanSayIsRefused() {
        var report = load(
                LO.replace(",03,", ",57,"),
                LO.replace(",03,", ",3,"),
                LO.replace("10507,11542", "99999,11542"),
                ANNA.replace("C01X00T47", "031190000001"),
                ANNA.replace("C01X00T47", "C01-X00"));
        assertThat(report.loaded()).isZero();
        assertThat(report.issues())
                .filteredOn(issue -> issue.severity() == Severity.REJECT)
                .extracting(Issue::line, Issue::column)
                .containsExactly(
                        tuple(2L, "ethnicity"),
                        tuple(3L, "ethnicity"),
                        tuple(4L, "address_permanent"),
                        tuple(5L, "passport"),
                        tuple(6L, "passport"));
        assertThat(door.count("select count(*) from person.person")).isZero();
    }

    private static RegisterReport load(String... rows) {
        var lines = new String[rows.length + 1];
        lines[0] = HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return door.load(IMMUNISATIONS, lines);
    }

    private static Person person(String number) {
        return door.people().search(number, 2).getFirst();
    }

    private static JsonNode patient(String name) {
        return Fhir.of(door, name, ResourceType.PATIENT).getFirst().resource().tree();
    }
}
