package vn.vongdoi.station;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.vongdoi.catalogue.Item;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** A visit of the record as a form: to correct it, or to go on from it. */
final class FormerVisit {
    private final Row summary;
    private final Map<TableKind, List<Row>> tables;
    private final Map<String, String> fields = new HashMap<>();

    private FormerVisit(Map<TableKind, List<Row>> tables) {
        this.tables = tables;
        this.summary = tables.getOrDefault(TableKind.XML1, List.of()).getFirst();
        copy("name", "HO_TEN");
        copy("cccd", "SO_CCCD");
        fields.put("birth", birth(summary.text("NGAY_SINH")));
        copy("sex", "GIOI_TINH");
        copy("ethnicity", "MA_DANTOC");
        copy("occupation", "MA_NGHE_NGHIEP");
        copy("address", "DIA_CHI");
        copy("commune", "MAXA_CU_TRU");
        copy("phone", "DIEN_THOAI");
        copy("card", "MA_THE_BHYT");
        copy("registered", "MA_DKBD");
        day("cardFrom", "GT_THE_TU");
        day("cardUntil", "GT_THE_DEN");
        copy("entitlement", "MA_DOITUONG_KCB");
        copy("icd", "MA_BENH_CHINH");
        copy("others", "MA_BENH_KT");
        copy("diagnosis", "CHAN_DOAN_RV");
        copy("height", "DU_PHONG");
        copy("doctor", "MA_TTDV");
    }

    /** Everything, to be mended. */
    static VisitForm again(Map<TableKind, List<Row>> tables) {
        var former = new FormerVisit(tables);
        former.copy("reason", "LY_DO_VV");
        former.copy("note", "PP_DIEU_TRI");
        former.copy("result", "KET_QUA_DTRI");
        former.copy("weight", "CAN_NANG");
        former.day("returns", "NGAY_TAI_KHAM");
        former.minute("arrived", "NGAY_VAO");
        former.minute("ended", "NGAY_RA");
        former.signs();
        for (var letter : tables.getOrDefault(TableKind.XML13, List.of())) {
            former.fields.put("refer", letter.text("MA_CSKCB_DEN"));
            former.fields.put("referReason", letter.text("MA_LYDO_CT"));
            former.fields.put("referSigns", letter.text("DAU_HIEU_LS"));
            former.fields.put("referBy", letter.text("PHUONGTIEN_VC"));
        }
        return former.form();
    }

    /** What mostly stays: the person, the diagnosis, the medicines; not what was measured. */
    static VisitForm next(Map<TableKind, List<Row>> tables) {
        return new FormerVisit(tables).form();
    }

    private VisitForm form() {
        var medicines = tables.getOrDefault(TableKind.XML2, List.of()).stream()
                .map(row -> new VisitForm.Line(
                        Item.label(
                                row.text("TEN_THUOC"),
                                row.text(row.text("SO_DANG_KY").isEmpty() ? "MA_THUOC" : "SO_DANG_KY")),
                        row.text("SO_LUONG"),
                        row.text("LIEU_DUNG")))
                .toList();
        var services = tables.getOrDefault(TableKind.XML3, List.of()).stream()
                .map(row -> row.text("MA_DICH_VU").isEmpty()
                        ? line(row, "TEN_VAT_TU", "MA_VAT_TU")
                        : line(row, "TEN_DICH_VU", "MA_DICH_VU"))
                .toList();
        return new VisitForm(fields, medicines, services);
    }

    private static VisitForm.Line line(Row row, String name, String code) {
        return new VisitForm.Line(Item.label(row.text(name), row.text(code)), row.text("SO_LUONG"), "");
    }

    /** From the note, as {@link VisitTables} wrote them. */
    private void signs() {
        for (var note : tables.getOrDefault(TableKind.XML5, List.of())) {
            var text = note.text("DIEN_BIEN_LS");
            int start = text.indexOf("CSST<");
            if (start < 0 || !text.endsWith(">")) continue;
            for (var sign : text.substring(start + 5, text.length() - 1).split("_")) {
                if (sign.startsWith("HA")) fields.put("pressure", sign.substring(2));
                else if (sign.startsWith("NT")) fields.put("breathing", sign.substring(2));
                else if (sign.startsWith("SP")) fields.put("spo2", sign.substring(2));
                else if (sign.startsWith("M")) fields.put("pulse", sign.substring(1));
                else if (sign.startsWith("T")) fields.put("temperature", sign.substring(1));
            }
        }
    }

    private void copy(String typed, String field) {
        fields.put(typed, summary.text(field));
    }

    private void day(String typed, String field) {
        var text = summary.text(field);
        var last = text.substring(text.lastIndexOf(';') + 1);
        fields.put(typed, Formats.day(last).map(Object::toString).orElse(""));
    }

    private void minute(String typed, String field) {
        Formats.minute(summary.text(field)).ifPresent(at -> fields.put(typed, at.toString()));
    }

    /** 31/12/1957, or 1957 where no more is known; with the hour where that is told. */
    static String birth(String text) {
        if (text.length() < 8 || text.startsWith("00", 4)) return text.length() < 4 ? "" : text.substring(0, 4);
        var day = text.substring(6, 8) + "/" + text.substring(4, 6) + "/" + text.substring(0, 4);
        return text.length() < 12 || text.endsWith("0000")
                ? day
                : day + " " + text.substring(8, 10) + ":" + text.substring(10, 12);
    }
}
