package vn.vongdoi.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fasterxml.aalto.stax.OutputFactoryImpl;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * The structures, value sets and code systems of R4 from HAPI's jar, without what only people read. That is most of
 * them: whole, they would take three times the memory, and their loading more than that.
 */
final class BaseDefinitions implements IValidationSupport {
    private static final List<String> FILES = List.of(
            "profile/profiles-types.xml",
            "profile/profiles-resources.xml",
            "profile/profiles-others.xml",
            "extension/extension-definitions.xml",
            "valueset/valuesets.xml",
            "valueset/v2-tables.xml",
            "valueset/v3-codesystems.xml");

    private static final Set<String> TYPES = Set.of("StructureDefinition", "ValueSet", "CodeSystem");

    private static final Set<String> FOR_PEOPLE = Set.of(
            "text",
            "meta",
            "contact",
            "useContext",
            "jurisdiction",
            "title",
            "publisher",
            "copyright",
            "description",
            "purpose",
            "mapping",
            "differential",
            "definition",
            "comment",
            "requirements",
            "meaningWhenMissing",
            "short",
            "alias",
            "example",
            "isModifierReason",
            "isSummary",
            "condition",
            "orderMeaning",
            "xpath",
            "designation");

    private final FhirContext context;
    private final Map<String, IBaseResource> structures = new HashMap<>();
    private final Map<String, IBaseResource> valueSets = new HashMap<>();
    private final Map<String, IBaseResource> codeSystems = new HashMap<>();
    private final List<IBaseResource> allStructures = new ArrayList<>();

    BaseDefinitions(FhirContext context) {
        this.context = context;
        // They hold an element that R4 does not know.
        var parser = context.newXmlParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        try {
            for (var file : FILES) load(file, parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("HAPI's definitions cannot be read", e);
        }
    }

    private void load(String file, IParser parser) throws IOException, XMLStreamException {
        var path = "/org/hl7/fhir/r4/model/" + file;
        try (var in = Objects.requireNonNull(BaseDefinitions.class.getResourceAsStream(path), path)) {
            var xml = new InputFactoryImpl().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && TYPES.contains(xml.getLocalName()))
                    keep((MetadataResource) parser.parseResource(lean(xml)));
            }
        }
    }

    /** The element that begins here, to its end. */
    private static String lean(XMLStreamReader in) throws XMLStreamException {
        var text = new StringWriter();
        var out = new OutputFactoryImpl().createXMLStreamWriter(text);
        var depth = 0;
        var event = in.getEventType();
        while (true) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (depth > 0 && FOR_PEOPLE.contains(in.getLocalName())) {
                    skip(in);
                } else {
                    begin(in, out, depth++ == 0);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                out.writeEndElement();
                if (--depth == 0) break;
            }
            event = in.next();
        }
        out.close();
        return text.toString();
    }

    private static void begin(XMLStreamReader in, XMLStreamWriter out, boolean root) throws XMLStreamException {
        out.writeStartElement(in.getLocalName());
        if (root) out.writeDefaultNamespace(FhirXml.NAMESPACE);
        for (var i = 0; i < in.getAttributeCount(); i++) {
            out.writeAttribute(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
    }

    private static void skip(XMLStreamReader in) throws XMLStreamException {
        for (var depth = 1; depth > 0; ) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private void keep(MetadataResource definition) {
        // The validator asks by this whether a structure is the standard's own.
        definition.setUserData(DefaultProfileValidationSupport.SOURCE_PACKAGE_ID, "hl7.fhir.r4.core");
        switch (definition) {
            case StructureDefinition structure -> {
                allStructures.add(structure);
                keep(structure, structures);
            }
            case ValueSet valueSet -> keep(valueSet, valueSets);
            case CodeSystem codeSystem -> {
                // SNOMED CT, LOINC and others are named only: of their codes nothing can be said.
                if (codeSystem.getContent() != CodeSystemContentMode.NOTPRESENT) keep(codeSystem, codeSystems);
            }
            default -> throw new IllegalStateException(definition.fhirType());
        }
    }

    private static void keep(MetadataResource definition, Map<String, IBaseResource> byUrl) {
        byUrl.put(definition.getUrl(), definition);
        byUrl.put(definition.getUrl() + "|" + definition.getVersion(), definition);
    }

    /** The validator has made its own copies of the structures; only they are looked into from now on. */
    void forgetSnapshots() {
        allStructures.forEach(structure -> ((StructureDefinition) structure).setSnapshot(null));
    }

    @Override
    public FhirContext getFhirContext() {
        return context;
    }

    @Override
    @SuppressWarnings("unchecked") // the interface leaves the type to its callers
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        return (List<T>) allStructures;
    }

    @Override
    public @Nullable IBaseResource fetchStructureDefinition(String url) {
        return structures.get(url);
    }

    @Override
    public @Nullable IBaseResource fetchValueSet(String url) {
        return valueSets.get(url);
    }

    @Override
    public @Nullable IBaseResource fetchCodeSystem(String url) {
        return codeSystems.get(url);
    }

    @Override
    public boolean isCodeSystemSupported(ValidationSupportContext asking, String url) {
        return codeSystems.containsKey(url);
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext asking, String url) {
        return valueSets.containsKey(url);
    }
}
