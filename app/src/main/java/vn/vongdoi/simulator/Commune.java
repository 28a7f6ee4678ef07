package vn.vongdoi.simulator;

/** A commune of the province, where people live and facilities stand. */
record Commune(String code, String name, String kind, int population, double lon, double lat) {

    /** As it is written in an address. */
    String title() {
        return switch (kind) {
            case "ward" -> "Phường " + name;
            case "commune" -> "Xã " + name;
            case "special-zone" -> "Đặc khu " + name;
            default -> throw new IllegalStateException("Loại đơn vị hành chính lạ: " + kind);
        };
    }

    /** On card and claim: island communes are area K3. */
    String residenceArea() {
        return kind.equals("special-zone") ? "K3" : "";
    }

    /** Good enough at this latitude to say which is nearer; not kilometres. */
    double distance(Commune other) {
        double east = (lon - other.lon) * 0.93;
        double north = lat - other.lat;
        return Math.sqrt(east * east + north * north);
    }
}
