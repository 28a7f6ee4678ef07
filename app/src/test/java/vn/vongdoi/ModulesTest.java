package vn.vongdoi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    private static final Path PAGE = Path.of("..", "ARCHITECTURE.md");
    private static final String BEGIN = "<!-- modules: written by ModulesTest -->\n";
    private static final String END = "<!-- end of modules -->";

    private final ApplicationModules modules = ApplicationModules.of(VongDoi.class);

    @Test
    void everyModuleUsesOnlyTheFloorsBelowIt() {
        modules.verify();
    }

    @Test
    void onlyTheFhirModuleKnowsHapi() {
        var program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackagesOf(VongDoi.class);
        noClasses()
                .that()
                .resideOutsideOfPackage("vn.vongdoi.fhir")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ca.uhn..", "org.hl7..")
                .check(program);
    }

    /** Run with {@code -Dvongdoi.write} to draw the picture anew after a change of modules. */
    @Test
    void theArchitecturePageShowsTheModulesAsTheyAre() throws IOException {
        var page = Files.readString(PAGE);
        var drawn =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + picture() + page.substring(page.indexOf(END));
        if (System.getProperty("vongdoi.write") != null) Files.writeString(PAGE, drawn);
        assertThat(Files.readString(PAGE)).isEqualTo(drawn);
    }

    /** An arrow that other arrows already imply is left out. */
    private String picture() {
        var uses = new TreeMap<String, Set<String>>();
        modules.stream()
                .filter(module -> !name(module).equals("templates")) // generated from src/main/jte
                .forEach(module -> uses.put(name(module), used(module)));
        var picture = new StringBuilder("```mermaid\nflowchart TB\n");
        uses.forEach((module, used) -> {
            if (used.isEmpty()) picture.append("    ").append(module).append('\n');
            for (var one : used) {
                var implied = used.stream().anyMatch(other -> !other.equals(one) && reaches(uses, other, one));
                if (!implied)
                    picture.append("    ")
                            .append(module)
                            .append(" --> ")
                            .append(one)
                            .append('\n');
            }
        });
        return picture.append("```\n").toString();
    }

    private static boolean reaches(Map<String, Set<String>> uses, String from, String to) {
        return uses.getOrDefault(from, Set.of()).stream().anyMatch(next -> next.equals(to) || reaches(uses, next, to));
    }

    private Set<String> used(ApplicationModule module) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(ModulesTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
