package vn.vongdoi.claimfile;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An invented inpatient stay without fault (3 to 5 August 2026) that tests bend one value at a time. Every amount in it
 * follows section 5.1 of QĐ 3176.
 */
public final class GoodVisit {
    public static final String FACILITY = "31301";
    public static final LocalDate MADE = LocalDate.of(2026, 8, 6);

    private final Map<TableKind, List<Map<String, String>>> tables = new EnumMap<>(TableKind.class);
    private final LocalDate made;

    private GoodVisit(LocalDate made) {
        this.made = made;
    }

    /** An invented examination on 5 March 2024 as QĐ 4210 wrote it. */
    public static GoodVisit older() {
        var visit = new GoodVisit(LocalDate.of(2024, 3, 6));
        visit.rows(TableKind.XML1, """
                MA_LK=OLD1 STT=1 MA_BN=BN1 HO_TEN=Mô_Phỏng_Văn_A NGAY_SINH=19900102 GIOI_TINH=1 DIA_CHI=Số_1
                MA_THE=GD4313040064009 MA_DKBD=31301 GT_THE_TU=20240101 GT_THE_DEN=20241231 TEN_BENH=Tăng_huyết_áp
                MA_BENH=I10 MA_BENHKHAC=E11.9;J18.9 MA_LYDO_VVIEN=1 NGAY_VAO=202403050800 NGAY_RA=202403050930
                SO_NGAY_DTRI=1 KET_QUA_DTRI=2 TINH_TRANG_RV=1 NGAY_TTOAN=202403050940 T_THUOC=12000 T_VTYT=0
                T_TONGCHI=73000 T_BNTT=0 T_BNCCT=14600 T_BHTT=58400 T_NGUONKHAC=0 T_NGOAIDS=0 NAM_QT=2024 THANG_QT=3
                MA_LOAI_KCB=1 MA_KHOA=K01 MA_CSKCB=31301""");
        visit.rows(TableKind.XML2, """
                MA_LK=OLD1 STT=1 MA_THUOC=40.154 MA_NHOM=4 TEN_THUOC=Amlodipin DON_VI_TINH=Viên HAM_LUONG=5mg
                DUONG_DUNG=1.01 LIEU_DUNG=1_viên/lần SO_DANG_KY=VD-1 TT_THAU=2023.1.01.1 PHAM_VI=1 TYLE_TT=100
                SO_LUONG=10 DON_GIA=1200 THANH_TIEN=12000 MUC_HUONG=80 T_NGUON_KHAC=0 T_BNTT=0 T_BHTT=9600 T_BNCCT=2400
                T_NGOAIDS=0 MA_KHOA=K01 MA_BAC_SI=001 MA_BENH=I10 NGAY_YL=202403050910 MA_PTTT=1""");
        visit.rows(TableKind.XML3, """
                MA_LK=OLD1 STT=1 MA_DICH_VU=02.03 MA_NHOM=13 TEN_DICH_VU=Khám DON_VI_TINH=Lần PHAM_VI=1 SO_LUONG=1
                DON_GIA=40000 TYLE_TT=100 THANH_TIEN=40000 MUC_HUONG=80 T_NGUONKHAC=0 T_BNTT=0 T_BHTT=32000
                T_BNCCT=8000 T_NGOAIDS=0 MA_KHOA=K01 MA_BAC_SI=001 MA_BENH=I10 NGAY_YL=202403050805
                NGAY_KQ=202403050815 MA_PTTT=1
                ---
                MA_LK=OLD1 STT=2 MA_DICH_VU=23.0075.1494 MA_NHOM=1 TEN_DICH_VU=Glucose DON_VI_TINH=Lần PHAM_VI=1
                SO_LUONG=1 DON_GIA=21000 TYLE_TT=100 THANH_TIEN=21000 MUC_HUONG=80 T_NGUONKHAC=0 T_BNTT=0 T_BHTT=16800
                T_BNCCT=4200 T_NGOAIDS=0 MA_KHOA=K37 MA_BAC_SI=001 MA_BENH=I10 NGAY_YL=202403050820
                NGAY_KQ=202403050850 MA_PTTT=1""");
        visit.rows(TableKind.XML4, """
                MA_LK=OLD1 STT=1 MA_DICH_VU=23.0075.1494 MA_CHI_SO=GLU TEN_CHI_SO=Glucose GIA_TRI=6.1 MA_MAY=HH.1.31301.1
                NGAY_KQ=202403050850""");
        visit.rows(TableKind.XML5, """
                MA_LK=OLD1 STT=1 DIEN_BIEN=Tỉnh NGAY_YL=202403050830""");
        return visit;
    }

    public GoodVisit() {
        this(MADE);
        rows(TableKind.XML1, """
                MA_LK=LK1 STT=1 MA_BN=BN1 HO_TEN=Mô_Phỏng_Văn_A SO_CCCD=031090000123 NGAY_SINH=199001020000 GIOI_TINH=1
                MA_QUOCTICH=000 MA_DANTOC=01 MA_NGHE_NGHIEP=00 DIA_CHI=Số_1 MATINH_CU_TRU=31 MAXA_CU_TRU=10507
                MA_THE_BHYT=GD4313040064009 MA_DKBD=31301 GT_THE_TU=20260101 GT_THE_DEN=20261231 LY_DO_VV=Sốt
                CHAN_DOAN_VAO=Sốt CHAN_DOAN_RV=Viêm_phổi MA_BENH_CHINH=J18.9 MA_BENH_KT=I10 MA_DOITUONG_KCB=1.1
                NGAY_VAO=202608030800 NGAY_VAO_NOI_TRU=202608030900 NGAY_RA=202608051000 SO_NGAY_DTRI=3 KET_QUA_DTRI=2
                MA_LOAI_RV=1 NGAY_TTOAN=202608051030 T_THUOC=12000 T_VTYT=50000 T_TONGCHI_BV=502000 T_TONGCHI_BH=442000
                T_BNTT=60000 T_BNCCT=88400 T_BHTT=353600 T_NGUONKHAC=0 T_BHTT_GDV=353600 NAM_QT=2026 THANG_QT=08
                NGAY_TAI_KHAM=20260820 MA_LOAI_KCB=03 MA_KHOA=K03 MA_CSKCB=31301 CAN_NANG=60 MA_HSBA=HS1""");
        rows(TableKind.XML2, """
                MA_LK=LK1 STT=1 MA_THUOC=40.154 MA_NHOM=4 TEN_THUOC=Amoxicilin DON_VI_TINH=Viên HAM_LUONG=500mg
                DUONG_DUNG=1.01 LIEU_DUNG=2_viên/lần SO_DANG_KY=VD-1 TT_THAU=1;G1;N1;2025 PHAM_VI=1 TYLE_TT_BH=100
                SO_LUONG=10 DON_GIA=1200 THANH_TIEN_BV=12000 THANH_TIEN_BH=12000 T_NGUONKHAC_NSNN=0 T_NGUONKHAC_VTNN=0
                T_NGUONKHAC_VTTN=0 T_NGUONKHAC_CL=0 T_NGUONKHAC=0 MUC_HUONG=80 T_BNTT=0 T_BNCCT=2400 T_BHTT=9600
                MA_KHOA=K03 MA_BAC_SI=1/HP-GPHN NGAY_YL=202608030910 NGAY_TH_YL=202608031000 MA_PTTT=1 NGUON_CTRA=1""");
        rows(TableKind.XML3, """
                MA_LK=LK1 STT=1 MA_DICH_VU=02.03 MA_NHOM=13 TEN_DICH_VU=Khám DON_VI_TINH=Lần PHAM_VI=1 SO_LUONG=1
                DON_GIA_BV=100000 DON_GIA_BH=40000 TYLE_TT_DV=100 TYLE_TT_BH=100 THANH_TIEN_BV=100000
                THANH_TIEN_BH=40000 MUC_HUONG=80 T_NGUONKHAC_NSNN=0 T_NGUONKHAC_VTNN=0 T_NGUONKHAC_VTTN=0
                T_NGUONKHAC_CL=0 T_NGUONKHAC=0 T_BNTT=60000 T_BNCCT=8000 T_BHTT=32000 MA_KHOA=K01 MA_BAC_SI=1/HP-GPHN
                NGAY_YL=202608030805 NGAY_TH_YL=202608030810 NGAY_KQ=202608030815 MA_PTTT=1 MA_BENH=J18.9
                ---
                MA_LK=LK1 STT=2 MA_DICH_VU=22.0120.1370 MA_NHOM=1 TEN_DICH_VU=Công_thức_máu DON_VI_TINH=Lần PHAM_VI=1
                SO_LUONG=1 DON_GIA_BV=340000 DON_GIA_BH=340000 TYLE_TT_DV=100 TYLE_TT_BH=100 THANH_TIEN_BV=340000
                THANH_TIEN_BH=340000 MUC_HUONG=80 T_NGUONKHAC_NSNN=0 T_NGUONKHAC_VTNN=0 T_NGUONKHAC_VTTN=0
                T_NGUONKHAC_CL=0 T_NGUONKHAC=0 T_BNTT=0 T_BNCCT=68000 T_BHTT=272000 MA_KHOA=K37 MA_BAC_SI=1/HP-GPHN
                NGUOI_THUC_HIEN=2/HP-GPHN NGAY_YL=202608030910 NGAY_TH_YL=202608030930 NGAY_KQ=202608031000 MA_PTTT=1
                ---
                MA_LK=LK1 STT=3 MA_VAT_TU=N03.01 MA_NHOM=10 TEN_VAT_TU=Kim_luồn DON_VI_TINH=Cái PHAM_VI=1 SO_LUONG=5
                DON_GIA_BV=10000 DON_GIA_BH=10000 TT_THAU=1;G1;N1;2025 TYLE_TT_DV=100 TYLE_TT_BH=100
                THANH_TIEN_BV=50000 THANH_TIEN_BH=50000 MUC_HUONG=80 T_NGUONKHAC_NSNN=0 T_NGUONKHAC_VTNN=0
                T_NGUONKHAC_VTTN=0 T_NGUONKHAC_CL=0 T_NGUONKHAC=0 T_BNTT=0 T_BNCCT=10000 T_BHTT=40000 MA_KHOA=K03
                MA_BAC_SI=1/HP-GPHN NGAY_YL=202608040800 MA_PTTT=1""");
        rows(TableKind.XML4, """
                MA_LK=LK1 STT=1 MA_DICH_VU=22.0120.1370 MA_CHI_SO=WBC TEN_CHI_SO=WBC GIA_TRI=9.1 DON_VI_DO=G/L
                NGAY_KQ=202608031000
                ---
                MA_LK=LK1 STT=2 MA_DICH_VU=22.0120.1370 MA_CHI_SO=HGB TEN_CHI_SO=HGB GIA_TRI=140 DON_VI_DO=g/L
                NGAY_KQ=202608031000""");
        rows(TableKind.XML5, """
                MA_LK=LK1 STT=1 DIEN_BIEN_LS=Tỉnh THOI_DIEM_DBLS=202608040800 NGUOI_THUC_HIEN=1/HP-GPHN""");
        rows(TableKind.XML7, """
                MA_LK=LK1 SO_LUU_TRU=LT1 MA_YTE=BN1 MA_KHOA_RV=K03 NGAY_VAO=202608030800 NGAY_RA=202608051000
                CHAN_DOAN_RV=Viêm_phổi PP_DIEUTRI=Nội_khoa MA_TTDV=9/HP-GPHN MA_BS=1/HP-GPHN TEN_BS=Mô_Phỏng_Thị_B
                NGAY_CT=20260805""");
        rows(TableKind.XML8, """
                MA_LK=LK1 MA_LOAI_KCB=03 NGAY_VAO=202608030800 NGAY_RA=202608051000 CHAN_DOAN_VAO=Sốt
                CHAN_DOAN_RV=Viêm_phổi QT_BENHLY=Sốt_ba_ngày TOMTAT_KQ=Bạch_cầu_9.1 PP_DIEUTRI=Nội_khoa KET_QUA_DTRI=2
                MA_TTDV=9/HP-GPHN NGAY_CT=20260805""");
        rows(TableKind.XML14, """
                MA_LK=LK1 SO_GIAYHEN_KL=HK1 MA_CSKCB=31301 HO_TEN=Mô_Phỏng_Văn_A NGAY_SINH=199001020000 GIOI_TINH=1
                DIA_CHI=Số_1 MA_THE_BHYT=GD4313040064009 NGAY_HEN_KL=20260820 MA_BAC_SI=1/HP-GPHN MA_TTDV=9/HP-GPHN
                NGAY_CT=20260805""");
    }

    /** Changes as {@code XML3[2].NGAY_YL=202608020800}; several after {@code |}; {@code -XML8} leaves a table out. */
    public GoodVisit with(String changes) {
        for (var change : changes.split("\\|")) {
            var text = change.strip();
            if (text.isEmpty()) continue;
            if (text.startsWith("-")) {
                tables.remove(TableKind.valueOf(text.substring(1)));
                continue;
            }
            int dot = text.indexOf('.');
            int equals = text.indexOf('=');
            var place = text.substring(0, dot);
            int bracket = place.indexOf('[');
            var kind = TableKind.valueOf(bracket < 0 ? place : place.substring(0, bracket));
            int row = bracket < 0 ? 0 : Integer.parseInt(place.substring(bracket + 1, place.length() - 1)) - 1;
            var rows = tables.computeIfAbsent(kind, k -> new ArrayList<>());
            while (rows.size() <= row) rows.add(new LinkedHashMap<>());
            rows.get(row).put(text.substring(dot + 1, equals), text.substring(equals + 1));
        }
        return this;
    }

    /** The same visit under another MA_LK, in every table. */
    public GoodVisit keyed(String maLk) {
        tables.values().forEach(rows -> rows.forEach(row -> row.put("MA_LK", maLk)));
        return this;
    }

    public ClaimEncounter encounter() {
        return ClaimEncounter.of(FACILITY, made, sent());
    }

    public List<SentTable> sent() {
        return tables.keySet().stream()
                .map(k -> SentTable.of(k.name(), xml(k).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** A whole file with this encounter as often as asked. */
    public String file(int times) {
        var hoso = new StringBuilder("<HOSO>");
        for (var table : sent()) {
            hoso.append("<FILEHOSO><LOAIHOSO>")
                    .append(table.kind())
                    .append("</LOAIHOSO><NOIDUNGFILE>")
                    .append(Base64.getEncoder().encodeToString(table.content()))
                    .append("</NOIDUNGFILE></FILEHOSO>");
        }
        return envelope(hoso.append("</HOSO>").toString().repeat(times))
                .replace("20260806", made.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    public static String envelope(String encounters) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><GIAMDINHHS><THONGTINDONVI><MACSKCB>31301</MACSKCB>"
                + "</THONGTINDONVI><THONGTINHOSO><NGAYLAP>20260806</NGAYLAP><SOLUONGHOSO>1</SOLUONGHOSO><DANHSACHHOSO>"
                + encounters + "</DANHSACHHOSO></THONGTINHOSO><CHUKYDONVI/></GIAMDINHHS>";
    }

    private String xml(TableKind kind) {
        var xml = new StringBuilder();
        for (var row : tables.getOrDefault(kind, List.of())) {
            xml.append('<').append(kind.row()).append('>');
            row.forEach((field, value) -> xml.append('<')
                    .append(field)
                    .append('>')
                    .append(value.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</")
                    .append(field)
                    .append('>'));
            xml.append("</").append(kind.row()).append('>');
        }
        if (kind.root().equals(kind.row())) return xml.toString();
        // 4210 has no outer wrapping.
        var root = made.equals(MADE) ? kind.root() : "DSACH_" + kind.row();
        return "<" + root + ">" + xml + "</" + root + ">";
    }

    private void rows(TableKind kind, String text) {
        var rows = new ArrayList<Map<String, String>>();
        for (var row : text.split("---")) {
            var fields = new LinkedHashMap<String, String>();
            for (var pair : row.strip().split("\\s+")) {
                int equals = pair.indexOf('=');
                fields.put(pair.substring(0, equals), pair.substring(equals + 1).replace('_', ' '));
            }
            rows.add(fields);
        }
        tables.put(kind, rows);
    }
}
