package vn.vongdoi.fhir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The element definitions of FHIR R4, read once from {@code fhir/elements.txt}, whose head tells its form. */
final class ElementTable {
    private static final String FILE = "/fhir/elements.txt";

    private final Map<String, Head> heads = new HashMap<>();
    private final Map<String, Complex> types = new HashMap<>();
    private final Map<String, Set<String>> lists = new HashMap<>();

    /** A type as it stands in the file: its base and its own elements. */
    private record Head(@Nullable String base, boolean isAbstract, List<String> elements) {}

    /** Read when first asked for, so that a start that writes nothing does not wait for it. */
    private static final class Holder {
        static final ElementTable TABLE = new ElementTable();
    }

    private ElementTable() {
        read();
        heads.forEach((name, head) -> types.put(name, new Complex(name, !head.isAbstract && isResource(name))));
        types.values().forEach(type -> fill(type, type.name()));
    }

    static Optional<Complex> find(String name) {
        return Optional.ofNullable(Holder.TABLE.types.get(name));
    }

    /** A type that an element of the standard has; the name is ours, not a sender's. */
    static Complex type(String name) {
        return Objects.requireNonNull(Holder.TABLE.types.get(name), name);
    }

    /** A resource type that can be sent: the standard's name in exactly these letters. */
    static Optional<Complex> resource(String name) {
        return find(name).filter(Complex::isResource);
    }

    private void read() {
        var stream = Objects.requireNonNull(ElementTable.class.getResourceAsStream(FILE), FILE);
        List<String> elements = List.of();
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() || line.charAt(0) == '#') continue;
                if (line.charAt(0) == ' ') elements.add(line.substring(1));
                else if (line.charAt(0) == '{') list(line);
                else elements = head(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> head(String line) {
        boolean isAbstract = line.startsWith("abstract ");
        var parts = line.substring(isAbstract ? "abstract ".length() : 0).split(" : ", -1);
        var elements = new ArrayList<String>();
        heads.put(parts[0], new Head(parts.length > 1 ? parts[1] : null, isAbstract, elements));
        return elements;
    }

    private void list(String line) {
        var words = line.split(" ", -1);
        lists.put(words[0], new HashSet<>(List.of(words).subList(1, words.length)));
    }

    private boolean isResource(String name) {
        for (var base = name; base != null; base = head(base, name).base) {
            if (base.equals("Resource")) return true;
        }
        return false;
    }

    private Head head(String name, String asked) {
        return Objects.requireNonNull(heads.get(name), () -> asked + " is made from the unknown type " + name);
    }

    private void fill(Complex type, String from) {
        var head = head(from, type.name());
        if (head.base != null) fill(type, head.base);
        for (var line : head.elements) {
            var words = line.split(" ", -1);
            var cardinality = words[1].charAt(0);
            var isChoice = words[0].endsWith("[x]");
            var name = isChoice ? words[0].substring(0, words[0].length() - 3) : words[0];
            int slot = type.slot(name, cardinality == '1' || cardinality == '+');
            for (int i = 2; i < words.length; i++) {
                type.add(element(name, isChoice, words[i], cardinality == '*' || cardinality == '+', slot));
            }
        }
    }

    private Element element(String name, boolean isChoice, String word, boolean many, int slot) {
        int brace = word.indexOf('{');
        var typeName = brace < 0 ? word : word.substring(0, brace);
        var codes = brace < 0 ? null : Objects.requireNonNull(lists.get(word.substring(brace)), word);
        var property = isChoice ? name + Character.toUpperCase(typeName.charAt(0)) + typeName.substring(1) : name;
        return new Element(name, property, "_" + property, elementType(typeName), many, slot, codes);
    }

    private ElementType elementType(String name) {
        if (name.equals("Resource")) return AnyResource.ANY_RESOURCE;
        if (Character.isLowerCase(name.charAt(0))) return Primitive.of(name);
        return Objects.requireNonNull(types.get(name), name);
    }
}
