package vn.vongdoi;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void everyModuleUsesOnlyTheFloorsBelowIt() {
        ApplicationModules.of(VongDoi.class).verify();
    }
}
