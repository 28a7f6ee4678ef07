package vn.vongdoi.analytics;

import java.util.Optional;
import java.util.regex.Pattern;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.Validity;

/**
 * What is measured, in words and in SQL, and by which law.
 *
 * @param code stable key in addresses and in the targets of programmes
 * @param caveats what somebody who reads the figure must know
 * @param disaggregations by what the definition asks it to be broken down
 * @param validity the days on which this definition holds
 */
public record Indicator(
        String code,
        Text name,
        Unit unit,
        Direction direction,
        Text definition,
        Optional<Text> caveats,
        Disaggregations disaggregations,
        Validity validity,
        String source,
        Confidence confidence,
        Calculation calculation) {
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Indicator {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "indicator code: expected lower-case words with hyphens, got '" + code + "'");
        }
    }

    /** The formula was not seen in the text of a law: say so beside the figure. */
    public boolean unverified() {
        return !confidence.verified();
    }
}
