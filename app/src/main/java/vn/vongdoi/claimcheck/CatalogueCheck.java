package vn.vongdoi.claimcheck;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.catalogue.Catalogue;
import vn.vongdoi.catalogue.Item;
import vn.vongdoi.catalogue.ItemKind;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/**
 * Medicines, services and supplies against the facility's own catalogue of the day of the order: the code is there, the
 * text is the same to the letter as the portal compares it, and the price and the share in scope stay below.
 */
final class CatalogueCheck {
    private static final Set<String> SUPPLIES = Set.of("10", "11");

    private final Catalogue catalogue;
    private final LocalDate serviceDay;
    private final Findings findings;
    private final Unlisted unlisted = new Unlisted();

    private CatalogueCheck(Catalogue catalogue, LocalDate serviceDay, Findings findings) {
        this.catalogue = catalogue;
        this.serviceDay = serviceDay;
        this.findings = findings;
    }

    static void check(ClaimEncounter encounter, Catalogue catalogue, Findings findings) {
        if (catalogue == Catalogue.EMPTY) return;
        var check = new CatalogueCheck(catalogue, encounter.serviceDay(), findings);
        for (var row : encounter.rows(TableKind.XML2)) check.medicine(row);
        for (var row : encounter.rows(TableKind.XML3)) {
            if (SUPPLIES.contains(row.text("MA_NHOM")) && !row.text("MA_VAT_TU").isEmpty()) check.supply(row);
            else check.service(row);
        }
        check.unlisted.report(Rule.ITEM_UNKNOWN, "Danh mục của cơ sở không có mã", findings);
    }

    private void medicine(Row row) {
        var items = listed(row, ItemKind.MEDICINE, "MA_THUOC", row.text("MA_THUOC"));
        if (items.isEmpty()) return;
        var registration = row.text("SO_DANG_KY");
        var item = items.stream()
                .filter(one -> one.registration().equals(registration))
                .findFirst();
        if (item.isEmpty()) {
            findings.add(
                    Rule.ITEM_DIFFERS,
                    row,
                    "SO_DANG_KY",
                    registration,
                    "SO_DANG_KY trong danh mục của cơ sở là "
                            + items.stream().map(Item::registration).sorted().toList() + ", nhận "
                            + Formats.shown(registration) + ".");
            return;
        }
        same(row, "TEN_THUOC", item.get().name());
        same(row, "HAM_LUONG", item.get().strength());
        same(row, "DUONG_DUNG", item.get().route());
        same(row, "TT_THAU", item.get().tender());
        within(row, "DON_GIA", item.get());
    }

    private void supply(Row row) {
        for (var item : listed(row, ItemKind.SUPPLY, "MA_VAT_TU", row.text("MA_VAT_TU"))) {
            same(row, "TEN_VAT_TU", item.name());
            same(row, "TT_THAU", item.tender());
            within(row, "DON_GIA_BH", item);
        }
    }

    /** A code may bear a suffix behind a low line ({@code _TT}): what it is an instance of stands before it. */
    private void service(Row row) {
        var told = row.text("MA_DICH_VU");
        int low = told.indexOf('_');
        var code =
                low < 0 || catalogue.list(ItemKind.SERVICE, told, day(row)).size() > 0 ? told : told.substring(0, low);
        for (var item : listed(row, ItemKind.SERVICE, "MA_DICH_VU", code)) {
            if (code.equals(told)) same(row, "TEN_DICH_VU", item.name());
            within(row, "DON_GIA_BH", item);
        }
    }

    private List<Item> listed(Row row, ItemKind kind, String field, String code) {
        if (code.isEmpty() || !catalogue.tells(kind, day(row))) return List.of();
        var items = catalogue.list(kind, code, day(row));
        if (items.isEmpty()) unlisted.add(row, field, row.text(field));
        return items;
    }

    private LocalDate day(Row row) {
        return row.minute("NGAY_YL").map(LocalDateTime::toLocalDate).orElse(serviceDay);
    }

    private void same(Row row, String field, String listed) {
        if (listed.isEmpty() || row.text(field).isEmpty() || row.text(field).equals(listed)) return;
        findings.add(
                Rule.ITEM_DIFFERS,
                row,
                field,
                row.text(field),
                field + " trong danh mục của cơ sở là '" + Formats.shown(listed) + "', nhận '"
                        + Formats.shown(row.text(field)) + "'.");
    }

    /** What the patient alone pays has a price of its own. */
    private void within(Row row, String field, Item item) {
        if (!row.text("PHAM_VI").equals("1")) return;
        above(row, field, item.price())
                .ifPresent(told -> findings.add(
                        Rule.ITEM_PRICE,
                        row,
                        field,
                        row.text(field),
                        field + " cao hơn giá trong danh mục của cơ sở ("
                                + item.price().stripTrailingZeros().toPlainString() + " đ từ " + item.from()
                                + "), nhận " + Formats.shown(row.text(field)) + "."));
        above(row, "TYLE_TT_BH", BigDecimal.valueOf(item.coverage()))
                .ifPresent(told -> findings.add(
                        Rule.ITEM_COVERAGE,
                        row,
                        "TYLE_TT_BH",
                        row.text("TYLE_TT_BH"),
                        "TYLE_TT_BH trong danh mục của cơ sở là " + item.coverage() + ", nhận "
                                + Formats.shown(row.text("TYLE_TT_BH")) + "."));
    }

    private static Optional<BigDecimal> above(Row row, String field, BigDecimal most) {
        return row.number(field).filter(told -> told.compareTo(most) > 0);
    }
}
