package vn.vongdoi.record;

import java.time.Instant;
import vn.vongdoi.fhir.ResourceId;

/**
 * What a write made of a resource. It is durable when the write that made it has returned.
 *
 * @param created false when the resource had been there
 */
public record Saved(ResourceId id, int version, Instant updated, boolean created) {}
