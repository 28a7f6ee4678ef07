package vn.vongdoi.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.vongdoi.fhir.Examples;

/** HL7's package of R4 definitions and examples in memory. */
final class FhirPackage {
    private FhirPackage() {}

    /** Its files by name; the test is skipped where the package cannot be fetched. */
    static Map<String, byte[]> files() {
        try {
            var files = new LinkedHashMap<String, byte[]>();
            for (var file : Examples.files()) files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
