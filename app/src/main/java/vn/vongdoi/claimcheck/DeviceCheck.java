package vn.vongdoi.claimcheck;

import java.time.LocalDateTime;
import java.util.regex.Pattern;
import vn.vongdoi.catalogue.Catalogue;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.TableKind;

/** MA_MAY: the machines of the facility. */
final class DeviceCheck {
    /** What is done by hand or elsewhere has other words here. */
    private static final Pattern MACHINE = Pattern.compile("[\\p{Lu}0-9]{2,5}\\.[1-3]\\..+");

    private DeviceCheck() {}

    static void check(ClaimEncounter encounter, Catalogue catalogue, Findings findings) {
        if (catalogue == Catalogue.EMPTY) return;
        var unlisted = new Unlisted();
        for (var row : encounter.rows(TableKind.XML3)) {
            var told = row.text("MA_MAY");
            if (told.isEmpty()) continue;
            var day = row.minute("NGAY_TH_YL")
                    .or(() -> row.minute("NGAY_YL"))
                    .map(LocalDateTime::toLocalDate)
                    .orElse(encounter.serviceDay());
            if (!catalogue.tellsDevices(day)) continue;
            for (var code : CardCheck.members(told)) {
                if (MACHINE.matcher(code).matches() && !catalogue.hasDevice(code, day)) {
                    unlisted.add(row, "MA_MAY", code);
                }
            }
        }
        unlisted.report(Rule.DEVICE_UNKNOWN, "Sổ máy của cơ sở không có máy", findings);
    }
}
