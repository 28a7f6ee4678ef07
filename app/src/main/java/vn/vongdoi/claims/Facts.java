package vn.vongdoi.claims;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.Cmnd;
import vn.vongdoi.person.Contact;
import vn.vongdoi.person.Papers;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.Sex;

/** What XML1 says about the person. */
final class Facts {
    private static final List<TableKind> PAPERS = List.of(TableKind.XML7, TableKind.XML8);

    /** A child is more often written down under its mother. */
    private static final List<String> GUARDIANS = List.of("HO_TEN_ME", "HO_TEN_CHA", "NGUOI_GIAM_HO");

    private Facts() {}

    static PersonFacts of(ClaimEncounter encounter) {
        var row = encounter.summary();
        var card = CardNumber.find(last(row.text("MA_THE_BHYT")));
        return new PersonFacts(
                        row.text("HO_TEN"),
                        birth(row.text("NGAY_SINH")),
                        Sex.of(Integer.parseInt(row.text("GIOI_TINH"))),
                        commune(row),
                        Cccd.find(row.text("SO_CCCD")),
                        Optional.empty(),
                        card,
                        day(last(row.text("GT_THE_TU"))),
                        day(last(row.text("GT_THE_DEN"))),
                        encounter.serviceDay(),
                        false)
                .with(
                        new Papers(Optional.empty(), Cmnd.find(row.text("SO_CCCD")), Optional.empty(), new TreeMap<>()),
                        Contact.of(row.text("DIEN_THOAI"), row.text("DIA_CHI"), guardian(encounter)));
    }

    /** As the papers of a child's stay name one; empty when none does. */
    private static String guardian(ClaimEncounter encounter) {
        for (var kind : PAPERS) {
            for (var paper : encounter.rows(kind)) {
                for (var field : GUARDIANS) {
                    if (!paper.layout().has(field)) continue;
                    var name = paper.text(field).strip();
                    if (!name.isEmpty()) return name;
                }
            }
        }
        return "";
    }

    /** NGAY_SINH: yyyymmddHHMM or yyyymmdd; 0000 for an unknown month and day, 00 for an unknown day. */
    static BirthDate birth(String text) {
        var year = Integer.parseInt(text.substring(0, 4));
        var month = text.length() < 8 ? 0 : Integer.parseInt(text.substring(4, 6));
        var day = text.length() < 8 ? 0 : Integer.parseInt(text.substring(6, 8));
        if (month == 0) return BirthDate.ofYear(year);
        if (day == 0) return new BirthDate(LocalDate.of(year, month, 1), BirthDate.Known.MONTH);
        return BirthDate.of(LocalDate.of(year, month, day));
    }

    private static @Nullable String commune(Row row) {
        return row.find("MAXA_CU_TRU").orElse(null);
    }

    static @Nullable LocalDate day(String text) {
        return Formats.day(text).orElse(null);
    }

    /** The last member of a parallel list, perhaps empty: of several cards the one the patient left with. */
    static String last(String list) {
        return list.substring(list.lastIndexOf(';') + 1).strip();
    }
}
