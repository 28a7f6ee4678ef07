package vn.vongdoi.claimfhir;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.Resource;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Draft;

/**
 * What all resources of one encounter share: whose it is, where, when, and how their ids are made.
 *
 * @param encounterId id of the Encounter, which every other resource refers to
 */
public record Visit(
        ClaimEncounter encounter,
        PersonKey person,
        @Nullable String commune,
        String encounterId) {
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
    private static final char[] BASE32 = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int ID_LENGTH = 20;

    Row summary() {
        return encounter.summary();
    }

    String facility() {
        return encounter.facility();
    }

    /** What XML1 says in a field; empty when it has none of the name. */
    String told(String field) {
        return summary().layout().has(field) ? summary().text(field) : "";
    }

    public static Visit of(ClaimEncounter encounter, PersonKey person, @Nullable String commune) {
        return new Visit(encounter, person, commune, encounterId(encounter.facility(), encounter.maLk()));
    }

    @Nullable LocalDateTime in() {
        return summary().minute("NGAY_VAO").orElse(null);
    }

    @Nullable LocalDateTime out() {
        return summary().minute("NGAY_RA").orElse(null);
    }

    /**
     * The id of a resource made from a row: the same row of a corrected file makes the same id, so a correction is a
     * new version and not a second resource. 100 bits of SHA-256 over facility, MA_LK, table and row.
     */
    String id(String table, int row) {
        return id(facility(), encounter.maLk(), table, String.valueOf(row));
    }

    /** The claim gives its Encounter the id that the check-in gave it. */
    public static String encounterId(String facility, String maLk) {
        return id(facility, maLk, "XML1", "0");
    }

    /** The id of a resource made from a document that is told again by what these parts name. */
    public static String id(String... parts) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
            var id = new StringBuilder(ID_LENGTH);
            var bits = 0;
            var held = 0;
            for (var i = 0; id.length() < ID_LENGTH; ) {
                if (held < 5) {
                    bits = bits << 8 | hash[i++] & 0xff;
                    held += 8;
                }
                held -= 5;
                id.append(BASE32[bits >> held & 31]);
            }
            return id.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Columns columns() {
        return new Columns(this);
    }

    public static @Nullable Instant instant(@Nullable LocalDateTime time) {
        return time == null ? null : time.toInstant(VIETNAM);
    }

    /** The promoted columns of a draft, named one by one. */
    static final class Columns {
        private final Visit visit;
        private @Nullable LocalDateTime starts;
        private @Nullable LocalDateTime ends;
        private @Nullable String status;
        private @Nullable String category;
        private List<String> codes = List.of();
        private @Nullable Double value;
        private @Nullable String unit;

        private Columns(Visit visit) {
            this.visit = visit;
        }

        Columns during(@Nullable LocalDateTime from, @Nullable LocalDateTime to) {
            starts = from;
            ends = to;
            return this;
        }

        Columns status(String code) {
            status = code;
            return this;
        }

        Columns category(String code) {
            category = code.isEmpty() ? null : code;
            return this;
        }

        Columns codes(List<String> tokens) {
            codes = tokens;
            return this;
        }

        Columns code(CodeSystem system, String code) {
            return codes(code.isEmpty() ? List.of() : List.of(system.token(code)));
        }

        Columns value(Optional<Double> number, String of) {
            value = number.orElse(null);
            unit = of.isEmpty() ? null : of;
            return this;
        }

        Draft of(Resource resource) {
            return new Draft(
                    resource,
                    visit.person(),
                    visit.encounterId(),
                    instant(starts),
                    instant(ends),
                    visit.facility(),
                    visit.commune(),
                    status,
                    category,
                    codes,
                    value,
                    unit);
        }
    }
}
