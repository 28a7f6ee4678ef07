package vn.vongdoi.place;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Beds of one kind at one facility for a time. Keyed by facility, kind and first day.
 *
 * @param to last day; null = still so
 */
public record BedCount(
        FacilityCode facility,
        String kind,
        int count,
        LocalDate from,
        @Nullable LocalDate to) {
    public BedCount {
        if (kind.isBlank()) throw new IllegalArgumentException("Thiếu loại giường");
        if (count < 0) throw new IllegalArgumentException("Số giường không được âm: " + count);
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("Ngày kết thúc " + to + " trước ngày bắt đầu " + from);
        }
    }
}
