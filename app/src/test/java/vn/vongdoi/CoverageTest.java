package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Period;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.person.Joining;
import vn.vongdoi.person.People;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.ProvinceCode;
import vn.vongdoi.record.Records;
import vn.vongdoi.registers.RegisterKind;
import vn.vongdoi.registers.Registers;
import vn.vongdoi.schedule.Following;

/** Coverage of a population written out in {@code coverage/}, loaded through the doors and counted by hand. */
class CoverageTest {
    private static final LocalDate TO = LocalDate.of(2026, 11, 23);
    private static final Set<String> TWELVE_MONTHS =
            Set.of("hepb-birth-dose", "protected-at-birth", "stunting-under5", "wasting-under5", "underweight-under5");
    private static final Path FILES = Path.of("src/test/resources/coverage");

    @TempDir
    static Path home;

    static ConfigurableApplicationContext application;
    static Indicators indicators;

    @BeforeAll
    static void fill() throws Exception {
        application = new SpringApplicationBuilder(VongDoi.class)
                .registerShutdownHook(false)
                .run("--server.port=0", "--VONGDOI_HOME=" + home);
        indicators = application.getBean(Indicators.class);
        for (var kind : List.of(
                RegisterKind.FACILITIES,
                RegisterKind.PEOPLE,
                RegisterKind.IMMUNISATIONS,
                RegisterKind.CHECKUPS,
                RegisterKind.DEATHS,
                RegisterKind.PUPILS,
                RegisterKind.FITNESS)) {
            var file = dated(FILES.resolve(kind.word() + ".csv"));
            var report = application.getBean(Registers.class).load(kind, file);
            assertThat(report.rejected()).as("%s", report.issues()).isZero();
        }
        join("031325660012", "031325660013");
        deliveries();
        application.getBean(Following.class).settle();
    }

    @AfterAll
    static void close() {
        if (application != null) application.close();
    }

    /** What is told of today stands in the files as so many days ago. */
    private static Path dated(Path file) throws IOException {
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        var text = Pattern.compile("DAY-(\\d+)")
                .matcher(Files.readString(file))
                .replaceAll(
                        days -> today.minusDays(Long.parseLong(days.group(1))).toString());
        return Files.writeString(home.resolve(file.getFileName()), text);
    }

    private static void join(String one, String other) {
        var people = application.getBean(People.class);
        var first = people.holderKey(one).orElseThrow();
        var second = people.holderKey(other).orElseThrow();
        application.getBean(Records.class).write(writing -> {
            var position = writing.nextPosition();
            people.join(first, second, Joining.Reason.DESK, "", "lan", position);
            writing.changed(position, first, "person:joined", Actor.console(), Purpose.PUBLIC_HEALTH);
            writing.changed(writing.nextPosition(), second, "person:joined", Actor.console(), Purpose.PUBLIC_HEALTH);
            return true;
        });
    }

    /** As a hospital's system tells them. */
    private static void deliveries() throws IOException, InterruptedException {
        var token = application.getBean(Tokens.class).create("maternity", Optional.of("31101"));
        var port = application.getEnvironment().getProperty("local.server.port");
        try (var client = HttpClient.newHttpClient()) {
            for (var line : Files.readAllLines(FILES.resolve("deliveries.csv")).stream()
                    .skip(1)
                    .toList()) {
                var cells = line.split(",");
                var mother = application.getBean(People.class).holder(cells[0]).orElseThrow();
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir/Condition"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/fhir+json")
                                .POST(BodyPublishers.ofString(
                                        """
                                        {"resourceType":"Condition","subject":{"reference":"Patient/MOTHER"},
                                         "recordedDate":"DAY",
                                         "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"ICD"}]}}""".replace("MOTHER", mother.key().id())
                                                .replace("DAY", cells[1])
                                                .replace("ICD", cells[2])))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            }
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/coverage/expected.csv", useHeadersInDisplayName = true)
    void isWhatIsCountedByHand(String code, String place, long numerator, long denominator, String why) {
        var indicator = indicators.indicator(code);
        var area = place.length() == 2
                ? new Area.OfProvince(new ProvinceCode(place))
                : new Area.OfCommune(new CommuneCode(place));
        var value = indicators.value(indicator, area, Audience.STAFF, period(code));
        assertThat(value.outcome()).as(why).isInstanceOfSatisfying(Value.Known.class, known -> {
            assertThat(known.numerator()).as(why).isEqualTo(numerator);
            assertThat(known.denominator()).as(why).isEqualTo(denominator);
        });
    }

    private static Period period(String code) {
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        if (code.equals("student-fitness-check")) return Period.Kind.SCHOOL_YEAR.ending(TO);
        if (code.startsWith("hypertension")) return Period.Kind.AT_DATE.ending(today);
        return TWELVE_MONTHS.contains(code) ? Period.Kind.TWELVE_MONTHS.ending(TO) : Period.Kind.YEAR.ending(TO);
    }
}
