package vn.vongdoi.claimcheck;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import vn.vongdoi.claimfile.Edition;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** Insurance cards: the number's form and the four lists that go in parallel. */
final class CardCheck {
    /** Cards whose last day the portal may not know. */
    private static final Set<String> NO_LAST_DAY = Set.of("QN", "HC", "LS", "XK", "CY", "CA");

    /** MA_DOITUONG_KCB without a card: donors, newborns, the uninsured. */
    private static final Set<String> WITHOUT_CARD = Set.of("1.6", "1.7", "9");

    private CardCheck() {}

    static void check(Row summary, Findings findings) {
        var cards = members(summary.text("MA_THE_BHYT"));
        if (cards.isEmpty()) {
            var kind = summary.text("MA_DOITUONG_KCB");
            if (!kind.isEmpty() && !WITHOUT_CARD.contains(kind)) {
                findings.add(
                        Rule.CARD_MISSING,
                        summary,
                        "MA_THE_BHYT",
                        "",
                        "Không có MA_THE_BHYT trong khi MA_DOITUONG_KCB là " + Formats.shown(kind) + ".");
            }
            return;
        }
        boolean sound = true;
        for (var card : cards) {
            if (Formats.card(card)) continue;
            sound = false;
            findings.add(
                    Rule.CARD_FORMAT,
                    summary,
                    "MA_THE_BHYT",
                    card,
                    "Mã thẻ phải gồm 2 chữ in hoa, một số 1–5 và 12 chữ số (15 ký tự); nhận '" + Formats.shown(card)
                            + "'.");
        }
        if (!sound) return;
        parallel("MA_DKBD", cards, summary, findings);
        boolean first = parallel("GT_THE_TU", cards, summary, findings);
        boolean last = parallel("GT_THE_DEN", cards, summary, findings);
        for (var facility : members(summary.text("MA_DKBD"))) {
            if (!Formats.facility(facility)) {
                findings.add(
                        Rule.CARD_LISTS,
                        summary,
                        "MA_DKBD",
                        facility,
                        "MA_DKBD phải là các mã cơ sở 5 ký tự cách nhau bởi ;, nhận '" + Formats.shown(facility)
                                + "'.");
            }
        }
        if (first && last && !summary.text("GT_THE_TU").isEmpty()) dates(cards, summary, findings);
    }

    /** The members of a ";" list; a list that is blank has none. */
    static List<String> members(String list) {
        if (list.isEmpty()) return List.of();
        if (list.indexOf(';') < 0) return List.of(list);
        return Arrays.stream(list.split(";", -1)).map(String::strip).toList();
    }

    private static boolean parallel(String field, List<String> cards, Row summary, Findings findings) {
        var members = members(summary.text(field));
        boolean lastDay = field.equals("GT_THE_DEN");
        if (members.isEmpty() && mayLackLists(summary)) return true;
        if (members.isEmpty() && lastDay && cards.stream().allMatch(CardCheck::mayLackLastDay)) return true;
        boolean good = members.size() == cards.size();
        for (int i = 0; good && i < cards.size(); i++) {
            good = !members.get(i).isEmpty() || lastDay && mayLackLastDay(cards.get(i));
        }
        if (!good) {
            findings.add(
                    Rule.CARD_LISTS,
                    summary,
                    field,
                    summary.text(field),
                    field + " phải có " + cards.size() + " giá trị như MA_THE_BHYT, cách nhau bởi ; (nhận "
                            + members.size() + ").");
        }
        return good;
    }

    /** QĐ 4210 and the check-in ask for the card alone. */
    private static boolean mayLackLists(Row row) {
        return row.edition() == Edition.QD_4210 || row.layout().kind() == TableKind.XML0;
    }

    private static boolean mayLackLastDay(String card) {
        return NO_LAST_DAY.contains(card.substring(0, 2));
    }

    private static void dates(List<String> cards, Row summary, Findings findings) {
        var firsts = members(summary.text("GT_THE_TU"));
        var lasts = members(summary.text("GT_THE_DEN"));
        var entered = summary.text("NGAY_VAO");
        var day = Formats.isMinute(entered) ? entered.substring(0, 8) : "";
        boolean covered = day.isEmpty();
        for (int i = 0; i < cards.size(); i++) {
            var first = firsts.get(i);
            var last = lasts.isEmpty() || lasts.get(i).isEmpty() ? "99991231" : lasts.get(i);
            if (first.compareTo(last) > 0) {
                findings.add(
                        Rule.CARD_DATES,
                        summary,
                        "GT_THE_DEN",
                        last,
                        "Thẻ hết hạn (" + Formats.shown(last) + ") trước ngày bắt đầu (" + Formats.shown(first) + ").");
                return;
            }
            covered |= first.compareTo(day) <= 0 && day.compareTo(last) <= 0;
        }
        if (!covered) {
            findings.add(
                    Rule.CARD_DATES,
                    summary,
                    "GT_THE_TU",
                    summary.text("GT_THE_TU"),
                    "Không thẻ nào có hiệu lực vào NGAY_VAO (" + entered + ").");
        }
    }
}
