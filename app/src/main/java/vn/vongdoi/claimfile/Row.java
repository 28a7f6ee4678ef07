package vn.vongdoi.claimfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a table: the values by field, trimmed and in Unicode NFC. A field that was not sent is "". */
public final class Row {
    /** Megabytes of digits would take minutes to read; no field has more than 15. */
    private static final int LONGEST_NUMBER = 100;

    private final Layout layout;
    private final Edition edition;
    private final @Nullable String[] values;
    private final int position;

    Row(Layout layout, Edition edition, @Nullable String[] values, int position) {
        this.layout = layout;
        this.edition = edition;
        this.values = values;
        this.position = position;
    }

    public Layout layout() {
        return layout;
    }

    /** Whose words the row uses; {@link Edition#QD_130} where it uses none that only one of them has. */
    public Edition edition() {
        return edition;
    }

    /** What the sender calls the field of a place. */
    public String field(int place) {
        return layout.field(place, edition);
    }

    /** 1 for the first row of the table. */
    public int position() {
        return position;
    }

    /** STT as sent when it is a number, else the position: what a report shows. */
    public int number() {
        if (!layout.has("STT")) return position;
        var stt = text("STT");
        return stt.length() <= 9 && Formats.digits(stt) ? Integer.parseInt(stt) : position;
    }

    /** @throws IllegalArgumentException when the table has no such field */
    public String text(String field) {
        return text(layout.place(field));
    }

    public String text(int place) {
        var value = values[place];
        return value == null ? "" : value;
    }

    public Optional<String> find(String field) {
        return Optional.of(text(field)).filter(v -> !v.isEmpty());
    }

    /** Empty when missing, not a number or longer than any (which the check has reported). */
    public Optional<BigDecimal> number(String field) {
        var text = text(field);
        return text.length() <= LONGEST_NUMBER && Decimal.isNumber(text)
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    /** The day of a yyyymmdd or yyyymmddHHMM; empty when missing or wrong. */
    Optional<LocalDate> day(String field) {
        return Formats.day(text(field));
    }

    /** A yyyymmddHHMM; empty when missing or wrong. */
    public Optional<LocalDateTime> minute(String field) {
        return Formats.minute(text(field));
    }

    Row at(int place) {
        return new Row(layout, edition, values, place);
    }

    public static Builder builder(Layout layout, Edition edition, int position) {
        return new Builder(layout, edition, position);
    }

    /** A row that is put together from elsewhere than a table. */
    public static final class Builder {
        private final Layout layout;
        private final Edition edition;
        private final int position;
        private final @Nullable String[] values;

        private Builder(Layout layout, Edition edition, int position) {
            this.layout = layout;
            this.edition = edition;
            this.position = position;
            values = new @Nullable String[layout.size()];
        }

        public boolean has(int place) {
            return values[place] != null;
        }

        /** The first value stays; an empty one is none. */
        public Builder fill(int place, String text) {
            if (values[place] == null && !text.isEmpty()) values[place] = text;
            return this;
        }

        /** @throws IllegalArgumentException when the table has no such field */
        public Builder fill(String field, String text) {
            return fill(layout.place(field), text);
        }

        public Row row() {
            return new Row(layout, edition, values.clone(), position);
        }
    }
}
