package vn.vongdoi.rest;

import java.util.Map;

/** A whole number in a URL. */
final class WholeNumber {
    private WholeNumber() {}

    static int of(Map.Entry<String, String> parameter) {
        try {
            var number = Integer.parseInt(parameter.getValue());
            if (number >= 0) return number;
        } catch (NumberFormatException e) {
            // told below
        }
        throw Fault.invalid(
                parameter.getKey() + ": cần số nguyên không âm, nhận được \"" + parameter.getValue() + "\".",
                parameter.getKey() + ": expected a whole number of 0 or more, got \"" + parameter.getValue() + "\".");
    }
}
