package vn.vongdoi.claimcheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;
import vn.vongdoi.rules.Validity;

/** The national ICD-10 list with its rules of use, by date of service. */
public final class Icd10 {
    private static final Map<String, List<Use>> CODES = read();

    private Icd10() {}

    /** What a code may stand for. */
    enum Main {
        ALLOWED,
        /** Never as the main diagnosis. */
        NEVER,
        /** Only as a cause of death. */
        DEATH,
        DISCOURAGED,
        /** A finer code exists and should be used. */
        CATEGORY,
        /** Says how another disease shows itself (WHO ICD-10, volume 2, 3.1.3): that one comes first. */
        ASTERISK;

        private static Main of(String word) {
            return switch (word) {
                case "" -> ALLOWED;
                case "never" -> NEVER;
                case "death" -> DEATH;
                case "discouraged" -> DISCOURAGED;
                case "category" -> CATEGORY;
                case "asterisk" -> ASTERISK;
                default -> throw new IllegalArgumentException("main: unknown word '" + word + "'");
            };
        }
    }

    /** @param sex "male", "female", or "" for both */
    record Use(Validity validity, Main main, String sex) {
        /** @param gender GIOI_TINH: 1 male, 2 female, 3 undetermined */
        boolean forGender(String gender) {
            return !(sex.equals("female") && gender.equals("1") || sex.equals("male") && gender.equals("2"));
        }

        private static Use of(RuleRow row) {
            return new Use(row.validity(), Main.of(row.cell("main")), row.cell("sex"));
        }
    }

    /** Whether the list has the code on that day. Dagger and asterisk may be written. */
    public static boolean lists(String code, LocalDate day) {
        return find(code, day).isPresent();
    }

    /** The use of a code on a day; empty when the list does not have it then. Dagger and asterisk may be written. */
    static Optional<Use> find(String code, LocalDate day) {
        var uses = CODES.get(plain(code));
        if (uses == null) return Optional.empty();
        for (var use : uses) if (use.validity().holdsOn(day)) return Optional.of(use);
        return Optional.empty();
    }

    /** The code without dagger or asterisk. */
    static String plain(String code) {
        int end = code.length();
        while (end > 0 && (code.charAt(end - 1) == '*' || code.charAt(end - 1) == '†')) end--;
        return code.substring(0, end);
    }

    private static Map<String, List<Use>> read() {
        var codes = new HashMap<String, List<Use>>();
        for (var row : RuleTable.read("claims/icd10").rows()) {
            codes.computeIfAbsent(row.cell("code"), c -> new ArrayList<>(1)).add(Use.of(row));
        }
        return codes;
    }
}
