package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.person.Person;

/** In a real browser: what a person looks at on the page of the own life course. */
class LifeCourseTest {
    private static final String HOA = "031190779001";
    private static final String LOGIN = "dong-doi";
    private static final String LAN = "031190779002";
    private static final String BICH = "031190779003";
    private static final String ELSEWHERE = "01929"; // in Hà Nội, in no register here
    private static final String STATION = "31953";

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;
    static Bookcase station;
    static Bookcase elsewhere;
    static Person hoa;

    @BeforeAll
    static void write() throws IOException {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        StationOfTests.register(province, Files.createTempDirectory("station"), STATION);
        station = new Bookcase(province, STATION);
        hoa = station.person(HOA, "Vũ Thị Hòa", "10507");
        station.stay("life-1", HOA, "K20", 40);
        station.stay("life-2", HOA, "K20", 20);
        elsewhere = new Bookcase(province, ELSEWHERE);
        elsewhere.stay("life-3", HOA, "J06.9", 10);
        station.write("Encounter/life-planned", """
                {"resourceType":"Encounter","id":"life-planned","status":"planned","subject":{PATIENT},
                 "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
                 "period":{"start":"DAY-1!T08:00:00+07:00"}}""", HOA);
        station.write("Encounter/life-old", """
                {"resourceType":"Encounter","id":"life-old","status":"finished","subject":{PATIENT},
                 "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
                 "period":{"start":"2014-03-02T08:00:00+07:00","end":"2014-03-02T09:00:00+07:00"}}""", HOA);
        station.write("Condition/life-old", """
                {"resourceType":"Condition","id":"life-old","subject":{PATIENT},"encounter":{"reference":"Encounter/life-old"},
                 "recordedDate":"2014-03-02","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"I10"}]}}""", HOA);
        for (var day : List.of(9, 8, 7)) {
            for (var test : List.of("WBC,6690-2,G/L", "HGB,718-7,g/L", "PLT,777-3,G/L", "Kali,2823-3,mmol/L")) {
                var parts = test.split(",");
                measured(parts[0], parts[1], String.valueOf(4 + day / 10.0), parts[2], day, "");
            }
        }
        measured("Cân nặng", "29463-7", "58", "kg", 30, "");
        measured("Cân nặng", "29463-7", "58", "kg", 5, "");
        measured("Cân nặng", "29463-7", "57900", "g", 3, "");
        measured("Đường máu", "14749-6", "6.4", "mmol/L", 30, range("4.1", "5.9"));
        measured("Đường máu mao mạch", "15074-8", "6.9", "mmol/L", 4, range("4.1", "5.9"));
        measured("Natri", "2951-2", "131", "mmol/L", 4, range("135", "145"));
        measured("Canxi", "17861-6", "2.3", "mmol/L", 4, range("2.15", "2.55"));
        measured("Troponin T", "6598-7", "0.014", "ng/mL", 4, "");
        station.write("Observation/life-bp", """
                {"resourceType":"Observation","id":"life-bp","status":"final","subject":{PATIENT},"effectiveDateTime":"DAY-30!",
                 "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}],"text":"Huyết áp"},"component":[
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":128,"unit":"mmHg","code":"mm[Hg]"}},
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":82,"unit":"mmHg"}}]}""", HOA);
        station.write("Observation/life-bp2", """
                {"resourceType":"Observation","id":"life-bp2","status":"final","subject":{PATIENT},"effectiveDateTime":"DAY-2!",
                 "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}],"text":"Huyết áp"},"component":[
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":128,"unit":"mmHg","code":"mm[Hg]"}},
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":84,"unit":"mmHg"}}]}""", HOA);
        station.citizen(LOGIN, hoa);
    }

    private static String range(String low, String high) {
        return ",\"referenceRange\":[{\"low\":{\"value\":" + low + "},\"high\":{\"value\":" + high + "}}]";
    }

    private static void measured(String name, String loinc, String value, String unit, int daysAgo, String range) {
        var id = "life-" + loinc + "-" + daysAgo;
        station.write(
                "Observation/" + id,
                """
                {"resourceType":"Observation","id":"ID","status":"final","subject":{PATIENT},"effectiveDateTime":"DAY-AGO!",
                 "code":{"coding":[{"system":"http://loinc.org","code":"LOINC"}],"text":"NAME"},
                 "valueQuantity":{"value":VALUE,"unit":"UNIT"}RANGE}""".replace("ID", id)
                        .replace("AGO", String.valueOf(daysAgo))
                        .replace("LOINC", loinc)
                        .replace("NAME", name)
                        .replace("VALUE", value)
                        .replace("UNIT", unit)
                        .replace("RANGE", range),
                HOA);
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void aResultSaysWhereItStandsInTheRangeThatCameWithIt() {
        try (var context = browser.newContext()) {
            var page = own(context.newPage(), "");
            assertThat(result(page, "Đường máu mao mạch").innerText())
                    .contains("6,9 mmol/L", "Cao", "Tham chiếu 4,1–5,9");
            assertThat(result(page, "Natri").innerText()).contains("Thấp", "Tham chiếu 135–145");
            assertThat(result(page, "Canxi").innerText()).contains("Trong khoảng", "2,15–2,55");
            assertThat(result(page, "Canxi").locator("circle.mark").count()).isOne();
            assertThat(result(page, "Natri").locator("polygon.mark").count())
                    .as("outside, the mark has another shape")
                    .isOne();
            var unknown = result(page, "Troponin T");
            assertThat(unknown.innerText()).contains("0,014 ng/mL").doesNotContain("Tham chiếu");
            assertThat(unknown.locator("svg").count()).isZero();

            var english = own(page, "?lang=en");
            assertThat(result(english, "Natri").innerText()).contains("Low", "Reference 135–145");
            own(page, "?lang=vi");
        }
    }

    @Test
    void theMapCountsTheVisitsInEachCommuneAndTheListNamesTheFacilities() {
        try (var context = browser.newContext()) {
            var page = own(context.newPage(), "");
            var card = page.locator(".treated");
            assertThat(card.locator("h2").innerText()).isEqualTo("4 lượt khám chữa bệnh ở 2 cơ sở");
            assertThat(card.locator("g.here text").allTextContents())
                    .as("two stays and the visit of 2014; who is only expected was not treated")
                    .containsExactly("3");
            assertThat(card.locator("svg polygon").count())
                    .as("a hexagon for each commune of Hải Phòng since 2025-07-01")
                    .isEqualTo(114);
            assertThat(card.locator("li").first().innerText())
                    .contains("Trạm Y tế phường Thử Nghiệm", "3 lượt", "Gần nhất");
            assertThat(card.locator("li").last().innerText()).contains("01929", "1 lượt");
            assertThat(card.innerText()).contains("1 lượt không có trên bản đồ");
        }
    }

    /** A doctor reads what the own house wrote; that there was another one is no more on the map than in the list. */
    @Test
    void theMapKnowsNoVisitThatTheReaderDoesNotSee() {
        var lan = station.person(LAN, "Vũ Thị Lan", "10507");
        station.stay("life-lan-1", LAN, "K20", 40);
        elsewhere.stay("life-lan-2", LAN, "F20", 20);
        var path = "/people/" + lan.key().id();
        var hers = station.citizen("dong-doi-lan", lan).get(path).body();
        assertThat(hers).contains("2 lượt khám chữa bệnh ở 2 cơ sở");
        var doctor = station.reader("bs-dong-doi", Role.DOCTOR, new Area.Facility(STATION));
        var seen = doctor.get(path).body();
        assertThat(seen).contains("1 lượt khám chữa bệnh ở 1 cơ sở").doesNotContain(ELSEWHERE);
    }

    @Test
    void bloodPressureGlucoseAndWeightComeFirstAlsoWhereOthersWereMeasuredMoreOften() {
        try (var context = browser.newContext()) {
            var page = own(context.newPage(), "");
            var titles = page.locator("figure.chart > figcaption").allInnerTexts();
            assertThat(titles).hasSize(4);
            assertThat(titles.get(0)).startsWith("Huyết áp 128/84");
            assertThat(titles.get(1)).as("by two codes, one line").isEqualTo("Đường máu: 6,9 mmol/L, tăng 0,5");
            assertThat(titles.get(2))
                    .as("unchanged, and grams are no kilograms")
                    .isEqualTo("Cân nặng: 58 kg, không đổi");
        }
    }

    /** The curves of the WHO end with ten years for weight; what a grown-up weighs is drawn beside them. */
    @Test
    void whoeverWasWeighedAsAChildIsStillWeighedAsAGrownUp() {
        var bich = station.person(BICH, "Vũ Thị Bích", "10507");
        for (var weighed : List.of("1996-05-02 19", "1998-05-02 24", "2025-05-02 57", "2026-05-02 58")) {
            var parts = weighed.split(" ");
            station.write(
                    "Observation/life-bich-" + parts[0],
                    """
                    {"resourceType":"Observation","id":"life-bich-DATE","status":"final","subject":{PATIENT},"effectiveDateTime":"DATE",
                     "code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}],"text":"Cân nặng"},
                     "valueQuantity":{"value":WEIGHT,"unit":"kg"}}""".replace("DATE", parts[0]).replace("WEIGHT", parts[1]),
                    BICH);
        }
        var page = station.citizen("dong-doi-bich", bich)
                .get("/people/" + bich.key().id())
                .body();
        assertThat(page).contains("chart growth").contains("Cân nặng: 58 kg, tăng 1");
    }

    @Test
    void aLastingConditionFoundBeforeTheRuleBeganIsAnAlertToday() {
        try (var context = browser.newContext()) {
            var page = own(context.newPage(), "");
            assertThat(page.locator(".alerts").innerText()).contains("Tăng huyết áp từ 2014");
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "390, DARK"})
    void thePageCanBeUsedByEveryone(int width, ColorScheme scheme) throws IOException {
        try (var context = browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            var page = own(context.newPage(), "");
            Look.at(page, "own-life-course", width, scheme);
            assertThat(page.locator("main").innerText().toLowerCase(Locale.ROOT))
                    .doesNotContain("home.");
        }
    }

    private static Page own(Page page, String query) {
        if (page.url().equals("about:blank")) province.signInPlainly(page, LOGIN);
        page.navigate(province.address("/people/" + hoa.key().id() + query).toString());
        return page;
    }

    private static Locator result(Page page, String name) {
        return page.locator(".list > li", new Page.LocatorOptions().setHasText(name))
                .last();
    }
}
