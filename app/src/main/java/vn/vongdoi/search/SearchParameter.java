package vn.vongdoi.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.fhir.ResourceType;

/** A search parameter of R4. There is one object of each, so that they may be compared by identity. */
public final class SearchParameter {

    /** How the values of a parameter are compared. */
    public enum Kind {
        TOKEN,
        REFERENCE,
        DATE,
        STRING,
        NUMBER,
        QUANTITY,
        URI,
        COMPOSITE,
        /** Location.near: a position. */
        SPECIAL;

        /** As the standard writes it: {@code token}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    private final int number;
    private final @Nullable ResourceType type;
    private final String code;
    private final Kind kind;
    private final Set<ResourceType> targets;
    private final List<Kind> components;
    private final String definition;
    private final boolean canonical;
    private final boolean impliesSystem;
    private final boolean isMandatory;

    SearchParameter(
            int number,
            @Nullable ResourceType type,
            String code,
            Kind kind,
            Set<ResourceType> targets,
            List<Kind> components,
            String definition,
            boolean canonical,
            boolean impliesSystem,
            boolean isMandatory) {
        this.number = number;
        this.type = type;
        this.code = code;
        this.kind = kind;
        this.targets = Set.copyOf(targets);
        this.components = List.copyOf(components);
        this.definition = definition;
        this.canonical = canonical;
        this.impliesSystem = impliesSystem;
        this.isMandatory = isMandatory;
    }

    /** Stands in the database and never changes; fits a smallint. */
    public int number() {
        return number;
    }

    /** The type that has it; empty when every type has it ({@code _id}). */
    public Optional<ResourceType> type() {
        return Optional.ofNullable(type);
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** What a reference may lead to; empty when to anything. */
    public Set<ResourceType> targets() {
        return targets;
    }

    public boolean leadsTo(ResourceType target) {
        return kind == Kind.REFERENCE && (targets.isEmpty() || targets.contains(target));
    }

    /** Whether its elements name what they refer to by canonical URLs, never by type and id. */
    boolean isCanonical() {
        return canonical;
    }

    /** The kinds of a composite's components, in their order; empty for others. */
    public List<Kind> components() {
        return components;
    }

    /** The canonical URL of its official definition. */
    public String definition() {
        return "http://hl7.org/fhir/SearchParameter/" + definition;
    }

    /** Every token of it has the same system, and is known by its code alone: {@code status}. */
    public boolean impliesSystem() {
        return impliesSystem;
    }

    /** It reads one element that R4 has every resource of the type fill, so that hardly any lacks a value. */
    public boolean isMandatory() {
        return isMandatory;
    }

    /** Codes are compared without regard to case, as the standard advises; ids are not. */
    public boolean heedsCase() {
        return code.equals("_id");
    }

    @Override
    public String toString() {
        return (type == null ? "Resource" : type.fhirName()) + "." + code;
    }
}
