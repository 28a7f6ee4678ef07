package vn.vongdoi.place;

import org.jspecify.annotations.Nullable;

/**
 * A commune, ward or special zone as it stands today.
 *
 * @param name bare Vietnamese name: {@code Thành Đông}
 * @param areaKm2 null = not known
 * @param population administrative figure of the 2025 merger decisions, above the resident one; null = not known
 * @param lon centre point, degrees east
 * @param lat centre point, degrees north
 */
public record Commune(
        CommuneCode code,
        ProvinceCode province,
        String name,
        String nameEn,
        CommuneKind kind,
        @Nullable Double areaKm2,
        @Nullable Integer population,
        double lon,
        double lat) {
    public Commune {
        if (name.isBlank() || nameEn.isBlank()) throw new IllegalArgumentException("commune " + code + " has no name");
        if (areaKm2 != null && areaKm2 <= 0) {
            throw new IllegalArgumentException("commune " + code + ": area " + areaKm2);
        }
        if (population != null && population <= 0) {
            throw new IllegalArgumentException("commune " + code + ": population " + population);
        }
        if (lon < 102 || lon > 118 || lat < 6 || lat > 24) {
            throw new IllegalArgumentException("commune " + code + " lies outside Viet Nam: " + lon + ", " + lat);
        }
    }

    /** {@code Phường Thành Đông}. */
    public String title() {
        return kind.vietnamese() + " " + name;
    }

    /** {@code Thanh Dong Ward}. */
    public String titleEn() {
        return nameEn + " " + kind.english();
    }
}
