package vn.vongdoi.rest;

import java.util.Arrays;
import java.util.Optional;

/** The HTTP verbs of FHIR. */
enum Verb {
    DELETE,
    POST,
    PUT,
    PATCH,
    GET,
    HEAD;

    static Optional<Verb> find(String word) {
        return Arrays.stream(values()).filter(verb -> verb.name().equals(word)).findFirst();
    }
}
