package vn.vongdoi.simulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A member of staff, who is also an inhabitant of the province; {@code left} null = still there. */
record StaffMember(
        String cccd,
        String name,
        Profession profession,
        String licence,
        LocalDate since,
        @Nullable LocalDate left) {}
