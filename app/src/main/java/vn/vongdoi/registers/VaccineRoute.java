package vn.vongdoi.registers;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a dose enters the body, with HL7's code. */
enum VaccineRoute {
    INTRAMUSCULAR("IM"),
    SUBCUTANEOUS("SQ"),
    INTRADERMAL("IDINJ"),
    ORAL("PO");

    static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration";

    private final String code;

    VaccineRoute(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** @throws IllegalArgumentException naming the words allowed */
    static VaccineRoute of(String cell) {
        return Arrays.stream(values())
                .filter(route -> route.word().equals(cell))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Đường dùng là một trong: "
                        + Arrays.stream(values()).map(VaccineRoute::word).collect(Collectors.joining(", "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
