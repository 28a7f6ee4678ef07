package vn.vongdoi.registers;

import java.time.LocalDate;
import java.util.List;
import vn.vongdoi.claimcheck.Icd10;
import vn.vongdoi.csv.Row;

/** Cells that hold one of a few words, or a code of a list. */
final class Words {
    private Words() {}

    /** @throws IllegalArgumentException naming the words allowed */
    static String one(List<String> allowed, String cell) {
        if (!allowed.contains(cell)) {
            throw new IllegalArgumentException("Phải là một trong: " + String.join(", ", allowed));
        }
        return cell;
    }

    /** A code that the list of that day does not hold is told, and taken as it is. */
    static void icd10(Row row, String column, String code, LocalDate day) {
        if (!Icd10.lists(code, day)) {
            row.warn(
                    column,
                    code,
                    "Mã ICD-10 không có trong danh mục ở ngày " + day + ": vẫn được nạp, hãy kiểm tra lại");
        }
    }

    static Boolean yes(String cell) {
        return one(List.of("yes", "no"), cell).equals("yes");
    }
}
