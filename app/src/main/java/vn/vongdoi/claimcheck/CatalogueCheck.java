package vn.vongdoi.claimcheck;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
        for (var row : encounter.rows(TableKind.XML2)) {
            if (ofFund(row) && row.text("NGUON_CTRA").equals("1")) check.medicine(row);
        }
        for (var row : encounter.rows(TableKind.XML3)) {
            if (!ofFund(row)) continue;
            if (SUPPLIES.contains(row.text("MA_NHOM")) && !row.text("MA_VAT_TU").isEmpty()) check.supply(row);
            else check.service(row);
        }
        check.unlisted.report(Rule.ITEM_UNKNOWN, "Danh mục của cơ sở không có mã", findings);
    }

    /** What programmes or patients pay need not be in the catalogue that the insurer approved. */
    private static boolean ofFund(Row row) {
        return row.text("PHAM_VI").equals("1");
    }

    private void medicine(Row row) {
        var items = listed(row, ItemKind.MEDICINE, "MA_THUOC", row.text("MA_THUOC"));
        if (items.isEmpty()) return;
        var registration = row.text("SO_DANG_KY");
        var registered = items.stream()
                .filter(one -> one.registration().equals(registration))
                .toList();
        if (registered.isEmpty()) {
            var known =
                    items.stream().map(Item::registration).distinct().sorted().toList();
            findings.add(
                    Rule.ITEM_DIFFERS,
                    row,
                    "SO_DANG_KY",
                    registration,
                    "SO_DANG_KY trong danh mục của cơ sở là " + String.join(", ", known) + ", nhận "
                            + Formats.shown(registration) + ".");
            return;
        }
        compare(
                row,
                registered,
                "DON_GIA",
                Map.of(
                        "TEN_THUOC", Item::name,
                        "HAM_LUONG", Item::strength,
                        "DUONG_DUNG", Item::route,
                        "TT_THAU", Item::tender));
    }

    private void supply(Row row) {
        var items = listed(row, ItemKind.SUPPLY, "MA_VAT_TU", row.text("MA_VAT_TU"));
        compare(row, items, "DON_GIA_BH", Map.of("TEN_VAT_TU", Item::name, "TT_THAU", Item::tender));
    }

    /** A code may bear a suffix behind a low line ({@code _TT}): what it is an instance of stands before it. */
    private void service(Row row) {
        var told = row.text("MA_DICH_VU");
        int low = told.indexOf('_');
        boolean whole =
                low < 0 || !catalogue.list(ItemKind.SERVICE, told, day(row)).isEmpty();
        var items = listed(row, ItemKind.SERVICE, "MA_DICH_VU", whole ? told : told.substring(0, low));
        compare(row, items, "DON_GIA_BH", whole ? Map.of("TEN_DICH_VU", Item::name) : Map.of());
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

    private record Difference(Rule rule, String field, String message) {}

    /** Of several that the line may mean, registrations or tenders, the one from which it differs least. */
    private void compare(Row row, List<Item> items, String price, Map<String, Function<Item, String>> texts) {
        items.stream()
                .map(item -> differences(row, item, price, texts))
                .min(Comparator.comparingInt(List::size))
                .ifPresent(least -> least.forEach(
                        one -> findings.add(one.rule(), row, one.field(), row.text(one.field()), one.message())));
    }

    private static List<Difference> differences(
            Row row, Item item, String price, Map<String, Function<Item, String>> texts) {
        var differences = new ArrayList<Difference>();
        new TreeMap<>(texts).forEach((field, text) -> {
            var listed = text.apply(item);
            var told = row.text(field);
            if (listed.isEmpty() || told.isEmpty() || told.equals(listed)) return;
            differences.add(new Difference(
                    Rule.ITEM_DIFFERS,
                    field,
                    field + " trong danh mục của cơ sở là '" + Formats.shown(listed) + "', nhận '" + Formats.shown(told)
                            + "'."));
        });
        if (isAbove(row, price, item.price())) {
            differences.add(new Difference(
                    Rule.ITEM_PRICE,
                    price,
                    price + " cao hơn giá trong danh mục của cơ sở ("
                            + item.price().stripTrailingZeros().toPlainString() + " đ từ " + item.from() + "), nhận "
                            + Formats.shown(row.text(price)) + "."));
        }
        if (isAbove(row, "TYLE_TT_BH", BigDecimal.valueOf(item.coverage()))) {
            differences.add(new Difference(
                    Rule.ITEM_COVERAGE,
                    "TYLE_TT_BH",
                    "TYLE_TT_BH trong danh mục của cơ sở là " + item.coverage() + ", nhận "
                            + Formats.shown(row.text("TYLE_TT_BH")) + "."));
        }
        return differences;
    }

    private static boolean isAbove(Row row, String field, BigDecimal most) {
        return row.number(field).filter(told -> told.compareTo(most) > 0).isPresent();
    }
}
