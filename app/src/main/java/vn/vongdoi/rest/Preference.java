package vn.vongdoi.rest;

import java.util.List;
import java.util.Locale;

/** The {@code Prefer} header. */
record Preference(Return returns, boolean lenient) {
    /** What a write answers with. */
    enum Return {
        MINIMAL,
        REPRESENTATION,
        OUTCOME
    }

    static Preference of(List<String> headers) {
        var returns = Return.REPRESENTATION;
        var lenient = false;
        for (var header : headers) {
            for (var part : header.split("[,;]")) {
                switch (part.strip().toLowerCase(Locale.ROOT)) {
                    case "return=minimal" -> returns = Return.MINIMAL;
                    case "return=representation" -> returns = Return.REPRESENTATION;
                    case "return=operationoutcome" -> returns = Return.OUTCOME;
                    case "handling=lenient" -> lenient = true;
                    default -> {} // RFC 7240: what is not understood is ignored
                }
            }
        }
        return new Preference(returns, lenient);
    }
}
