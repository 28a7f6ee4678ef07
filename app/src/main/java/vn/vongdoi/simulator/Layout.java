package vn.vongdoi.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of QĐ 3176 with their fields in order, and the elements around the rows. */
enum Layout {
    XML1("", "TONG_HOP"),
    XML2("CHITIEU_CHITIET_THUOC DSACH_CHI_TIET_THUOC", "CHI_TIET_THUOC"),
    XML3("CHITIEU_CHITIET_DVKT_VTYT DSACH_CHI_TIET_DVKT", "CHI_TIET_DVKT"),
    XML4("CHITIEU_CHITIET_DICHVUCANLAMSANG DSACH_CHI_TIET_CLS", "CHI_TIET_CLS"),
    XML5("CHITIEU_CHITIET_DIENBIENLAMSANG DSACH_CHI_TIET_DIEN_BIEN_BENH", "CHI_TIET_DIEN_BIEN_BENH"),
    XML7("", "CHI_TIEU_DU_LIEU_GIAY_RA_VIEN"),
    XML8("", "CHI_TIEU_DU_LIEU_TOM_TAT_HO_SO_BENH_AN"),
    XML9("CHI_TIEU_DU_LIEU_GIAY_CHUNG_SINH DSACH_GIAYCHUNGSINH", "DU_LIEU_GIAY_CHUNG_SINH"),
    XML13("", "CHI_TIEU_GIAYCHUYENTUYEN"),
    XML14("", "CHI_TIEU_GIAYHEN_KHAMLAI");

    private static final Map<String, List<String>> FIELDS = readFields();

    /** Elements around all rows, outermost first. */
    final List<String> around;

    final String row;

    Layout(String around, String row) {
        this.around = Resource.words(around);
        this.row = row;
    }

    private static Map<String, List<String>> readFields() {
        var fields = new HashMap<String, List<String>>();
        for (var line : Resource.rows("simulator/claim-fields.csv")) {
            fields.put(line.get("table"), Resource.words(line.get("fields")));
        }
        return Map.copyOf(fields);
    }

    List<String> fields() {
        return FIELDS.getOrDefault(name(), List.of());
    }
}
