package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;

/** Where figures that others publish are entered by one person and approved by another, over a real port. */
class StatisticPagesTest {
    private static final String NEW = "/statistics/new";

    private static RunningProvince province;
    private static Visitor hoa;
    private static Visitor binh;
    private static Visitor leader;

    @BeforeAll
    static void signIn() {
        province = RunningProvince.shared();
        hoa = signedIn("so-lieu-hoa", Role.PROGRAMME_STAFF, new Area.Province());
        binh = signedIn("so-lieu-binh", Role.PROGRAMME_STAFF, new Area.Province());
        leader = signedIn("so-lieu-giam-doc", Role.LEADER, new Area.Province());
    }

    private static Visitor signedIn(String login, Role role, Area area) {
        province.add(login, "Người nhập số liệu", role, area);
        var visitor = province.visitor();
        visitor.signIn(login, province.password());
        return visitor;
    }

    @Test
    void aFigureIsPublicOnceASecondPersonApprovedItWithItsDocument() {
        var path = entered(hoa.form(NEW, "/statistics/figures", body(figure("healthy-life-years", "66,4"))));
        assertThat(province.visitor().get("/open/indicators/healthy-life-years").body())
                .contains("\"value\":null");
        assertThat(hoa.get(path).body()).contains("66,4", "cần một người khác").doesNotContain(path + "/approved");
        assertThat(hoa.form("/account", path + "/approved", "").statusCode()).isEqualTo(403);
        assertThat(binh.get("/statistics?lang=vi").body()).contains("Chờ duyệt", path);
        assertThat(binh.form(path, path + "/approved", "").statusCode()).isEqualTo(302);

        var open = province.visitor().get("/open/indicators/healthy-life-years").body();
        assertThat(open).contains("\"value\":66.4", "Niên giám thống kê 2025").doesNotContain("so-lieu-hoa");
        var page =
                province.visitor().get("/indicators/healthy-life-years?lang=vi").body();
        assertThat(page)
                .contains("Số năm sống khỏe mạnh: 66,4", "Thống kê thành phố", "https://thongke.example.vn/2025")
                .doesNotContain("so-lieu-hoa")
                .doesNotContain("so-lieu-binh");
        assertThat(province.visitor()
                        .get("/programmes/hp-03-ctr-tu-2025?lang=vi")
                        .body())
                .contains("66,4");

        assertThat(leader.form(path, path + "/withdrawn", "reason=").statusCode())
                .isEqualTo(400);
        assertThat(leader.form(path, path + "/withdrawn", "reason=" + Visitor.encoded("Chép nhầm dòng"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(province.visitor().get("/open/indicators/healthy-life-years").body())
                .contains("\"value\":null");
    }

    @Test
    void allThatIsWrongIsToldAtOnceBesideItsFieldAndWhatWasTypedStays() {
        var typed = figure("healthy-life-years", "sáu mươi");
        typed.put("dated", "2099-01-01");
        typed.put("address", "javascript:alert(1)");
        typed.put("from", "2025-12-31");
        typed.put("to", "2025-01-01");
        typed.put("publisher", "");
        var answer = hoa.form(NEW, "/statistics/figures", body(typed));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("sáu mươi", "Cần một số như 93,3")
                .contains("Văn bản chưa thể có ngày sau hôm nay")
                .contains("Cần một địa chỉ như https://")
                .contains("Ngày cuối không thể trước ngày đầu")
                .contains("Hãy điền ô này");
    }

    @Test
    void aFigureThatItsUnitCannotHoldIsRefused() {
        var share = hoa.form(NEW, "/statistics/figures", body(figure("insurance-coverage", "193,3")));
        assertThat(share.statusCode()).isEqualTo(400);
        assertThat(share.body()).contains("Số này không thể có với đơn vị");
        var half = figure("geriatric-hospital", "1,5");
        assertThat(hoa.form(NEW, "/statistics/figures", body(half)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void anEntryOfAListIsCountedOnceApproved() {
        var form = "/statistics/lists/mobile-clinics/new";
        var typed = figure("", "");
        typed.put("name", "Đợt khám xã đảo");
        typed.put("commune", "11074");
        typed.put("amount", "250");
        typed.put("from", "2026-03-02");
        typed.put("to", "2026-03-03");
        var nowhere = new HashMap<>(typed);
        nowhere.put("commune", "");
        assertThat(hoa.form(form, "/statistics/lists/mobile-clinics", body(nowhere))
                        .body())
                .contains("Hãy chọn một xã, phường");
        var path = entered(hoa.form(form, "/statistics/lists/mobile-clinics", body(typed)));
        assertThat(binh.form(path, path + "/approved", "").statusCode()).isEqualTo(302);
        assertThat(province.visitor()
                        .get("/open/indicators/mobile-clinic-visits")
                        .body())
                .contains("\"value\":250.0");
        leader.form(path, path + "/withdrawn", "reason=" + Visitor.encoded("Thử xong"));
    }

    @Test
    void whoHasNoBusinessThereIsTurnedAway() {
        var nurse = signedIn("so-lieu-tram", Role.STATION_STAFF, new Area.Commune("11383"));
        var local = signedIn("so-lieu-xa", Role.PROGRAMME_STAFF, new Area.Commune("11383"));
        for (var visitor : List.of(nurse, local)) {
            assertThat(visitor.get("/statistics").statusCode()).isEqualTo(403);
            assertThat(visitor.form("/account", "/statistics/figures", body(figure("healthy-life-years", "70")))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(leader.get("/statistics").statusCode()).isEqualTo(200);
        assertThat(leader.get(NEW).statusCode()).isEqualTo(403);
        assertThat(province.visitor().get("/statistics").statusCode()).isIn(302, 401);
        assertThat(hoa.get("/statistics/999999").statusCode()).isEqualTo(404);
        assertThat(hoa.get("/statistics/lists/khong-co/new").statusCode()).isEqualTo(404);
    }

    private static String entered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/statistics/"));
    }

    private static Map<String, String> figure(String indicator, String value) {
        return new HashMap<>(Map.of(
                "indicator", indicator,
                "value", value,
                "from", "2025-01-01",
                "to", "2025-12-31",
                "publisher", "Thống kê thành phố",
                "title", "Niên giám thống kê 2025",
                "dated", "2026-06-30",
                "address", "https://thongke.example.vn/2025"));
    }

    private static String body(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + Visitor.encoded(it.getValue()))
                .collect(Collectors.joining("&"));
    }
}
