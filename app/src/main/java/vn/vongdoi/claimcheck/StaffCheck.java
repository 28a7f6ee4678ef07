package vn.vongdoi.claimcheck;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.place.Roster;

/** Who ordered, did and read: practice licences of the facility's own staff. */
final class StaffCheck {
    /** .TX. from afar, .HD. lent, .CG. teaching a technique: the licence is known where that person works. */
    private static final Pattern ELSEWHERE = Pattern.compile("\\.(TX|HD|CG|C)\\.");

    /** A trainee writes the own CCCD behind the licence of who stands by. */
    private static final Pattern TRAINEE = Pattern.compile("\\.[0-9]{12}$");

    private final Roster roster;
    private final LocalDate serviceDay;
    private final Unlisted unlisted = new Unlisted();

    private StaffCheck(Roster roster, LocalDate serviceDay) {
        this.roster = roster;
        this.serviceDay = serviceDay;
    }

    static void check(ClaimEncounter encounter, Roster roster, Findings findings) {
        if (roster == Roster.EMPTY) return;
        var check = new StaffCheck(roster, encounter.serviceDay());
        for (var row : encounter.rows(TableKind.XML2)) check.field(row, "MA_BAC_SI", "NGAY_YL");
        for (var row : encounter.rows(TableKind.XML3)) {
            check.field(row, "MA_BAC_SI", "NGAY_YL");
            check.field(row, "NGUOI_THUC_HIEN", "NGAY_TH_YL");
        }
        for (var row : encounter.rows(TableKind.XML4)) check.field(row, "MA_BS_DOC_KQ", "NGAY_KQ");
        for (var row : encounter.rows(TableKind.XML5)) check.field(row, "NGUOI_THUC_HIEN", "THOI_DIEM_DBLS");
        check.unlisted.report(Rule.STAFF_UNKNOWN, "Sổ nhân lực của cơ sở không có người hành nghề", findings);
    }

    private void field(Row row, String field, String time) {
        var told = row.text(field);
        if (told.isEmpty()) return;
        var day = row.minute(time).map(LocalDateTime::toLocalDate).orElse(serviceDay);
        if (!roster.tells(day)) return;
        for (var code : CardCheck.members(told)) {
            if (!code.isEmpty() && !isKnown(code, day)) unlisted.add(row, field, code);
        }
    }

    private boolean isKnown(String code, LocalDate day) {
        return roster.has(code, day)
                || ELSEWHERE.matcher(code).find()
                || roster.has(TRAINEE.matcher(code).replaceFirst(""), day);
    }
}
