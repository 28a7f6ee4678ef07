package vn.vongdoi.place;

/** Province, or city run by the centre. */
public enum ProvinceKind {
    PROVINCE,
    CITY;

    /** @throws IllegalArgumentException naming the words allowed */
    public static ProvinceKind of(String word) {
        return Word.read(ProvinceKind.class, word);
    }

    /** As files and JSON write it. */
    public String word() {
        return Word.of(this);
    }
}
