package vn.vongdoi.registers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.catalogue.Catalogues;
import vn.vongdoi.catalogue.Item;
import vn.vongdoi.catalogue.ItemKind;
import vn.vongdoi.csv.Row;
import vn.vongdoi.record.Writing;

/** What a facility gives and does, and at what price. */
final class CatalogueRegister implements Register<Item> {
    private final Catalogues catalogues;
    private final Located located;

    CatalogueRegister(Catalogues catalogues, Located located) {
        this.catalogues = catalogues;
        this.located = located;
    }

    @Override
    public List<String> required() {
        return List.of("facility", "kind", "code", "name", "unit", "group", "price", "from");
    }

    @Override
    public List<String> optional() {
        return List.of("registration", "coverage", "strength", "route", "form", "tender", "dose", "to");
    }

    @Override
    public RowKey key(Row row) {
        return RowKey.of(
                "code",
                row.cell("facility"),
                row.cell("kind"),
                row.cell("code"),
                row.cell("registration"),
                row.cell("from"));
    }

    @Override
    public Optional<Item> read(Row row) {
        var facility = row.required("facility", located::facility);
        var kind = row.required("kind", ItemKind::of);
        var code = row.required("code", Row::text);
        var name = row.required("name", Row::text);
        var unit = row.required("unit", Row::text);
        var group = row.required("group", CatalogueRegister::group);
        var price = row.required("price", CatalogueRegister::price);
        var coverage = row.optional("coverage", CatalogueRegister::percent);
        var from = row.required("from", Row::day);
        var to = row.optional("to", Row::day);
        return row.value(() -> new Item(
                facility.get(),
                kind.get(),
                code.get(),
                row.cell("registration"),
                name.get(),
                unit.get(),
                group.get(),
                price.get(),
                coverage.orElse(100),
                row.cell("strength"),
                row.cell("route"),
                row.cell("form"),
                row.cell("tender"),
                row.cell("dose"),
                from.get(),
                to.orElse(null)));
    }

    @Override
    public int save(List<Told<Item>> rows, Writing writing) {
        return RegisterKind.CATALOGUE.entered(catalogues.save(Told.values(rows)), writing);
    }

    private static String group(String cell) {
        if (!cell.matches("[1-9]|1[0-9]")) throw new IllegalArgumentException("phải là mã nhóm chi phí 1–19 (MA_NHOM)");
        return cell;
    }

    private static BigDecimal price(String cell) {
        if (!cell.matches("\\d{1,12}(\\.\\d{1,3})?")) {
            throw new IllegalArgumentException("phải là số đồng, nhiều nhất ba số lẻ sau dấu chấm");
        }
        return new BigDecimal(cell);
    }

    private static Integer percent(String cell) {
        if (!cell.matches("\\d{1,3}")) throw new IllegalArgumentException("phải là số phần trăm 0–100");
        return Integer.valueOf(cell);
    }
}
