package vn.vongdoi.registers;

import java.math.BigDecimal;
import java.util.Locale;

/** What a check-up measures, with the limits beyond which a number is taken for a slip (ours). */
enum Sign {
    HEIGHT("8302-2", "Chiều cao", "cm", 30, 250),
    WEIGHT("29463-7", "Cân nặng", "kg", 1, 300),
    WAIST("8280-0", "Vòng bụng", "cm", 20, 250),
    PULSE("8867-4", "Mạch", "/min", 20, 300),
    RESPIRATION("9279-1", "Nhịp thở", "/min", 4, 120),
    TEMPERATURE("8310-5", "Thân nhiệt", "Cel", 25, 45),
    HEAD("9843-4", "Vòng đầu", "cm", 20, 70),
    GLUCOSE("14749-6", "Đường máu", "mmol/L", 1, 60),
    UREA("22664-7", "Ure máu", "mmol/L", 0, 100),
    CREATININE("14682-9", "Creatinin máu", "umol/L", 5, 3000),
    AST("1920-8", "AST", "U/L", 1, 9999),
    ALT("1742-6", "ALT", "U/L", 1, 9999);

    final String loinc;
    final String title;
    final String unit;
    private final int least;
    private final int most;

    Sign(String loinc, String title, String unit, int least, int most) {
        this.loinc = loinc;
        this.title = title;
        this.unit = unit;
        this.least = least;
        this.most = most;
    }

    /** Observation category of R4. */
    String category() {
        return switch (this) {
            case HEIGHT, WEIGHT, WAIST, PULSE, RESPIRATION, TEMPERATURE, HEAD -> "vital-signs";
            case GLUCOSE, UREA, CREATININE, AST, ALT -> "laboratory";
        };
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming unit and limits */
    BigDecimal value(String cell) {
        var number = cell.replace(',', '.');
        var value = number.matches("\\d{1,4}(\\.\\d{1,2})?") ? new BigDecimal(number) : null;
        if (value == null || value.intValue() < least || value.intValue() > most) {
            throw new IllegalArgumentException(title + " tính bằng " + unit + ", từ " + least + " đến " + most);
        }
        return value;
    }
}
