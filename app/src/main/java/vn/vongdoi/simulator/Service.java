package vn.vongdoi.simulator;

/** A technical service or supply: {@code group} is MA_NHOM, {@code machine} the device kind or empty, price in đồng. */
record Service(
        String key, String code, String name, int group, int price, String department, String machine, String icd9) {

    boolean isTest() {
        return group <= 3;
    }

    boolean isSupply() {
        return group == 10;
    }
}
