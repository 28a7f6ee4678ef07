package vn.vongdoi.fhir;

import java.util.ArrayList;
import java.util.List;

/** A JSON Pointer (RFC 6901), taken apart into its unescaped tokens. */
record Pointer(List<String> tokens) {
    Pointer {
        tokens = List.copyOf(tokens);
    }

    static Pointer of(String text) throws Refusal {
        if (text.isEmpty()) return new Pointer(List.of());
        if (text.charAt(0) != '/' || text.matches("(?s).*~([^01].*|$)")) {
            throw Refusal.unreadable(
                    Issue.Code.INVALID,
                    "\"" + text + "\" không phải là JSON Pointer.",
                    "\"" + text + "\" is not a JSON Pointer.");
        }
        var tokens = new ArrayList<String>();
        for (var token : text.substring(1).split("/", -1))
            tokens.add(token.replace("~1", "/").replace("~0", "~"));
        return new Pointer(tokens);
    }

    boolean isRoot() {
        return tokens.isEmpty();
    }

    String last() {
        return tokens.getLast();
    }

    Pointer parent() {
        return new Pointer(tokens.subList(0, tokens.size() - 1));
    }

    boolean isInside(Pointer other) {
        return tokens.size() > other.tokens.size()
                && tokens.subList(0, other.tokens.size()).equals(other.tokens);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var token : tokens)
            text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        return text.toString();
    }
}
