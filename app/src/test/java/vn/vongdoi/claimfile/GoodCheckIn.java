package vn.vongdoi.claimfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A check-in without fault, as the invented patient of {@link GoodVisit} comes, that tests bend one value at a time. */
public final class GoodCheckIn {
    private final Map<String, String> fields = new LinkedHashMap<>();

    public GoodCheckIn() {
        with("""
                MA_LK=LK1 STT=1 MA_BN=BN1 HO_TEN=Mô_Phỏng_Văn_A SO_CCCD=031090000123 NGAY_SINH=199001020000 GIOI_TINH=1
                MA_THE_BHYT=GD4313040064009 MA_DKBD=31301 GT_THE_TU=20260101 GT_THE_DEN=20261231 MA_DOITUONG_KCB=1.1
                NGAY_VAO=202608030800 NGAY_VAO_NOI_TRU= LY_DO_VNT= MA_LOAI_KCB=01 MA_CSKCB=31301 MA_DICH_VU=02.03
                TEN_DICH_VU=Khám MA_THUOC= TEN_THUOC= MA_VAT_TU= TEN_VAT_TU= NGAY_YL=202608030805""");
    }

    /** Changes as {@code NGAY_VAO=202608030900}, divided by spaces; {@code _} is a space. */
    public GoodCheckIn with(String changes) {
        for (var change : changes.strip().split("\\s+")) {
            int equals = change.indexOf('=');
            fields.put(change.substring(0, equals), change.substring(equals + 1).replace('_', ' '));
        }
        return this;
    }

    String row() {
        return fields.entrySet().stream()
                .map(it -> "<" + it.getKey() + ">" + it.getValue() + "</" + it.getKey() + ">")
                .collect(Collectors.joining("", "<TRANG_THAI_KCB>", "</TRANG_THAI_KCB>"));
    }

    public String document() {
        return document(this);
    }

    public static String document(GoodCheckIn... rows) {
        return Stream.of(rows)
                .map(GoodCheckIn::row)
                .collect(Collectors.joining(
                        "",
                        "<CHI_TIEU_TRANG_THAI_KCB><DSACH_TRANG_THAI_KCB>",
                        "</DSACH_TRANG_THAI_KCB><CHUKYDONVI/></CHI_TIEU_TRANG_THAI_KCB>"));
    }
}
