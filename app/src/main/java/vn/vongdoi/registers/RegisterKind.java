package vn.vongdoi.registers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.vongdoi.record.Writing;

/** The registers that come in as CSV files; later ones speak of what earlier ones named. */
public enum RegisterKind {
    FACILITIES,
    PEOPLE,
    STAFF,
    BEDS,
    CATALOGUE,
    BIRTHS,
    IMMUNISATIONS,
    CARDS,
    CHECKUPS,
    DEATHS,
    DEVICES,
    PUPILS,
    FITNESS;

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

    /** Those of which a folder of registers holds the file, in the order in which they are to be loaded. */
    public static List<RegisterKind> in(Path folder) {
        return Arrays.stream(values())
                .filter(kind -> Files.exists(kind.file(folder)))
                .toList();
    }

    public Path file(Path folder) {
        return folder.resolve(word() + ".csv");
    }

    /** As the feed calls what a loading changed. */
    String change() {
        return "register:" + word();
    }

    /** Enters into the feed that a register about nobody changed. */
    int entered(int changed, Writing writing) {
        if (changed > 0) writing.changed(writing.nextPosition(), change());
        return changed;
    }

    /** As the command line and reports write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
