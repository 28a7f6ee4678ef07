package vn.vongdoi.fhir;

/** The type of {@code contained}, {@code Bundle.entry.resource} and their like: {@code resourceType} tells which. */
enum AnyResource implements ElementType {
    ANY_RESOURCE
}
