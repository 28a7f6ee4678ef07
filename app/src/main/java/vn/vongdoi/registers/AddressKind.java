package vn.vongdoi.registers;

import java.util.List;
import vn.vongdoi.rules.RuleTable;

/** Which of somebody's addresses one is; each has a column of its own. */
record AddressKind(String code) {
    static final List<AddressKind> ALL = RuleTable.read("registers/addresses").rows().stream()
            .map(row -> new AddressKind(row.cell("code")))
            .toList();

    String column() {
        return "address_" + code;
    }
}
