package vn.vongdoi.fhir;

/** What an element may hold: a primitive value, a group of elements, or a whole resource of any type. */
sealed interface ElementType permits Primitive, Complex, AnyResource {}
