package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vongdoi.careplan.CarePlan;
import vn.vongdoi.immunization.NationalRules;
import vn.vongdoi.rules.Residence;

/** What a nurse, or anybody, reads of the schedule and of its law. */
class SchedulesPageTest {
    static RunningProvince province;

    @BeforeAll
    static void open() {
        province = RunningProvince.shared();
    }

    private static String page(String query) {
        var answer = province.visitor().get("/schedules?lang=vi" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** From where a line of the schedule begins to where the next one does. */
    private static String line(String page, String series) {
        var from = page.indexOf("id=\"" + series + "\"");
        assertThat(from).as(series).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }

    @Test
    void everyLineOfTheDayIsToldToWhoeverLooks() {
        var page = page("");
        for (var rows : NationalRules.at(Bookcase.TODAY).lines().values()) {
            assertThat(page).contains(rows.getFirst().cell("name_vi").split(",")[0]);
            for (var row : rows) assertThat(line(page, row.cell("series"))).contains("Mũi " + row.cell("dose"));
        }
    }

    @Test
    void aDoseIsSaidAsANurseWouldSayIt() {
        assertThat(line(page(""), "measles"))
                .contains("lúc 9 tháng tuổi", "quá hạn từ 10 tháng tuổi")
                .contains("lúc 18 tháng tuổi", "cách mũi trước ít nhất 28 ngày", "không dùng nữa từ 7 tuổi")
                .contains("MR hoặc MMR", "TT 52/2025/TT-BYT", "theo nguồn thứ cấp", "Hiệu lực từ 01/08/2024");
        assertThat(line(page(""), "hepb0")).contains("ngay khi sinh", "quá hạn từ 2 ngày tuổi");
        assertThat(line(page(""), "ipv")).contains("không cần khi đã có 3 mũi DTaP-IPV-HepB-Hib hoặc DTaP-IPV-Hib");
        assertThat(line(page(""), "td7")).contains("cách mũi cuối của DPT, ", "ít nhất 3 năm");
        assertThat(line(page(""), "tetanus"))
                .contains("phụ nữ đang mang thai", "quá hạn khi chỉ còn 1 tháng đến ngày dự sinh")
                .contains("trước 12 tuổi");
    }

    @Test
    void whatIsKnownFromMemoryOnlyStandsOut() {
        assertThat(line(page(""), "hpv"))
                .contains("Chỉ cho nữ", "<span class=\"chip none\">theo trí nhớ</span>")
                .contains("<span class=\"chip none\">theo trí nhớ: chưa kiểm chứng</span>")
                .contains("WHO cho phép một mũi");
        assertThat(line(page(""), "measles")).doesNotContain("theo trí nhớ: chưa kiểm chứng");
    }

    @Test
    void aVaccineOfOtherProvincesIsToldAndSaidNotToBeAskedForHere() {
        assertThat(line(page(""), "pcv")).contains("Chỉ ở: ", "Lạng Sơn", "không áp dụng ở Hải Phòng");
    }

    @Test
    void whatForbidsAVaccineAndHowFarApartLiveOnesAreStandsWithItsLaw() {
        assertThat(page(""))
                .contains("Đã từng lồng ruột", "QĐ 1575/QĐ-BYT")
                .contains("28 ngày sau BCG, Measles, MR hoặc MMR");
    }

    @Test
    void onAnEarlierDayTheScheduleOfThatDayIsShownWithWhatChangedSince() {
        var then = page("&on=2026-06-30");
        assertThat(then).doesNotContain("id=\"hpv\"").contains("id=\"pcv\"");
        assertThat(then).contains("Đã thay đổi từ sau 30/06/2026", "Từ 01/07/2026", "Thêm HPV: Mũi 1, Mũi 2");
        assertThat(page("")).doesNotContain("Đã thay đổi từ");
        assertThat(page("&on=2024-07-31")).contains("Chưa có lịch cho ngày này", "Thêm Lao (BCG): Mũi 1");
    }

    @Test
    void whatAChangeOfLawChangedOfCheckUpsAndScreeningIsToldToo() {
        var then = page("&on=2026-06-30");
        assertThat(then)
                .contains("Bỏ Khám sức khỏe định kỳ hằng năm: Mọi người dân")
                .contains("Thêm Khám sức khỏe định kỳ hằng năm: Trẻ dưới 6 tuổi (mẫu 01)")
                .contains("Thêm Sàng lọc sơ sinh: ", "Sàng lọc thính lực sơ sinh")
                .contains("Từ 07/07/2026", "Khám trẻ theo độ tuổi")
                .contains("Thêm nhóm người: Người lao động")
                .doesNotContain("Thêm Khám sàng lọc:");
        assertThat(page("&on=2025-12-31")).contains("Từ 01/01/2026", "Thêm Khám sàng lọc: ");
        var english = province.visitor().get("/schedules?lang=en&on=2026-06-30").body();
        assertThat(english).contains("Dropped Yearly check-up: Everyone", "Added groups of people: Worker");
    }

    @Test
    void everyServiceThatIsNoVaccineIsToldInItsProgrammeWithItsLaw() {
        assertThat(page("")).contains("programme=screening").doesNotContain("id=\"screen-bowel\"");
        for (var row :
                CarePlan.at(Bookcase.TODAY, new Residence("31", ""), true).services()) {
            var line = line(page("&programme=" + row.programme()), row.key());
            assertThat(line)
                    .contains(
                            escaped(row.whom().vietnamese()), escaped(row.done().vietnamese()));
        }
        assertThat(line(page("&programme=checkup"), "checkup"))
                .contains("NĐ 165/2026/NĐ-CP Điều 69", "Nhóm c (NĐ 165/2026, Điều 69)", "Người sử dụng lao động");
        assertThat(page("&programme=khong-co")).as("the first").contains("id=\"bcg\"");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Test
    void aDayThatIsNoneIsRefused() {
        var answer = province.visitor().get("/schedules?on=mai");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("2026-11-23");
    }

    @Test
    void inEnglishItIsAsComplete() {
        var english = province.visitor().get("/schedules?lang=en").body();
        assertThat(line(english, "measles")).contains("at 9 months of age", "overdue from 10 months of age");
        for (var key : List.of("schedule.", "lúc ", "mũi ")) assertThat(english).doesNotContain(">" + key);
    }
}
