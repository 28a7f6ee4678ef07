package vn.vongdoi.claimfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The words of an encounter tell by which decision it was written; what means the same is found under today's name. */
class EditionTest {
    private static Row summary(String fields) {
        var xml = "<TONG_HOP><MA_LK>1</MA_LK>" + fields + "</TONG_HOP>";
        return TableReader.read(TableKind.XML1, xml.getBytes(StandardCharsets.UTF_8))
                .rows()
                .getFirst();
    }

    @Test
    void anEncounterOf4210IsReadUnderTodaysNames() {
        var visit = GoodVisit.older().encounter();
        assertThat(visit.edition()).isEqualTo(Edition.QD_4210);
        var summary = visit.summary();
        assertThat(summary.text("MA_THE_BHYT")).isEqualTo("GD4313040064009");
        assertThat(summary.text("CHAN_DOAN_RV")).isEqualTo("Tăng huyết áp");
        assertThat(summary.text("MA_BENH_CHINH")).isEqualTo("I10");
        assertThat(summary.text("MA_BENH_KT")).isEqualTo("E11.9;J18.9");
        assertThat(summary.text("MA_LOAI_RV")).isEqualTo("1");
        assertThat(summary.text("T_TONGCHI_BV")).isEqualTo("73000");
        assertThat(summary.text("MA_LOAI_KCB")).isEqualTo("01");
        assertThat(summary.text("MA_LYDO_VVIEN")).isEqualTo("1");
        assertThat(visit.rows(TableKind.XML5).getFirst().text("DIEN_BIEN_LS")).isEqualTo("Tỉnh");
        assertThat(visit.rows(TableKind.XML5).getFirst().text("THOI_DIEM_DBLS")).isEqualTo("202403050830");
        assertThat(visit.rows(TableKind.XML3).getFirst().text("MA_BENH")).isEqualTo("I10");
        assertThat(visit.rows(TableKind.XML4).getFirst().text("MA_MAY")).isEqualTo("HH.1.31301.1");
    }

    @Test
    void aFieldIsToldByTheNameThatWasSent() {
        var layout = Layout.of(TableKind.XML1);
        var card = layout.place("MA_THE_BHYT");
        assertThat(GoodVisit.older().encounter().summary().field(card)).isEqualTo("MA_THE");
        assertThat(new GoodVisit().encounter().summary().field(card)).isEqualTo("MA_THE_BHYT");
    }

    @Test
    void aVendorsElementWithAnOldNameDoesNotTouchANewerEncounter() {
        var row = summary("<MA_BENH>A00</MA_BENH><MA_BENH_CHINH>I10</MA_BENH_CHINH><TEN_BENH>x</TEN_BENH>");
        assertThat(row.edition()).isEqualTo(Edition.QD_130);
        assertThat(row.text("MA_BENH_CHINH")).isEqualTo("I10");
        assertThat(row.text("CHAN_DOAN_RV")).isEmpty();
    }

    @Test
    void anEmptyElementTellsNothing() {
        var older = summary("<MA_THE>GD4313040064009</MA_THE><MA_DOITUONG_KCB/><MA_HSBA> </MA_HSBA>");
        assertThat(older.edition()).isEqualTo(Edition.QD_4210);
        assertThat(older.text("MA_THE_BHYT")).isEqualTo("GD4313040064009");
        assertThat(summary("<MA_THE/><HO_TEN>A</HO_TEN>").edition()).isEqualTo(Edition.QD_130);
    }

    @Test
    void namesThatBothUseTellNothing() {
        assertThat(summary("<HO_TEN>A</HO_TEN><NGAY_VAO>202403050800</NGAY_VAO>")
                        .edition())
                .isEqualTo(Edition.QD_130);
        assertThat(summary("<HO_TEN>A</HO_TEN><MA_THE>GD4313040064009</MA_THE>").edition())
                .isEqualTo(Edition.QD_4210);
    }
}
