package vn.vongdoi.simulator;

/** GIOI_TINH as written in claims and registers. */
enum Sex {
    MALE("1"),
    FEMALE("2");

    final String code;

    Sex(String code) {
        this.code = code;
    }
}
