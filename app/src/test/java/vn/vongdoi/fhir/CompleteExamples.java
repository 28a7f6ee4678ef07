package vn.vongdoi.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The examples of com.ibm.fhir:fhir-examples: 539 resources, minimal, complete and all absent, in JSON and XML. */
public final class CompleteExamples {
    private CompleteExamples() {}

    /** Their names without format and ending: {@code ibm/minimal/Account-1}. */
    public static List<String> names() {
        try (var jar = jar()) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.matches("json/ibm/(minimal|complete-mock|complete-absent)/.+\\.json"))
                    .map(name -> name.substring("json/".length(), name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] json(String name) {
        return bytes("json/" + name + ".json");
    }

    public static byte[] xml(String name) {
        return bytes("xml/" + name + ".xml");
    }

    private static byte[] bytes(String path) {
        try (var stream = Objects.requireNonNull(CompleteExamples.class.getResourceAsStream("/" + path), path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JarFile jar() throws IOException {
        var one = Objects.requireNonNull(CompleteExamples.class.getResource("/json/ibm/minimal/Account-1.json"));
        var connection = (JarURLConnection) one.openConnection();
        connection.setUseCaches(false);
        return connection.getJarFile();
    }
}
