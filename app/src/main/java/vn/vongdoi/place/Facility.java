package vn.vongdoi.place;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A health facility as its register tells.
 *
 * @param beds planned beds, by the facility's own count; a bed register overrides it
 * @param doctors by the facility's own count; a staff register overrides it
 * @param emrSince since when it keeps electronic medical records (TT 13/2025/TT-BYT); null = not reported
 */
public record Facility(
        FacilityCode code,
        String name,
        FacilityKind kind,
        Level level,
        CommuneCode commune,
        Ownership ownership,
        int beds,
        int doctors,
        @Nullable LocalDate emrSince) {
    public Facility {
        if (name.isBlank()) throw new IllegalArgumentException("Cơ sở " + code + " không có tên");
        if (beds < 0 || doctors < 0) {
            throw new IllegalArgumentException("Cơ sở " + code + ": số giường và số bác sĩ không được âm");
        }
    }
}
