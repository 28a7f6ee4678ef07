package vn.vongdoi.record;

import java.util.Optional;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.page.Problem;

/** Who may read a person's record for what. Denies by default. */
final class Reading {
    private Reading() {}

    /** @return the one facility whose part of the record may be read; empty = all of it */
    static Optional<String> permit(Actor actor, Purpose purpose) {
        var allowed = switch (actor.role()) {
            case ADMINISTRATOR, CONSOLE ->
                switch (purpose) {
                    case CARE, PAYMENT, PUBLIC_HEALTH, AUDIT -> true;
                    // Planning sees sums, and nobody's own record is read on their behalf.
                    case PLANNING, OWN_RECORD -> false;
                };
            // A hospital's system reads what its hospital wrote; relations come with access.
            case MACHINE -> purpose == Purpose.CARE;
            // What these may read depends on whom they treat or serve: nothing, until that is known.
            case CITIZEN,
                    STATION_STAFF,
                    DOCTOR,
                    HOSPITAL_CLERK,
                    PHARMACIST,
                    EPIDEMIOLOGIST,
                    DISPATCHER,
                    INSURANCE_ASSESSOR,
                    PROGRAMME_STAFF,
                    LEADER,
                    DATA_PROTECTION_OFFICER,
                    AUDITOR -> false;
        };
        if (!allowed) {
            throw Problem.forbidden(
                    "Bạn không được đọc hồ sơ của một người cho mục đích này.",
                    "You may not read a person's record for this purpose.");
        }
        return actor.facility();
    }
}
