package vn.vongdoi.station;

import java.util.List;
import java.util.Map;
import vn.vongdoi.claimfile.Edition;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** What takes a claim back: its key and MA_DOITUONG_KCB 8. Nothing of the person, whose visit it was not. */
final class Withdrawal {
    private Withdrawal() {}

    static Map<TableKind, List<Row>> tables(String facility, String maLk, String reason) {
        var summary = Row.builder(Layout.of(TableKind.XML1), Edition.QD_130, 1)
                .fill("MA_LK", maLk)
                .fill("STT", "1")
                .fill("MA_DOITUONG_KCB", VisitTables.TAKEN_BACK)
                .fill("GHI_CHU", reason)
                .fill("MA_CSKCB", facility)
                .row();
        return Map.of(TableKind.XML1, List.of(summary));
    }
}
