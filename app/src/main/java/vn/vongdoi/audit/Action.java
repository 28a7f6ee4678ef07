package vn.vongdoi.audit;

import java.util.Arrays;
import java.util.Optional;

/** What was done; the letters are those of FHIR's AuditEvent.action. */
public enum Action {
    CREATE('C'),
    READ('R'),
    UPDATE('U'),
    DELETE('D'),
    /** Found among others, named in a list, or an operation such as breaking the glass. */
    EXECUTE('E');

    private final char letter;

    Action(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }

    static Action of(String letter) {
        return find(letter).orElseThrow(() -> new IllegalArgumentException("no action " + letter));
    }

    public static Optional<Action> find(String letter) {
        return Arrays.stream(values())
                .filter(action -> letter.equals(String.valueOf(action.letter)))
                .findFirst();
    }
}
