package vn.vongdoi.rest;

import tools.jackson.databind.node.ObjectNode;
import vn.vongdoi.fhir.Incoming;
import vn.vongdoi.fhir.ResourceType;

/** The resource in a request's body. */
final class Tree {
    private Tree() {}

    /** @throws Fault 400 with everything that is wrong */
    static ObjectNode of(byte[] body, ResourceType type) {
        return accepted(Incoming.read(body, type.fhirName()));
    }

    /** Parameters, which have no endpoint of their own. */
    static ObjectNode ofParameters(byte[] body) {
        return accepted(Incoming.read(body, "Parameters"));
    }

    static ObjectNode accepted(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Accepted accepted -> accepted.tree();
            case Incoming.Refused refused -> throw new Fault(400, refused.issues());
        };
    }
}
