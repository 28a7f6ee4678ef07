package vn.vongdoi.record;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A page of everything of one person, the Patient itself first.
 *
 * @param total of all pages, on the first
 */
public record EverythingPage(List<Version> versions, OptionalLong total, Optional<Long> next) {
    public EverythingPage {
        versions = List.copyOf(versions);
    }
}
