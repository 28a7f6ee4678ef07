package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Consents;
import vn.vongdoi.access.FamilyDoctors;
import vn.vongdoi.access.Grant;
import vn.vongdoi.access.Guardians;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.client.Tokens;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Records;
import vn.vongdoi.signin.SecondFactors;

/** What ACCESS.md expects, tried at the running doors; what it does not name must be denied. */
@TestMethodOrder(OrderAnnotation.class)
class AccessMatrixTest {
    private static final String PASSWORD = "một câu dài để mở cửa";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final List<String> LABELS = List.of("ordinary", "hiv", "mental", "reproductive");
    /** The first of the categories from which the codes of a label are taken: ICD-10 letter and number. */
    private static final Map<String, String> CATEGORIES =
            Map.of("ordinary", "K20", "hiv", "B20", "mental", "F30", "reproductive", "O04");

    private static final Map<String, String> FACILITIES = Map.of("F1", "31301", "F2", "31302");
    private static final Map<String, String> COMMUNES = new LinkedHashMap<>();

    static {
        COMMUNES.put("An", "10507");
        COMMUNES.put("Bình", "10525");
        COMMUNES.put("Châu", "10525");
        COMMUNES.put("Dung", "10525");
        COMMUNES.put("Én", "10507");
        COMMUNES.put("Giang", "10525");
        COMMUNES.put("Hà", "10525");
        COMMUNES.put("Khoa", "10525");
    }

    private static final Set<String> NOT_AT_F1 = Set.of("Châu", "Dung", "Én", "Khoa");

    /** One diagnosis that a facility wrote. */
    private record Row(String person, String facility, String label) {
        /** Its ICD-10 code, which no other row has. */
        String mark() {
            var number = 2 * List.copyOf(COMMUNES.keySet()).indexOf(person) + (facility.equals("F1") ? 0 : 1);
            var category = Objects.requireNonNull(CATEGORIES.get(label), label);
            return "%s%02d.%d"
                    .formatted(category.charAt(0), Integer.parseInt(category.substring(1)) + number / 10, number % 10);
        }
    }

    private static final FhirServer server = FhirServer.own();
    private static final Map<Row, String> ids = new HashMap<>();
    private static final Map<String, Long> persons = new HashMap<>();
    private static final Map<String, String> tokens = new HashMap<>();

    @BeforeAll
    static void write() {
        var made = server.bean(Tokens.class);
        FACILITIES.forEach((name, code) -> tokens.put(name, made.create(name, Optional.of(code))));
        tokens.put("province", made.create("province", Optional.empty()));
        var number = 0;
        for (var person : COMMUNES.keySet()) {
            number++;
            for (var facility : List.of("F1", "F2")) {
                if (facility.equals("F1") && NOT_AT_F1.contains(person)) continue;
                for (var label : LABELS) encounter(new Row(person, facility, label), "03119000000" + number);
            }
            var people = server.bean(People.class);
            persons.put(
                    person,
                    people.holder("03119000000" + number).orElseThrow().key().value());
        }
        server.bean(Consents.class)
                .give(key("Bình"), facility("F1"), Purpose.CARE, "Đồng ý", Consents.GivenBy.SELF, Actor.console());
        server.bean(FamilyDoctors.class)
                .choose(key("Khoa"), new Reader("doctor", "F1").login(), "phiếu đăng ký", Actor.console());
        server.bean(Guardians.class).entrust(key("Giang"), key("Én"), "giấy khai sinh", TODAY, null, Actor.console());
    }

    /** Before others break more glass: what was broken once stays open for a while. */
    @Order(1)
    @ParameterizedTest
    @ValueSource(strings = {"", "/book", "/book.json"})
    void thePagesShowWhatIsExpectedAndNothingElse(String form) throws IOException {
        var expected = expectedOnPages("## Pages");
        if (!form.isEmpty()) expected.addAll(expectedOnPages("## Health books"));
        var faults = new ArrayList<String>();
        var cases = 0;
        var allowed = 0;
        for (var reader : readers()) {
            var visitor = signIn(reader);
            for (var person : COMMUNES.keySet()) {
                if (person.equals("Châu")) breakGlass(visitor, person);
                var page = visitor.get("/people/p" + key(person) + form);
                for (var row : ids.keySet().stream()
                        .filter(r -> r.person().equals(person))
                        .toList()) {
                    var shown = page.statusCode() == 200 && page.body().contains(row.mark());
                    var name = reader.role() + " " + reader.area() + " " + row.mark();
                    var wanted = expected.remove(name);
                    cases++;
                    if (shown) allowed++;
                    if (shown != wanted) faults.add((shown ? "shown: " : "missing: ") + name);
                }
            }
        }
        System.out.printf("ACCESS.md, pages: %d cases, %d allowed, %d wrong%n", cases, allowed, faults.size());
        assertThat(expected).as("expected of nobody who was tried").isEmpty();
        assertThat(faults).isEmpty();
        assertThat(cases).isGreaterThan(500);
        assertThat(allowed).isGreaterThan(100);
    }

    @Test
    void programsReadSearchAndCountWhatIsExpectedAndNothingElse() throws IOException {
        var expected = expected("## Programs", 4, (cells, to) -> {
            for (var label : labels(cells.get(2)))
                to.add(cells.get(0) + " " + new Row(cells.get(1), "F1", label).mark());
            for (var label : labels(cells.get(3)))
                to.add(cells.get(0) + " " + new Row(cells.get(1), "F2", label).mark());
        });
        var faults = new ArrayList<String>();
        var cases = 0;
        for (var token : List.of("F1", "F2", "province")) {
            var wanted = new HashSet<String>();
            ids.forEach((row, id) -> {
                if (expected.remove(token + " " + row.mark())) wanted.add(id);
            });
            for (var entry : ids.entrySet()) {
                var id = entry.getValue();
                var name = token + " " + entry.getKey().mark();
                var may = wanted.contains(id);
                cases += 4;
                if ((as(token, "Condition/" + id).statusCode() == 200) != may) faults.add("read " + name);
                if ((as(token, "Condition/" + id + "/_history/1").statusCode() == 200) != may)
                    faults.add("vread " + name);
                if (as(token, "Condition?_id=" + id)
                                .body()
                                .contains(entry.getKey().mark())
                        != may) faults.add("search " + name);
                if (as(token, "Encounter?_has:Condition:encounter:_id=" + id)
                                .body()
                                .contains("\"match\"")
                        != may) faults.add("has " + name);
            }
            for (var label : LABELS) {
                cases++;
                var counted = JsonMapper.shared()
                        .readTree(as(token, "Condition?_summary=count&code=" + codes(label))
                                .body())
                        .path("total")
                        .asLong();
                var may = ids.entrySet().stream()
                        .filter(e -> e.getKey().label().equals(label) && wanted.contains(e.getValue()))
                        .count();
                if (counted != may) faults.add("count " + token + " " + label + ": " + counted + " instead of " + may);
            }
        }
        System.out.printf("ACCESS.md, programs: %d cases, %d wrong%n", cases, faults.size());
        assertThat(expected).isEmpty();
        assertThat(faults).isEmpty();
        assertThat(cases).isGreaterThan(400);
    }

    @Test
    void sectionsOpenAsExpected() throws IOException {
        var faults = new ArrayList<String>();
        var paths = List.of(
                "/people",
                "/submissions",
                "/emergencies",
                "/requests",
                "/readings",
                "/accounts",
                "/citizens",
                "/consents",
                "/breaches",
                "/disclosures",
                "/processing",
                "/kiosk",
                "/desk",
                "/visits",
                "/identities",
                "/scoreboard");
        for (var cells : table("## Sections", 17)) {
            var role = Role.find(cells.get(0)).orElseThrow();
            var visitor = signIn(readers().stream()
                    .filter(r -> r.role().equals(role.word()))
                    .findFirst()
                    .orElseThrow());
            for (var i = 0; i < paths.size(); i++) {
                var refused = visitor.get(paths.get(i)).statusCode() == 403;
                if (refused == cells.get(i + 1).equals("yes")) faults.add(role + " " + paths.get(i));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aKioskOpensItsPageAndNothingThatIsOpenToOthers() throws IOException {
        var kiosk = signIn(new Reader("kiosk", "F1"));
        for (var cells : table("## A kiosk's account", 2)) {
            assertThat(kiosk.get(cells.get(0)).statusCode())
                    .as(cells.get(0))
                    .isEqualTo(cells.get(1).equals("yes") ? 200 : 403);
        }
        assertThat(kiosk.form("/kiosk", "/account/password", "present=x&password=y")
                        .statusCode())
                .isEqualTo(403);
        for (var page : List.of("/kiosk", "/account")) {
            assertThat(kiosk.get(page).body())
                    .as("leads nowhere else")
                    .doesNotContainPattern("<a [^>]*href=\"/(?!kiosk|account\\?lang)")
                    .doesNotContain("<nav", "/sign-out");
        }
        var again = new Visitor(URI.create(server.base()).getPort());
        again.get("/account");
        assertThat(Visitor.location(again.signIn("kiosk-f1", PASSWORD))).endsWith("/kiosk");
    }

    @Test
    void whoBrokeTheGlassIsToldToTheOfficerWithTheReason() {
        breakGlass(signIn(new Reader("dispatcher", "province")), "Dung");
        var officer = signIn(new Reader("data-protection-officer", "province"));
        assertThat(officer.get("/emergencies").body())
                .contains("dispatcher-province")
                .contains("Hôn mê, cần biết dị ứng")
                .contains("p" + key("Dung"));
        // Nobody else's: the next doctor stands before the closed door.
        assertThat(signIn(new Reader("station-staff", "10507"))
                        .get("/people/p" + key("Dung"))
                        .body())
                .contains("đang đóng với bạn")
                .doesNotContain("Lê Thị Dung");
    }

    /** The page stands among public ones, where no door has asked yet. */
    @Test
    void aPasswordWithoutTheSecondFactorListsNobody() {
        var people = "/indicators/health-book/communes/10507/people";
        var reader = new Reader("epidemiologist", "province");
        assertThat(signIn(reader).get(people).statusCode()).isEqualTo(200);
        var half = new Visitor(URI.create(server.base()).getPort());
        half.signIn(reader.login(), PASSWORD);
        assertThat(half.get(people).statusCode()).isEqualTo(403);
        assertThat(signIn(new Reader("doctor", "F1")).get(people).statusCode()).isEqualTo(403);
        assertThat(signIn(new Reader("citizen", "province")).get(people).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whyIsExplainedWithTheRule() {
        var records = server.bean(Records.class);
        var accounts = server.bean(Accounts.class);
        signIn(new Reader("doctor", "F1"));
        var doctor = accounts.actor("doctor-f1", Optional.empty()).orElseThrow();
        assertThat(records.reasons(doctor, Purpose.CARE, new PersonKey(key("Bình"))))
                .extracting(Grant::rule)
                .containsExactlyInAnyOrder("doctor-own", "doctor-treating", "doctor-consent");
        assertThat(records.reasons(doctor, Purpose.CARE, new PersonKey(key("Hà"))))
                .extracting(Grant::rule)
                .containsExactly("doctor-own");
        assertThat(records.reasons(doctor, Purpose.CARE, new PersonKey(key("Khoa"))))
                .extracting(Grant::rule)
                .containsExactly("doctor-family");
        assertThat(records.reasons(doctor, Purpose.CARE, new PersonKey(key("Dung"))))
                .isEmpty();
    }

    @Test
    void withoutAReasonTheGlassHolds() {
        var doctor = signIn(new Reader("doctor", "F1"));
        var page = "/people/p" + key("Én");
        assertThat(doctor.form(page, page + "/emergency", "reason=+").statusCode())
                .isEqualTo(400);
        assertThat(doctor.get(page).body()).contains("đang đóng với bạn");
        var clerk = signIn(new Reader("hospital-clerk", "F1"));
        assertThat(clerk.get(page).statusCode()).isEqualTo(403);
    }

    /** Each role in each kind of area in which it may be held here. */
    private record Reader(String role, String area) {
        String login() {
            return role + "-" + area.toLowerCase(Locale.ROOT);
        }
    }

    private static List<Reader> readers() {
        var usual = Map.of(
                Role.DOCTOR, List.of("F1", "F2"),
                Role.STATION_STAFF, List.of("10507", "F1"),
                Role.HOSPITAL_CLERK, List.of("F1"),
                Role.KIOSK, List.of("F1"),
                Role.PHARMACIST, List.of("F1"));
        return Arrays.stream(Role.values())
                .filter(Role::isOfPeople)
                .flatMap(role -> usual.getOrDefault(role, List.of("province")).stream()
                        .map(area -> new Reader(role.word(), area)))
                .toList();
    }

    private static Visitor signIn(Reader reader) {
        var accounts = server.bean(Accounts.class);
        var role = Role.find(reader.role()).orElseThrow();
        var login = reader.login();
        if (accounts.login(login).isEmpty()) {
            accounts.add(login, login);
            var area = reader.area().equals("province")
                    ? new Area.Province()
                    : FACILITIES.containsKey(reader.area())
                            ? new Area.Facility(facility(reader.area()))
                            : new Area.Commune(reader.area());
            accounts.give(login, new Post(0, role, area, TODAY, null), Actor.console());
            if (role == Role.CITIZEN) accounts.belongsTo(login, key("Én"));
        }
        server.bean(SecondFactors.class).removeAll(login);
        accounts.accept(accounts.invite(login).substring("/welcome/".length()), PASSWORD);
        var visitor = new Visitor(URI.create(server.base()).getPort());
        visitor.signIn(login, PASSWORD);
        if (role.isPrivileged()) visitor.setUpApp();
        return visitor;
    }

    private static void breakGlass(Visitor visitor, String person) {
        var page = "/people/p" + key(person);
        if (!visitor.get(page).body().contains("/emergency\"")) return;
        visitor.form(page, page + "/emergency", "reason=" + Visitor.encoded("Hôn mê, cần biết dị ứng"));
    }

    private static HttpResponse<String> as(String token, String path) {
        return server.get(path, "Authorization", "Bearer " + tokens.get(token));
    }

    private static String codes(String label) {
        return ids.keySet().stream()
                .filter(row -> row.label().equals(label))
                .map(Row::mark)
                .collect(Collectors.joining(","));
    }

    private static String facility(String name) {
        return Objects.requireNonNull(FACILITIES.get(name), name);
    }

    private static long key(String person) {
        return Objects.requireNonNull(persons.get(person), person);
    }

    private static void encounter(Row row, String cccd) {
        var transaction = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000001","resource":{"resourceType":"Patient","id":"KEY",
                  "identifier":[{"system":"http://fhir.hl7.org.vn/core/sid/cccd","value":"CCCD"}],
                  "name":[{"text":"Lê Thị PERSON"}],"gender":"female","birthDate":"1990-01-01",
                  "address":[{"extension":[{"url":"COMMUNE-URL","valueCode":"COMMUNE"}]}]},
                  "request":{"method":"PUT","url":"Patient/KEY"}},
                 {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000002","resource":{"resourceType":"Encounter",
                  "status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
                  "subject":{"reference":"Patient/KEY"},"period":{"start":"DAYT08:00:00+07:00","end":"DAYT09:00:00+07:00"}},
                  "request":{"method":"POST","url":"Encounter"}},
                 {"resource":{"resourceType":"Condition","subject":{"reference":"Patient/KEY"},
                  "encounter":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000002"},
                  "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"MARK"}]}},
                  "request":{"method":"POST","url":"Condition"}}]}""".replace("DAY", day(row).toString())
                .replace("COMMUNE-URL", CodeSystem.COMMUNE.url())
                .replace("COMMUNE", COMMUNES.get(row.person()))
                .replace("KEY", row.facility().toLowerCase(Locale.ROOT) + "-" + cccd)
                .replace("CCCD", cccd)
                .replace("PERSON", row.person())
                .replace("MARK", row.mark());
        var answer = server.send("POST", "", transaction, "Authorization", "Bearer " + tokens.get(row.facility()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var location = FhirServer.json(answer).at("/entry/2/response/location").asString();
        ids.put(row, location.split("/")[1]);
    }

    /** Three weeks ago, or three years. */
    private static LocalDate day(Row row) {
        return row.person().equals("Hà") ? TODAY.minusYears(3) : TODAY.minusDays(21);
    }

    private static Set<String> labels(String cell) {
        return switch (cell) {
            case "–" -> Set.of();
            case "all" -> Set.copyOf(LABELS);
            default -> Set.of(cell.split(" "));
        };
    }

    private static String row(List<String> cells, String facility, String label) {
        return new Row(cells.get(2), facility, label).mark();
    }

    private static Set<String> expectedOnPages(String heading) throws IOException {
        return expected(heading, 5, (cells, to) -> {
            for (var label : labels(cells.get(3)))
                to.add(cells.get(0) + " " + cells.get(1) + " " + row(cells, "F1", label));
            for (var label : labels(cells.get(4)))
                to.add(cells.get(0) + " " + cells.get(1) + " " + row(cells, "F2", label));
        });
    }

    private interface Reading {
        void read(List<String> cells, Set<String> to);
    }

    private static Set<String> expected(String heading, int columns, Reading reading) throws IOException {
        var expected = new HashSet<String>();
        for (var cells : table(heading, columns)) reading.read(cells, expected);
        return expected;
    }

    /** The rows below the heading line of the first table behind a heading. */
    private static List<List<String>> table(String heading, int columns) throws IOException {
        var page = Files.readString(Path.of("..", "ACCESS.md"));
        var part = page.substring(page.indexOf(heading) + heading.length());
        return part.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Stream.of(line.split("\\|"))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .collect(Collectors.toList()))
                .peek(cells -> assertThat(cells).hasSize(columns))
                .toList();
    }
}
