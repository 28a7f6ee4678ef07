package vn.vongdoi.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;

/**
 * What the promoted columns of a live resource tell, without its body: what rules are held against, of one person as of all.
 *
 * @param key surrogate key of the resource
 * @param day of its start, in Viet Nam; null = not told
 * @param until of its end; of something on an uncertain day the last day on which it may have been
 * @param encounter key of the Encounter it belongs to; null = to none
 * @param facility MACSKCB of whoever wrote it
 * @param codes {@code icd10|I10}: short names of systems, as {@link CodeSystem} has them
 * @param labels protected data that this row tells by itself
 */
public record Fact(
        long key,
        ResourceType type,
        @Nullable LocalDate day,
        @Nullable LocalDate until,
        @Nullable Long encounter,
        @Nullable String facility,
        @Nullable String status,
        @Nullable String category,
        List<String> codes,
        @Nullable Double value,
        @Nullable String unit,
        Set<Label> labels) {
    /** Category of a dose of vaccine that was not a whole one. */
    public static final String SUBPOTENT = "subpotent";

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    static @Nullable LocalDate day(@Nullable Instant instant) {
        return instant == null ? null : LocalDate.ofInstant(instant, VIETNAM);
    }

    /** The first code of a system, for example of ICD-10: {@code I10}. */
    public Optional<String> code(CodeSystem system) {
        return code(codes, system);
    }

    static Optional<String> code(List<String> codes, CodeSystem system) {
        var prefix = system.token("");
        return codes.stream()
                .filter(code -> code.startsWith(prefix))
                .map(code -> code.substring(prefix.length()))
                .findFirst();
    }
}
