package vn.vongdoi.record;

import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.page.Problem;

/** Who may read a person's record for what. Denies by default. */
final class Reading {
    private Reading() {}

    static void permit(Actor actor, Purpose purpose) {
        var allowed =
                switch (actor.role()) {
                    case ADMINISTRATOR, CONSOLE -> switch (purpose) {
                        case CARE, PAYMENT, PUBLIC_HEALTH, AUDIT -> true;
                        // Planning sees sums, and nobody's own record is read on their behalf.
                        case PLANNING, OWN_RECORD -> false;
                    };
                    // A facility's machine delivers; it does not read people until access has relations.
                    case MACHINE -> false;
                };
        if (!allowed) {
            throw Problem.forbidden(
                    "Bạn không được đọc hồ sơ của một người cho mục đích này.",
                    "You may not read a person's record for this purpose.");
        }
    }
}
