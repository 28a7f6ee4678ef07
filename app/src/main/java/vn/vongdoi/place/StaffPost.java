package vn.vongdoi.place;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One person working in one profession at one facility for a time. Keyed by facility, CCCD, profession and first day.
 *
 * @param cccd 12 digits
 * @param profession {@code doctor}, {@code nurse}, {@code pharmacist}…: the word that indicators count by
 * @param licence number of the practice licence; null = none told
 * @param to last day; null = still working
 */
public record StaffPost(
        FacilityCode facility,
        String cccd,
        String name,
        String profession,
        @Nullable String licence,
        LocalDate from,
        @Nullable LocalDate to) {
    private static final Pattern CCCD = Pattern.compile("[0-9]{12}");

    public StaffPost {
        if (!CCCD.matcher(cccd).matches()) throw new IllegalArgumentException("Số CCCD gồm 12 chữ số");
        if (name.isBlank() || profession.isBlank()) throw new IllegalArgumentException("Thiếu tên hoặc nghề");
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("Ngày kết thúc " + to + " trước ngày bắt đầu " + from);
        }
    }

    /** CCCD and name stay out of logs. */
    @Override
    public String toString() {
        return "StaffPost[" + facility + " " + profession + " " + from + "]";
    }
}
