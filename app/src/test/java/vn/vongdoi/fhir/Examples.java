package vn.vongdoi.fhir;

import java.nio.file.Path;
import java.util.List;

/** The official R4 examples and definitions. */
public final class Examples {
    private Examples() {}

    /** Every resource of the package, one file each; the test is skipped when it cannot be fetched. */
    public static List<Path> files() {
        return NpmPackage.files("hl7.fhir.r4.examples", "4.0.1");
    }
}
