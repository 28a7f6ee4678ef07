package vn.vongdoi.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;

/**
 * A role that somebody holds in an area, for a time.
 *
 * @param ends the last day; null = until it is taken away
 */
public record Post(
        long number,
        Role role,
        Area area,
        LocalDate starts,
        @Nullable LocalDate ends) {}
