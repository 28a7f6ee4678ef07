package vn.vongdoi.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Reads claim files back with the JDK's own parser, sharing nothing with the writer. */
final class WrittenClaims {

    /** One row as it was read. */
    record Fields(Map<String, String> byName) {

        String text(String field) {
            return Objects.requireNonNull(byName.get(field), field);
        }

        boolean has(String field) {
            return byName.containsKey(field);
        }
    }

    /** Tables by name, rows in order. */
    record Claim(Path file, String facility, String made, Map<String, List<Fields>> tables) {

        Fields summary() {
            return rows("XML1").getFirst();
        }

        List<Fields> rows(String table) {
            return tables.getOrDefault(table, List.of());
        }
    }

    private static final List<String> SINGLE = List.of("XML1", "XML7", "XML8", "XML13", "XML14");

    private WrittenClaims() {}

    static List<Claim> in(Path folder) throws Exception {
        var claims = new ArrayList<Claim>();
        List<Path> files;
        try (var walk = Files.walk(folder.resolve("claims"))) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            Element root;
            try (InputStream bytes = Files.newInputStream(file)) {
                root = parse(bytes);
            }
            String facility = text(root, "MACSKCB");
            String made = text(root, "NGAYLAP");
            List<Element> encounters = all(root, "HOSO");
            if (encounters.size() != Integer.parseInt(text(root, "SOLUONGHOSO"))) {
                throw new IllegalStateException("SOLUONGHOSO sai: " + file);
            }
            for (Element encounter : encounters) {
                claims.add(new Claim(file, facility, made, tables(encounter)));
            }
        }
        return claims;
    }

    private static Map<String, List<Fields>> tables(Element encounter) throws Exception {
        var tables = new HashMap<String, List<Fields>>();
        for (Element part : all(encounter, "FILEHOSO")) {
            Element content = all(part, "NOIDUNGFILE").getFirst();
            List<Element> inline = children(content);
            if (inline.isEmpty() && content.getTextContent().isBlank()) {
                continue;
            }
            Element table = inline.isEmpty() ? decoded(content.getTextContent()) : inline.getFirst();
            String name = text(part, "LOAIHOSO");
            List<Element> rows = SINGLE.contains(name)
                    ? List.of(table)
                    : children(children(table).getFirst());
            tables.put(name, rows.stream().map(WrittenClaims::fields).toList());
        }
        return tables;
    }

    private static Element decoded(String base64) throws Exception {
        String compact = base64.replaceAll("\\s", "");
        String text = new String(Base64.getDecoder().decode(compact), StandardCharsets.UTF_8);
        byte[] xml = (text.startsWith("\uFEFF") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
        return parse(new ByteArrayInputStream(xml));
    }

    private static Element parse(InputStream bytes) throws Exception {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(bytes)
                    .getDocumentElement();
        } catch (IOException e) {
            throw new IllegalStateException("Tệp không phải XML", e);
        }
    }

    private static Fields fields(Element row) {
        var fields = new HashMap<String, String>();
        children(row).forEach(field -> fields.put(field.getTagName(), field.getTextContent()));
        return new Fields(fields);
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static List<Element> all(Element root, String tag) {
        var nodes = root.getElementsByTagName(tag);
        var found = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String text(Element root, String tag) {
        return all(root, tag).getFirst().getTextContent();
    }
}
