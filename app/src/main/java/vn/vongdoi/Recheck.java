package vn.vongdoi;

import java.util.OptionalLong;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.claims.Totals;

/** {@code recheck}: after a rule or a list was corrected, everything that was rejected is checked again. */
record Recheck() implements Command {
    @Override
    public int run() {
        try (var application = Command.application()) {
            var door = application.getBean(ClaimsDoor.class);
            var all = door.rejected();
            var line = new ProgressLine();
            var totals = new Totals();
            door.again(OptionalLong.empty(), Actor.console(), report -> {
                totals.add(report);
                line.show("hồ sơ", totals.encounters(), all);
            });
            line.end("Đã kiểm tra lại " + totals.encounters() + " hồ sơ bị từ chối: "
                    + (totals.count(Status.ACCEPTED) + totals.count(Status.REPLACED)) + " nay được nhận, "
                    + totals.count(Status.WITHDRAWN) + " rút, " + totals.count(Status.DUPLICATE)
                    + " đã có bản khác, " + totals.count(Status.REJECTED) + " vẫn bị từ chối");
            return DONE;
        }
    }
}
