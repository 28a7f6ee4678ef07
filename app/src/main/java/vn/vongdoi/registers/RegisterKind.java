package vn.vongdoi.registers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The registers that come in as CSV files. */
public enum RegisterKind {
    FACILITIES,
    PEOPLE,
    STAFF,
    BEDS,
    CATALOGUE,
    IMMUNISATIONS;

    /** @throws IllegalArgumentException naming the words allowed */
    public static RegisterKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Loại sổ phải là một trong: "
                        + Arrays.stream(values()).map(RegisterKind::word).collect(Collectors.joining(", "))
                        + "; nhận được \""
                        + word
                        + "\""));
    }

    /** As the command line and reports write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
