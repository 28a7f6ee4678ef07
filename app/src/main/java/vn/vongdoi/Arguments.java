package vn.vongdoi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands behind a command: options ({@code --name value}) and the rest. */
record Arguments(Map<String, String> options, List<String> rest) {

    /** A command line that cannot be followed; the message says how it should look. */
    static final class Misused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message);
        }
    }

    static Arguments of(List<String> words, Set<String> known) {
        var options = new LinkedHashMap<String, String>();
        var rest = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!word.startsWith("--")) {
                rest.add(word);
            } else if (!known.contains(word.substring(2))) {
                throw new Misused(
                        "Không có tùy chọn / no option " + word + "; có / there are: --" + String.join(", --", known));
            } else if (i + 1 == words.size()) {
                throw new Misused(word + " cần một giá trị / needs a value");
            } else {
                options.put(word.substring(2), words.get(++i));
            }
        }
        return new Arguments(options, rest);
    }

    Optional<String> find(String option) {
        return Optional.ofNullable(options.get(option));
    }

    int number(String option, int otherwise) {
        return find(option)
                .map(text -> {
                    try {
                        return Integer.parseInt(text);
                    } catch (NumberFormatException e) {
                        throw new Misused("--" + option + ": cần một số / expected a number, got " + text);
                    }
                })
                .orElse(otherwise);
    }
}
