package vn.vongdoi.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ElementTableTest {
    private static final Path TABLE = Path.of("src", "main", "resources", "fhir", "elements.txt");

    /** With {@code -Dvongdoi.write=1} the table is written anew instead of compared. */
    @Test
    void theTableSaysWhatTheOfficialDefinitionsSay() throws Exception {
        var derived = Definitions.read().table();
        if (System.getProperty("vongdoi.write") != null) Files.writeString(TABLE, derived);
        assertThat(Files.readString(TABLE)).isEqualTo(derived);
    }
}
