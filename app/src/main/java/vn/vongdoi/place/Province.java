package vn.vongdoi.place;

/**
 * @param name bare Vietnamese name: {@code Hải Phòng}
 * @param nameEn the usual English spelling: {@code Haiphong}
 */
public record Province(ProvinceCode code, String name, String nameEn, ProvinceKind kind) {
    public Province {
        if (name.isBlank() || nameEn.isBlank()) throw new IllegalArgumentException("province " + code + " has no name");
    }
}
