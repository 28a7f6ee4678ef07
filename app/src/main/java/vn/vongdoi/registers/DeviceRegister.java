package vn.vongdoi.registers;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vongdoi.catalogue.Catalogues;
import vn.vongdoi.catalogue.Device;
import vn.vongdoi.csv.Row;
import vn.vongdoi.record.Writing;

/** The machines of facilities, by the code that claims name them with. */
final class DeviceRegister implements Register<Device> {
    /** XX.n.serial since QĐ 3176, XX.n.facility.serial before: the kind of machine, who paid for it, which one. */
    private static final Pattern CODE = Pattern.compile("[\\p{Lu}0-9]{2,5}\\.[1-3]\\.[^;\\s]{1,60}");

    private final Catalogues catalogues;
    private final Located located;

    DeviceRegister(Catalogues catalogues, Located located) {
        this.catalogues = catalogues;
        this.located = located;
    }

    @Override
    public List<String> required() {
        return List.of("facility", "code", "name", "from", "to");
    }

    @Override
    public List<String> optional() {
        return List.of("serial");
    }

    @Override
    public RowKey key(Row row) {
        return RowKey.of("code", row.cell("facility"), row.cell("code"), row.cell("from"));
    }

    @Override
    public Optional<Device> read(Row row) {
        var facility = row.required("facility", located::facility);
        var code = row.required("code", DeviceRegister::code);
        var name = row.required("name", Row::text);
        var serial = row.optional("serial", Row::text);
        var from = row.required("from", Row::day);
        var to = row.optional("to", Row::day);
        return row.value(() ->
                new Device(facility.get(), code.get(), name.get(), serial.orElse(""), from.get(), to.orElse(null)));
    }

    @Override
    public int save(List<Told<Device>> rows, Writing writing) {
        return RegisterKind.DEVICES.entered(catalogues.saveDevices(Told.values(rows)), writing);
    }

    private static String code(String cell) {
        if (!CODE.matcher(cell).matches()) {
            throw new IllegalArgumentException(
                    "Mã máy (MA_MAY) viết XX.n.số-máy, như XQ.1.AB123: loại máy, nguồn 1–3, số");
        }
        return cell;
    }
}
