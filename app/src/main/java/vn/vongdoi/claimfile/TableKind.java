package vn.vongdoi.claimfile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The tables of the claims standard. All but XML0, which has a document of its own, travel in a GIAMDINHHS file; XML12 is
 * typed on the portal. Hashes that are kept hold the order: new ones are added at the end.
 */
public enum TableKind {
    XML1("TONG_HOP"),
    XML2("CHITIEU_CHITIET_THUOC", "DSACH_CHI_TIET_THUOC", "CHI_TIET_THUOC"),
    XML3("CHITIEU_CHITIET_DVKT_VTYT", "DSACH_CHI_TIET_DVKT", "CHI_TIET_DVKT"),
    XML4("CHITIEU_CHITIET_DICHVUCANLAMSANG", "DSACH_CHI_TIET_CLS", "CHI_TIET_CLS"),
    XML5("CHITIEU_CHITIET_DIENBIENLAMSANG", "DSACH_CHI_TIET_DIEN_BIEN_BENH", "CHI_TIET_DIEN_BIEN_BENH"),
    XML6(
            "CHI_TIEU_HO_SO_BENH_AN_CHAM_SOC_VA_DIEU_TRI_HIV_AIDS",
            "DSACH_HO_SO_BENH_AN_CHAM_SOC_VA_DIEU_TRI_HIV_AIDS",
            "HO_SO_BENH_AN_CHAM_SOC_VA_DIEU_TRI_HIV_AIDS"),
    XML7("CHI_TIEU_DU_LIEU_GIAY_RA_VIEN"),
    XML8("CHI_TIEU_DU_LIEU_TOM_TAT_HO_SO_BENH_AN"),
    XML9("CHI_TIEU_DU_LIEU_GIAY_CHUNG_SINH", "DSACH_GIAYCHUNGSINH", "DU_LIEU_GIAY_CHUNG_SINH"),
    XML10("CHI_TIEU_DU_LIEU_GIAY_NGHI_DUONG_THAI"),
    XML11("CHI_TIEU_DU_LIEU_GIAY_CHUNG_NHAN_NGHI_VIEC_HUONG_BAO_HIEM_XA_HOI"),
    XML13("CHI_TIEU_GIAYCHUYENTUYEN"),
    XML14("CHI_TIEU_GIAYHEN_KHAMLAI"),
    XML15("CHI_TIEU_DIEUTRI_BENHLAO", "DSACH_CHITIET_DIEUTRI_BENHLAO", "CHITIET_DIEUTRI_BENHLAO"),
    XML0("CHI_TIEU_TRANG_THAI_KCB", "DSACH_TRANG_THAI_KCB", "TRANG_THAI_KCB");

    private static final List<TableKind> CLAIM =
            Arrays.stream(values()).filter(kind -> kind != XML0).toList();

    private final List<String> path;

    TableKind(String... path) {
        this.path = List.of(path);
    }

    /** A table of claim files, by its LOAIHOSO. */
    public static Optional<TableKind> find(String name) {
        return CLAIM.stream().filter(k -> k.name().equals(name)).findFirst();
    }

    /** Those of claim files. */
    public static List<TableKind> list() {
        return CLAIM;
    }

    /** The elements from the root of a table's document to its row. */
    List<String> path() {
        return path;
    }

    String root() {
        return path.getFirst();
    }

    /** Any element of the path may be the root: older exporters leave the outer wrapping away. */
    boolean mayBegin(String element) {
        return path.contains(element);
    }

    /** The element that is one row. */
    String row() {
        return path.getLast();
    }

    /** The visit itself stands in these; the others are certificates and registers kept beside them. */
    public boolean detailed() {
        return this == XML0 || ordinal() <= XML5.ordinal();
    }
}
