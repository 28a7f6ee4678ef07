package vn.vongdoi.search;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/** Comparisons with HAPI's values that are not made, each with its reason: {@code search/oracle-exclusions.csv}. */
public final class OracleExclusions {
    private record Exclusion(String parameter, Pattern files, String reason) {}

    private final List<Exclusion> exclusions;

    private OracleExclusions(List<Exclusion> exclusions) {
        this.exclusions = exclusions;
    }

    public static OracleExclusions read() {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get();
        var in = Objects.requireNonNull(OracleExclusions.class.getResourceAsStream("/search/oracle-exclusions.csv"));
        try (var rows = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new OracleExclusions(rows.stream()
                    .map(row ->
                            new Exclusion(row.get("parameter"), Pattern.compile(row.get("files")), row.get("reason")))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param parameter with its type before it: {@code Patient.deceased} */
    public boolean cover(String parameter, String file) {
        return exclusions.stream()
                .anyMatch(exclusion -> exclusion.parameter().equals(parameter)
                        && exclusion.files().matcher(file).find());
    }
}
