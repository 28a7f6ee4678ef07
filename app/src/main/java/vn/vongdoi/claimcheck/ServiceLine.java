package vn.vongdoi.claimcheck;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Decimal;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** One line of XML3 as the rules of examinations, beds, operations and tests look at it. */
record ServiceLine(Row row) {
    static final Set<String> TESTS = Set.of("1", "2", "3");
    static final Set<String> IMAGING = Set.of("2");
    static final Set<String> OPERATIONS = Set.of("8");
    static final Set<String> PROCEDURES = Set.of("18");
    static final Set<String> EXAMS = Set.of("13");
    static final Set<String> BEDS = Set.of("14", "15", "16");

    static List<ServiceLine> of(ClaimEncounter encounter, Set<String> groups) {
        return encounter.rows(TableKind.XML3).stream()
                .map(ServiceLine::new)
                .filter(line -> groups.contains(line.group()))
                .toList();
    }

    String group() {
        return row.text("MA_NHOM");
    }

    String service() {
        return row.text("MA_DICH_VU");
    }

    double value(String field) {
        return Decimal.value(row.text(field));
    }

    /** Whether the line is in the fund's scope; what the patient alone pays is not the fund's affair. */
    boolean inScope() {
        return row.text("PHAM_VI").equals("1");
    }

    /** Execution, or the order where no execution is written. */
    Optional<LocalDateTime> begins() {
        return row.minute("NGAY_TH_YL").or(() -> row.minute("NGAY_YL"));
    }

    Optional<LocalDateTime> ends() {
        return row.minute("NGAY_KQ");
    }
}
