package vn.vongdoi.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.place.FacilityCode;

/**
 * A medicine, service or supply of one facility for a time. Keyed by facility, kind, code, registration and first day.
 *
 * @param code MA_THUOC, MA_DICH_VU or MA_VAT_TU
 * @param registration SO_DANG_KY of a medicine; empty for all else
 * @param group MA_NHOM, the cost group
 * @param price in đồng a unit, up to three decimals
 * @param coverage percent of the price in the scope of the fund (TYLE_TT_BH); 0 = the patient pays
 * @param strength HAM_LUONG
 * @param route DUONG_DUNG
 * @param form DANG_BAO_CHE
 * @param tender TT_THAU
 * @param dose how it is usually taken, offered when it is prescribed
 * @param to last day; null = still
 */
public record Item(
        FacilityCode facility,
        ItemKind kind,
        String code,
        String registration,
        String name,
        String unit,
        String group,
        BigDecimal price,
        int coverage,
        String strength,
        String route,
        String form,
        String tender,
        String dose,
        LocalDate from,
        @Nullable LocalDate to) {
    public Item {
        if (code.isBlank() || name.isBlank() || unit.isBlank()) {
            throw new IllegalArgumentException("mã, tên và đơn vị không được trống");
        }
        if (price.signum() < 0) throw new IllegalArgumentException("giá không được âm");
        if (coverage < 0 || coverage > 100) throw new IllegalArgumentException("tỷ lệ phải từ 0 đến 100");
        if (to != null && to.isBefore(from)) throw new IllegalArgumentException("ngày cuối phải không trước ngày đầu");
    }

    /** As a list shows it and tells it apart: one name may stand for several registrations, or codes. */
    public String label() {
        return label(name, registration.isEmpty() ? code : registration);
    }

    public static String label(String name, String mark) {
        return name + " (" + mark + ")";
    }
}
