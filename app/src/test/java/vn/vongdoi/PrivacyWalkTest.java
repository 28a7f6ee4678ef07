package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    private static void go(Page page, String path) {
        page.navigate(province.address(path).toString());
    }
}
