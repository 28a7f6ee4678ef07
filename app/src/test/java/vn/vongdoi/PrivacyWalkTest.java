package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vongdoi.person.People;

/** In a real browser: a citizen sees who read the record, objects, asks; the officer answers within the law's time. */
class PrivacyWalkTest {
    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void aCitizenSeesWhoReadTheRecordObjectsAndIsAnswered() {
        var record = "/people/" + province.citizen().id();
        try (var assessor = browser.newContext();
                var citizen = browser.newContext();
                var officer = browser.newContext()) {
            var reader = assessor.newPage();
            province.signIn(reader);
            go(reader, record);
            assertThat(reader.locator("h2").first()).isVisible();
            // The list of accesses is for the person and for officers, not for readers.
            go(reader, "/readings/" + province.citizen().id());
            assertThat(reader.locator("main")).containsText("không được");

            var own = citizen.newPage();
            province.signInCitizen(own);
            go(own, record);
            own.locator("a[href^='/readings/']").click();
            var line = own.locator("li", new Page.LocatorOptions().setHasText("Trần Thị Lan"))
                    .first();
            assertThat(line).containsText("Giám định bảo hiểm");
            assertThat(line).containsText("Đã xem");
            assertThat(line).containsText("Thanh toán bảo hiểm");
            line.locator("button").click();
            assertThat(own.locator("li", new Page.LocatorOptions().setHasText("Trần Thị Lan"))
                            .first())
                    .containsText("đã phản đối");
            own.locator("select[name='kind']").selectOption("copy");
            own.locator("textarea").fill("Cho tôi một bản sao để đi khám ở nơi khác.");
            own.locator("form[action$='/requests'] button").click();
            assertThat(own.locator("main")).containsText("Nhận bản sao dữ liệu");

            var desk = officer.newPage();
            province.signIn(desk, "quan");
            province.act(desk, "Phụ trách bảo vệ dữ liệu");
            go(desk, "/requests");
            var asked = desk.locator("tr", new Page.LocatorOptions().setHasText("Cho tôi một bản sao"))
                    .first();
            assertThat(asked).containsText("Trả lời trước");
            asked.locator("form[action$='/answer'] input[name='text']").fill("Đã nhận, sẽ gửi trong tuần.");
            asked.locator("form[action$='/answer'] button").click();
            assertThat(desk.locator("tr", new Page.LocatorOptions().setHasText("Cho tôi một bản sao"))
                            .first())
                    .containsText("Hạn ");
            var objection = desk.locator("tr", new Page.LocatorOptions().setHasText("Phản đối một lần"))
                    .first();
            objection.locator("form[action$='/close'] input[name='text']").fill("Người này giám định hồ sơ của bạn.");
            objection.locator("form[action$='/close'] button").click();
            desk.locator("a[href='/readings/" + province.citizen().id() + "']")
                    .first()
                    .click();
            assertThat(desk.locator("main")).containsText("Trần Thị Lan");

            own.reload();
            assertThat(own.locator("main")).containsText("Đã nhận, sẽ gửi trong tuần.");
            assertThat(own.locator("main")).containsText("Người này giám định hồ sơ của bạn.");
            assertThat(own.locator("main")).containsText("Phụ trách bảo vệ dữ liệu");
        }
    }

    @Test
    void anOfficerWritesDownABreachAndAHandingOverWhichThePersonSees() {
        var person = province.bean(People.class).person(province.citizen());
        try (var citizen = browser.newContext();
                var officer = browser.newContext()) {
            var desk = officer.newPage();
            province.signIn(desk, "quan");
            province.act(desk, "Phụ trách bảo vệ dữ liệu");
            go(desk, "/requests");
            desk.locator("a[href='/breaches']").click();
            desk.locator("input[name='detected']").fill("2026-01-02T08:30");
            desk.locator("textarea[name='told']").fill("Mất máy tính xách tay của trạm y tế");
            desk.locator("textarea[name='data']").fill("Danh sách tiêm chủng");
            desk.locator("input[name='people']").fill("120");
            desk.locator("textarea[name='measures']").fill("Đã khóa tài khoản, báo công an xã");
            desk.locator("form[action='/breaches'] button").click();
            assertThat(desk.locator("main")).containsText("Hạn 05/01/2026 08:30");
            assertThat(desk.locator(".chip.late")).isVisible();
            desk.locator("form[action$='/notified'] input[name='text']").fill("CV 12/SYT-VP ngày 06/01/2026");
            desk.locator("form[action$='/notified'] button").click();
            assertThat(desk.locator("main")).containsText("CV 12/SYT-VP");
            assertThat(desk.locator(".chip.late")).isVisible();

            go(desk, "/disclosures");
            desk.locator("input[name='number']")
                    .fill(person.cccd().orElseThrow().value());
            desk.locator("input[name='recipient']").fill("Tòa án nhân dân khu vực 1");
            desk.locator("select[name='basis']").selectOption("law");
            desk.locator("input[name='paper']").fill("Công văn 5/TA");
            desk.locator("textarea[name='what']").fill("Các lần khám năm 2025");
            desk.locator("input[name='file']")
                    .setInputFiles(new FilePayload("ho-so.txt", "text/plain", "abc".getBytes(StandardCharsets.UTF_8)));
            desk.locator("form[action='/disclosures'] button").click();
            // The SHA-256 of "abc" (FIPS 180-4, example).
            assertThat(desk.locator("main"))
                    .containsText("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

            var own = citizen.newPage();
            province.signInCitizen(own);
            go(own, "/readings/" + person.key().id());
            assertThat(own.locator("main")).containsText("Tòa án nhân dân khu vực 1");
            assertThat(own.locator("main")).containsText("Luật khác quy định");
        }
    }

    private static void go(Page page, String path) {
        page.navigate(province.address(path).toString());
    }
}
