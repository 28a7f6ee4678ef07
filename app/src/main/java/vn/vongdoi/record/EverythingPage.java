package vn.vongdoi.record;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A page of everything of one person, the Patient itself first. */
public record EverythingPage(List<Version> versions, Optional<Long> next) {
    public EverythingPage {
        versions = List.copyOf(versions);
    }

    EverythingPage each(UnaryOperator<Version> change) {
        return new EverythingPage(versions.stream().map(change).toList(), next);
    }
}
