package vn.vongdoi.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource as somebody sent it: read strictly and held to the element definitions of R4, or refused with everything
 * that is wrong. Every write passes here.
 */
public sealed interface Incoming {
    /**
     * Sound JSON of the right shape.
     *
     * @param resourceType as the standard writes it; Parameters, which {@link ResourceType} leaves out, comes too
     * @param tree the receiver's own, to change as it likes; decimals keep the digits they came with
     */
    record Accepted(String resourceType, ObjectNode tree) implements Incoming {
        public Optional<String> id() {
            return tree.optional("id").map(id -> id.stringValue());
        }
    }

    /**
     * Nothing can be done with it, and why.
     *
     * @param tree what was read; null when nothing could be
     */
    record Refused(List<Issue> issues, @Nullable ObjectNode tree) implements Incoming {
        public Refused {
            if (issues.isEmpty()) throw new IllegalArgumentException("a refusal gives its reasons");
            issues = List.copyOf(issues);
        }

        static Refused because(Refusal refusal) {
            return new Refused(List.of(refusal.issue()), null);
        }

        /** Whether the bytes could not even be read (400); else they could, and are wrong (422). */
        public boolean isUnreadable() {
            return issues.getFirst().severity() == Issue.Severity.FATAL;
        }
    }

    /** A resource of any type. */
    static Incoming read(byte[] json) {
        try {
            return of(StrictJson.object(json));
        } catch (Refusal refusal) {
            return Refused.because(refusal);
        }
    }

    /** A resource of that type, as the standard writes it. */
    static Incoming read(byte[] json, String expectedType) {
        return read(json).expecting(expectedType);
    }

    /** A resource of that type from a stream, of which no more than that many bytes are taken. */
    static Incoming read(InputStream json, int mostBytes, String expectedType) throws IOException {
        var body = json.readNBytes(mostBytes);
        if (json.read() < 0) return read(body, expectedType);
        return Refused.because(Refusal.unreadable(
                Issue.Code.TOO_LONG,
                "Nội dung lớn hơn " + mostBytes + " byte.",
                "The body is larger than " + mostBytes + " bytes."));
    }

    /** The same when it is of that type or already refused, else a refusal. */
    default Incoming expecting(String type) {
        if (!(this instanceof Accepted accepted) || accepted.resourceType.equals(type)) return this;
        return new Refused(
                List.of(Issue.error(
                        Issue.Code.INVALID,
                        accepted.resourceType,
                        "Cần tài nguyên " + type + ", nhận được " + accepted.resourceType + ".",
                        "Expected a resource " + type + ", got " + accepted.resourceType + ".")),
                accepted.tree);
    }

    /** A resource already in memory, as after a patch. */
    static Incoming of(ObjectNode resource) {
        var issues = Shape.check(resource);
        return issues.isEmpty()
                ? new Accepted(resource.path("resourceType").stringValue(), resource)
                : new Refused(issues, resource);
    }
}
