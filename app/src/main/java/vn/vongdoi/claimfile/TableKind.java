package vn.vongdoi.claimfile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tables that travel in a GIAMDINHHS file. XML0 has a file of its own and XML12 is typed on the portal. */
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
    XML15("CHI_TIEU_DIEUTRI_BENHLAO", "DSACH_CHITIET_DIEUTRI_BENHLAO", "CHITIET_DIEUTRI_BENHLAO");

    private static final List<TableKind> ALL = List.of(values());

    private final List<String> path;

    TableKind(String... path) {
        this.path = List.of(path);
    }

    public static Optional<TableKind> find(String name) {
        return Arrays.stream(values()).filter(k -> k.name().equals(name)).findFirst();
    }

    public static List<TableKind> list() {
        return ALL;
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

    /** Amounts and orders stand in these; the others are certificates and registers kept beside them. */
    public boolean detailed() {
        return ordinal() <= XML5.ordinal();
    }
}
