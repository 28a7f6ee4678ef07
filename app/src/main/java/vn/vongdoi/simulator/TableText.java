package vn.vongdoi.simulator;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** The XML of one table, in a vendor's manner. */
final class TableText {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Manner manner;
    private final StringBuilder text = new StringBuilder(1 << 14);

    TableText(Manner manner) {
        this.manner = manner;
    }

    String of(Layout layout, List<Row> rows, Dice dice) {
        text.setLength(0);
        switch (manner) {
            case PLAIN, WRAPPED, EMPTY_TABLES, SHUFFLED -> text.append(DECLARATION);
            case DECOMPOSED -> text.append(BYTE_ORDER_MARK);
            case INLINE -> {}
        }
        layout.around.forEach(this::open);
        for (Row row : rows) {
            open(layout.row);
            fields(layout, row, dice);
            close(layout.row);
        }
        layout.around.reversed().forEach(this::close);
        return manner == Manner.DECOMPOSED ? Normalizer.normalize(text, Normalizer.Form.NFD) : text.toString();
    }

    private void fields(Layout layout, Row row, Dice dice) {
        List<String> names = layout.fields();
        if (manner != Manner.SHUFFLED) {
            for (int place = 0; place < names.size(); place++) {
                field(names.get(place), row.valueAt(place));
            }
            return;
        }
        for (int place : shuffled(names.size(), dice)) {
            field(names.get(place), row.valueAt(place));
        }
        field("MA_NOI_BO", String.valueOf(dice.below(1_000_000)));
    }

    private static List<Integer> shuffled(int size, Dice dice) {
        var order = new ArrayList<Integer>(size);
        for (int i = 0; i < size; i++) {
            order.add(dice.below(i + 1), i);
        }
        return order;
    }

    private void field(String name, String value) {
        if (value.isEmpty()) {
            text.append('<').append(name).append("/>");
            return;
        }
        open(name);
        if (manner == Manner.INLINE && value.indexOf(' ') > 0) {
            text.append("<![CDATA[").append(value).append("]]>");
        } else {
            escape(value);
        }
        close(name);
    }

    private void open(String name) {
        text.append('<').append(name).append('>');
    }

    private void close(String name) {
        text.append("</").append(name).append('>');
        if (manner == Manner.INLINE) {
            text.append('\n');
        }
    }

    private void escape(String value) {
        // Few values need it: append the others whole.
        if (value.indexOf('<') < 0 && value.indexOf('&') < 0 && value.indexOf('>') < 0) {
            text.append(value);
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                default -> text.append(letter);
            }
        }
    }
}
