package vn.vongdoi.immunization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import vn.vongdoi.rules.Span;
import vn.vongdoi.rules.Validity;

/** An element of supporting data. An empty one means that the schedule says nothing there. */
record Xml(Element element) {
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    static Xml read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Xml(factory.newDocumentBuilder().parse(in).getDocumentElement());
        } catch (SAXException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return element.getTagName();
    }

    /** Those of that name that say something. */
    List<Xml> all(String name) {
        return children()
                .filter(child -> child.name().equals(name) && child.saysAnything())
                .toList();
    }

    private boolean saysAnything() {
        return children().findAny().isEmpty() ? !text().isEmpty() : children().anyMatch(Xml::saysAnything);
    }

    /** Of that name, or none that says nothing. */
    Xml one(String name) {
        return children()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseGet(() -> new Xml(element.getOwnerDocument().createElement(name)));
    }

    Stream<Xml> children() {
        var nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(node -> new Xml((Element) node));
    }

    /** Empty where it says nothing; {@code n/a} is how some files write that. */
    String text(String name) {
        return one(name).text();
    }

    String text() {
        var text = element.getTextContent().strip();
        return text.equalsIgnoreCase("n/a") ? "" : text;
    }

    /** Divided by semicolons. */
    Set<String> words(String name) {
        return Arrays.stream(text(name).split(";"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean says(String name, String word) {
        return text(name).equalsIgnoreCase(word);
    }

    @Nullable Span span(String name) {
        return value(name, Span::of);
    }

    @Nullable LocalDate day(String name) {
        return value(name, text -> LocalDate.parse(text, text.contains("/") ? AMERICAN : COMPACT));
    }

    Window ages() {
        return new Window(span("beginAge"), span("endAge"));
    }

    Validity validity() {
        return new Validity(day("effectiveDate"), day("cessationDate"));
    }

    private <T> @Nullable T value(String name, Function<String, T> parse) {
        var text = text(name);
        return text.isEmpty() ? null : parse.apply(text);
    }
}
