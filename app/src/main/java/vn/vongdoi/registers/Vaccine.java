package vn.vongdoi.registers;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.rules.RuleTable;

/** A vaccine of the national programme. */
record Vaccine(String code, String name, List<String> antigens) {
    private static final Map<String, Vaccine> ALL = RuleTable.read("registers/vaccines").rows().stream()
            .map(row -> new Vaccine(
                    row.cell("code"),
                    row.cell("name_vi"),
                    List.of(row.cell("antigens").split(";"))))
            .collect(toUnmodifiableMap(Vaccine::code, vaccine -> vaccine));

    static Optional<Vaccine> find(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    static String codes() {
        return String.join(", ", ALL.keySet().stream().sorted().toList());
    }
}
