/**
 * What crosses modules as a FHIR R4 resource: type, id and JSON bytes; code systems; writing JSON; reading what others
 * send strictly; OperationOutcome.
 */
@NullMarked
@ApplicationModule(
        displayName = "FHIR",
        allowedDependencies = {})
package vn.vongdoi.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
