package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.fhir.IpsValidator;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.simulator.SimulationPlan;
import vn.vongdoi.simulator.Simulator;

/** Summaries of two hundred people of a province that came in by its doors, held to HL7's own profiles. */
class IpsDocumentsTest {
    private static final int PEOPLE = 200;
    private static final Pattern ENTRY = Pattern.compile("^Bundle\\.entry\\[(\\d+)]");
    private static final FhirServer SERVER = FhirServer.own();

    @TempDir
    static Path folder;

    @BeforeAll
    static void aProvinceSendsItsFiles() throws IOException {
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        new Simulator(SimulationPlan.of(11, 1_500, 900, today)).write(folder, (what, done, total) -> {});
        var registers = SERVER.bean(Registers.class);
        for (var kind : RegisterKind.in(folder.resolve("registers"))) {
            registers.load(kind, kind.file(folder.resolve("registers")));
        }
        SERVER.bean(ClaimsDoor.class).receive(List.of(folder.resolve("claims")), Actor.console(), file -> {});
        var examined = registers.load(RegisterKind.CHECKUPS, checkUps(today));
        assertThat(examined.loaded()).as("%s", examined.issues()).isGreaterThan(10);
    }

    /** Grown people with a number are examined: what was measured, found and concluded. */
    private static Path checkUps(LocalDate today) throws IOException {
        var keys = SERVER.bean(JdbcClient.class)
                .sql("select distinct person from claims.encounter where person is not null order by person limit 60")
                .query((row, number) -> new PersonKey(row.getLong("person")))
                .list();
        var rows = new ArrayList<String>();
        for (var person : SERVER.bean(People.class).persons(keys).values()) {
            if (person.cccd().isEmpty() || person.birth().date().isAfter(today.minusYears(18))) continue;
            rows.add("%s,,%s,%s,%s,%s,31001,%s,periodic,%d,%d,%d/%d,II,I10,Theo dõi huyết áp"
                    .formatted(
                            person.cccd().get().value(),
                            person.name(),
                            person.birth(),
                            person.sex().code(),
                            Objects.requireNonNullElse(person.commune(), ""),
                            today.minusDays(rows.size() + 1),
                            150 + rows.size() % 30,
                            45 + rows.size() % 40,
                            120 + rows.size() % 50,
                            70 + rows.size() % 30));
        }
        var file = folder.resolve("checkups.csv");
        Files.writeString(
                file,
                "cccd,bhxh,name,birth,sex,commune,facility,date,kind,height,weight,pressure,class,icd,conclusion\n"
                        + String.join("\n", rows));
        return file;
    }

    /** Those with most kinds of resources, and of the rest every so many. */
    private static List<String> people() {
        return SERVER.bean(JdbcClient.class)
                .sql("""
                        with told as (select person, count(distinct type) as kinds from record.resource
                                      where person <> 0 group by person),
                             ranked as (select person, kinds, row_number() over (order by kinds desc, person) as place,
                                               count(*) over () as all_people from told)
                        select person from ranked
                        where place <= :half or (place - :half) % greatest(1, (all_people - :half) / :half) = 0
                        order by place limit :people
                        """)
                .param("half", PEOPLE / 2)
                .param("people", PEOPLE)
                .query((row, number) -> "p" + row.getLong("person"))
                .list();
    }

    @Test
    void documentsOfTwoHundredPeopleFollowTheProfilesOfIps() throws IOException {
        var validator = new IpsValidator();
        var findings = new TreeMap<String, Integer>();
        var sections = new TreeMap<String, Integer>();
        var errors = new ArrayList<String>();
        var people = people();
        assertThat(people).hasSize(PEOPLE);
        for (var person : people) {
            var document = SERVER.get("Patient/" + person + "/$summary");
            assertThat(document.statusCode()).as(document.body()).isEqualTo(200);
            for (var section : FhirServer.json(document).at("/entry/0/resource/section")) {
                if (section.has("entry")) sections.merge(section.path("title").asString(), 1, Integer::sum);
            }
            for (var message : validator.messages(document.body())) {
                findings.merge(kind(message) + " " + type(FhirServer.json(document), message), 1, Integer::sum);
                if (message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0) {
                    errors.add(person + " " + message.getLocationString() + " " + message.getMessage());
                }
            }
        }
        System.out.println("Sections that tell something, in " + people.size() + " documents:\n" + lines(sections));
        System.out.println("Findings of the validator:\n" + lines(findings));
        Files.writeString(Path.of("target", "ips-findings.txt"), String.join("\n", errors));
        assertThat(sections).as("the people are varied").hasSizeGreaterThanOrEqualTo(7);
        assertThat(errors.stream().limit(20)).isEmpty();
    }

    /** Of the entry that a message is about, whether it follows a profile of IPS or not. */
    private static String type(JsonNode document, SingleValidationMessage message) {
        var entry = ENTRY.matcher(Objects.requireNonNullElse(message.getLocationString(), ""));
        if (!entry.find()) return "";
        return document.path("entry")
                .path(Integer.parseInt(entry.group(1)))
                .at("/resource/resourceType")
                .asString("");
    }

    /** Without what differs from person to person. */
    private static String kind(SingleValidationMessage message) {
        var text = message.getMessage()
                .replaceAll("'[^']*'", "'…'")
                .replaceAll("http://127[^ ,)]*", "…")
                .replaceAll("\\d+", "n");
        return message.getSeverity() + " " + text.substring(0, Math.min(text.length(), 230));
    }

    private static String lines(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> "%6d  %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
