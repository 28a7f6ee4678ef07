package vn.vongdoi.record;

import java.util.List;
import java.util.Optional;

/** A page of everything of one person, the Patient itself first. */
public record EverythingPage(List<Version> versions, Optional<Long> next) {
    public EverythingPage {
        versions = List.copyOf(versions);
    }
}
