package vn.vongdoi.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import vn.vongdoi.visit.Body;

class SupplyTest {

    /** Doses as QĐ 3176 writes them. */
    @ParameterizedTest
    @CsvSource({
        "1 viên/lần * 2 lần/ngày * 28 ngày [2 viên/ngày], 56, 28",
        "2 lần/ngày * 5 ngày, 1, 5",
        "'Sáng: 3 viên, Tối: 1 viên [4 viên/ngày]', 30, 7",
        "'0,5 viên/lần * 2 lần/ngày', 30, 30",
        "Uống khi đau, 10,",
        "1 viên/lần, 10,"
    })
    void aPrescriptionLastsAsLongAsItsDoseSays(String dose, int quantity, @Nullable Integer days) {
        var tree = JsonMapper.shared().createObjectNode().put("resourceType", "MedicationRequest");
        tree.putArray("dosageInstruction").addObject().put("text", dose);
        tree.putObject("dispenseRequest").putObject("quantity").put("value", quantity);
        assertThat(Supply.days(new Body(tree))).isEqualTo(days == null ? OptionalInt.empty() : OptionalInt.of(days));
    }
}
