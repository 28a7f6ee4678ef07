package vn.vongdoi.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.place.FacilityCode;

/**
 * A machine that a facility may bill with. Keyed by facility, code and first day.
 *
 * @param code MA_MAY
 * @param serial of the maker; empty = not told
 * @param to last day; null = still
 */
public record Device(
        FacilityCode facility,
        String code,
        String name,
        String serial,
        LocalDate from,
        @Nullable LocalDate to) {
    public Device {
        if (to != null && to.isBefore(from)) throw new IllegalArgumentException("ngày cuối phải không trước ngày đầu");
    }
}
