package vn.vongdoi.privacy;

import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.page.Problem;

/** Auditors look; the data-protection officer acts. */
final class Officers {
    private Officers() {}

    static boolean is(Actor actor) {
        return actor.role() == Role.DATA_PROTECTION_OFFICER;
    }

    static Actor only(Actor actor) {
        if (is(actor)) return actor;
        throw Problem.forbidden(
                "Việc này do người phụ trách bảo vệ dữ liệu làm.", "The data-protection officer does this.");
    }
}
