package vn.vongdoi.registers;

import java.util.List;

/** Cells that hold one of a few words. */
final class Words {
    private Words() {}

    /** @throws IllegalArgumentException naming the words allowed */
    static String one(List<String> allowed, String cell) {
        if (!allowed.contains(cell)) {
            throw new IllegalArgumentException("Phải là một trong: " + String.join(", ", allowed));
        }
        return cell;
    }

    static Boolean yes(String cell) {
        return one(List.of("yes", "no"), cell).equals("yes");
    }
}
