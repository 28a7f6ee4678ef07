package vn.vongdoi.record;

import java.util.Optional;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Rights;
import vn.vongdoi.page.Problem;

/** Who may read a person's record for what. Denies by default. */
final class Reading {
    private Reading() {}

    /** @return the one facility whose part of the record may be read; empty = all of it */
    static Optional<String> permit(Actor actor, Purpose purpose) {
        if (!Rights.mayRead(actor, purpose)) {
            throw Problem.forbidden(
                    "Bạn không được đọc hồ sơ của một người cho mục đích này.",
                    "You may not read a person's record for this purpose.");
        }
        return actor.facility();
    }
}
