package vn.vongdoi.simulator;

import java.util.ArrayList;
import java.util.List;

/** Things to draw with unequal chances. */
final class Weighted<T> {

    private final List<T> values = new ArrayList<>();
    private final List<Double> upTo = new ArrayList<>();
    private double total;

    Weighted<T> with(T value, double weight) {
        if (weight > 0) {
            total += weight;
            values.add(value);
            upTo.add(total);
        }
        return this;
    }

    /** From text such as {@code Nguyễn:34 Trần:12 Phạm}; a missing weight is 1. */
    static Weighted<String> parse(String text) {
        var parsed = new Weighted<String>();
        for (String entry : text.split(" ")) {
            int colon = entry.indexOf(':');
            if (colon < 0) {
                parsed.with(entry, 1);
            } else {
                parsed.with(entry.substring(0, colon), Double.parseDouble(entry.substring(colon + 1)));
            }
        }
        return parsed;
    }

    double total() {
        return total;
    }

    T draw(Dice dice) {
        if (values.isEmpty()) {
            throw new IllegalStateException("Không có gì để rút thăm");
        }
        double point = dice.unit() * total;
        int low = 0;
        int high = values.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo.get(middle) > point) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values.get(low);
    }
}
