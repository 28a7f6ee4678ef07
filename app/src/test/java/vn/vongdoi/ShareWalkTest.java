package vn.vongdoi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Guardians;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;

/**
 * In a real browser: a citizen makes a link to one visit, somebody without an account opens it on another device, it
 * stands in the list of who read, is taken back and opens no more.
 */
class ShareWalkTest {
    private static final String CCCD = "031090007741";
    private static final String CHILD = "031220007742";

    @TempDir
    static Path folder;

    static Chromium chromium;
    static Browser browser;
    static RunningProvince province;
    static Person own;
    static Person child;

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.open();
        browser = chromium.browser();
        province = RunningProvince.shared();
        // A stay for pneumonia, with a depression told beside it and a medicine ordered for that.
        send("SHARE1", "XML1.MA_BENH_KT=F32.1|XML2.MA_BENH=J18.9", CCCD, "Chia Thị Sẻ", "19900102");
        send(
                "SHARE2",
                "XML1.MA_BENH_CHINH=K29.7|XML1.CHAN_DOAN_RV=Viêm dạ dày|-XML7|-XML8",
                CCCD,
                "Chia Thị Sẻ",
                "19900102");
        send("SHARE3", "", CHILD, "Chia Thị Con", "20220103");
        own = holder(CCCD);
        child = holder(CHILD);
        province.add("chia-se", "Chia Thị Sẻ", Role.CITIZEN, new Area.Province());
        province.bean(Accounts.class).belongsTo("chia-se", own.key().value());
        province.bean(Guardians.class)
                .entrust(
                        child.key().value(),
                        own.key().value(),
                        "Giấy khai sinh",
                        LocalDate.now(),
                        null,
                        Actor.console());
    }

    private static void send(String maLk, String changes, String cccd, String name, String birth) throws IOException {
        var visit = new GoodVisit()
                .keyed(maLk)
                .with("-XML14|XML1.SO_CCCD=" + cccd + "|XML1.HO_TEN=" + name + "|XML1.NGAY_SINH=" + birth + "0000"
                        + "|XML1.MA_THE_BHYT=GD43130" + cccd.substring(4) + "|XML1.MA_BN=" + cccd);
        var file = folder.resolve(maLk + ".xml");
        Files.write(file, visit.with(changes).file(1).getBytes(StandardCharsets.UTF_8));
        province.bean(ClaimsDoor.class)
                .receive(
                        List.of(file),
                        Actor.console(),
                        report -> Assertions.assertThat(report.toString()).contains("ACCEPTED"));
    }

    private static Person holder(String cccd) {
        return province.bean(People.class).holder(cccd).orElseThrow();
    }

    @AfterAll
    static void close() {
        if (chromium != null) chromium.close();
    }

    @Test
    void aVisitIsSharedOpenedSeenInTheListAndTakenBack() {
        try (var home = browser.newContext();
                var elsewhere = browser.newContext()) {
            var page = home.newPage();
            province.signInPlainly(page, "chia-se");
            go(page, "/people/" + own.key().id());
            share(page, "J18.9");
            assertThat(page.locator("main")).containsText("Chia sẻ một lần khám");
            assertThat(page.locator("input[value='mental']")).not().isChecked();
            var preview = page.locator(".life");
            assertThat(preview).containsText("J18.9");
            assertThat(preview).not().containsText("F32.1");
            page.locator("select[name='duration']").selectOption("hour");
            page.locator("main form button").click();

            assertThat(page.locator("#made svg.qr")).isVisible();
            var link = URI.create(page.locator("#made a").innerText()).getPath();
            Assertions.assertThat(link).matches("/shared/[A-Za-z0-9_-]{22,}");
            assertThat(page.locator("main")).containsText("Chưa ai mở");
            page.reload();
            assertThat(page.locator("#made")).hasCount(0);

            var phone = elsewhere.newPage();
            var answer = Objects.requireNonNull(phone.navigate(address(link)));
            Assertions.assertThat(answer.status()).isEqualTo(200);
            Assertions.assertThat(answer.headers())
                    .containsEntry("x-robots-tag", "noindex, nofollow, noarchive")
                    .containsEntry("referrer-policy", "no-referrer");
            Assertions.assertThat(answer.headers().get("cache-control")).contains("no-store");
            assertThat(phone.locator("main")).not().containsText("Sẻ");
            phone.locator("main form button").click();
            assertThat(phone.locator("h1")).hasText("Chia Thị Sẻ");
            assertThat(phone.locator("main")).containsText("Amoxicilin");
            assertThat(phone.locator("main")).not().containsText("F32.1");
            assertThat(phone.locator("main")).not().containsText("K29.7");
            assertThat(phone.locator("main")).not().containsText(CCCD.substring(4));
            assertThat(phone.locator("main a[href*='/people']")).hasCount(0);
            go(phone, "/people/" + own.key().id());
            assertThat(phone.locator("main")).not().containsText("Chia Thị Sẻ");

            go(page, "/readings/" + own.key().id());
            assertThat(page.locator("main")).containsText("Đường dẫn chia sẻ");
            assertThat(page.locator("main")).containsText("127.0.0.1");
            go(page, "/shares/" + own.key().id());
            assertThat(page.locator("main")).containsText("Đã mở 1 lần");
            page.locator("form[action$='/revoke'] button").first().click();
            assertThat(page.locator("main")).containsText("Đã thu hồi");

            var gone = phone.navigate(address(link));
            Assertions.assertThat(Objects.requireNonNull(gone).status()).isEqualTo(404);
            var told = phone.locator("main").innerText();
            var never = phone.navigate(address("/shared/" + "x".repeat(43)));
            Assertions.assertThat(Objects.requireNonNull(never).status()).isEqualTo(404);
            Assertions.assertThat(phone.locator("main").innerText()).isEqualTo(told);
            phone.navigate(address("/shared/abc"));
            Assertions.assertThat(phone.locator("main").innerText()).isEqualTo(told);
        }
    }

    @Test
    void whatIsTickedIsShownAndOverIsOver() {
        try (var home = browser.newContext();
                var elsewhere = browser.newContext()) {
            var page = home.newPage();
            province.signInPlainly(page, "chia-se");
            go(page, "/people/" + own.key().id());
            share(page, "J18.9");
            page.locator("input[value='mental']").check();
            page.locator("main form button").click();
            var link = URI.create(page.locator("#made a").innerText()).getPath();
            var phone = elsewhere.newPage();
            phone.navigate(address(link));
            phone.locator("main form button").click();
            assertThat(phone.locator("main")).containsText("F32.1");

            phone.navigate(address(link));
            province.bean(JdbcClient.class)
                    .sql("update share.link set ends_at = now() - interval '1 second' where person = :person")
                    .param("person", own.key().value())
                    .update();
            phone.locator("main form button").click();
            assertThat(phone.locator("main")).containsText("không mở được");
            go(page, "/shares/" + own.key().id());
            assertThat(page.locator("main")).containsText("Đã hết hạn");
        }
    }

    @Test
    void aParentSharesAChildsVisitOnlyAsLongAsTheChildIsInTheirCare() {
        try (var home = browser.newContext();
                var elsewhere = browser.newContext()) {
            var page = home.newPage();
            province.signInPlainly(page, "chia-se");
            go(page, "/people/" + child.key().id());
            share(page, "J18.9");
            page.locator("main form button").click();
            var link = URI.create(page.locator("#made a").innerText()).getPath();
            var phone = elsewhere.newPage();
            phone.navigate(address(link));
            phone.locator("main form button").click();
            assertThat(phone.locator("h1")).hasText("Chia Thị Con");
            province.bean(JdbcClient.class)
                    .sql("update access.guardian set ends = current_date - 1 where person = :person")
                    .param("person", child.key().value())
                    .update();
            phone.navigate(address(link));
            phone.locator("main form button").click();
            assertThat(phone.locator("main")).containsText("không mở được");
        }
    }

    @Test
    void nobodySharesWhatIsNotTheirOwn() {
        try (var home = browser.newContext()) {
            var page = home.newPage();
            province.signInCitizen(page);
            var stranger = own.key().id();
            for (var path : List.of("/shares/" + stranger, "/shares/" + stranger + "/visits/1")) {
                var answer = page.navigate(address(path));
                Assertions.assertThat(Objects.requireNonNull(answer).status())
                        .as(path)
                        .isEqualTo(403);
            }
            var unknown = page.navigate(address("/shares/" + province.citizen().id() + "/visits/999999999"));
            Assertions.assertThat(Objects.requireNonNull(unknown).status()).isEqualTo(404);
        }
    }

    private static void share(Page page, String code) {
        var visit = page.locator("ol.life > li", new Page.LocatorOptions().setHasText(Pattern.compile(code)))
                .first();
        visit.locator("details").evaluate("it => it.open = true");
        visit.locator("a[href*='/shares/']").click();
        page.waitForURL(Pattern.compile(".*/shares/p[0-9]+/visits/[0-9]+"));
    }

    private static void go(Page page, String path) {
        page.navigate(address(path));
    }

    private static String address(String path) {
        return province.address(path).toString();
    }
}
