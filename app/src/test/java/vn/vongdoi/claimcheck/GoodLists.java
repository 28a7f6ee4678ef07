package vn.vongdoi.claimcheck;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.benefit.Bill;
import vn.vongdoi.catalogue.Catalogue;
import vn.vongdoi.catalogue.Device;
import vn.vongdoi.catalogue.Item;
import vn.vongdoi.catalogue.ItemKind;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Roster;
import vn.vongdoi.place.StaffPost;

/** What the invented facility of {@link GoodVisit} told of itself. */
final class GoodLists {
    private static final FacilityCode FACILITY = new FacilityCode(GoodVisit.FACILITY);
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST_YEAR = LocalDate.of(2025, 1, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

    static final FacilityLists.OfOne LISTS = lists(items(SINCE, null), SINCE, null);

    private GoodLists() {}

    /** All of it given up after a day. */
    static FacilityLists.OfOne until(LocalDate last) {
        return lists(items(SINCE, last), SINCE, last);
    }

    /** All of it told from a day on. */
    static FacilityLists.OfOne since(LocalDate first) {
        return lists(items(first, null), first, null);
    }

    /** With amoxicillin of last year's tender too, which was dearer. */
    static FacilityLists.OfOne withOlderTender() {
        var items = new ArrayList<>(items(SINCE, null));
        items.add(item(ItemKind.MEDICINE, "40.154", "VD-1", "Amoxicilin", 1300, 100, "1;G1;N9;2024", LAST_YEAR, null));
        return lists(items, SINCE, null);
    }

    /** With a new price of the amoxicillin. */
    static FacilityLists.OfOne priced(int price, LocalDate from) {
        var items = new ArrayList<>(items(SINCE, null));
        items.add(amoxicillin(price, from, null));
        return lists(items, SINCE, null);
    }

    private static FacilityLists.OfOne lists(List<Item> items, LocalDate first, @Nullable LocalDate last) {
        return new FacilityLists.OfOne(
                Bill.Place.UNKNOWN, new Catalogue(items, devices(first, last)), new Roster(posts(first, last)));
    }

    /** One machine and one nurse were given up in June, where the lists go back so far. */
    private static List<Device> devices(LocalDate first, @Nullable LocalDate last) {
        var device = device("HH.1.A1", first, last);
        return first.isAfter(JUNE) ? List.of(device) : List.of(device, device("HH.1.OLD", first, JUNE));
    }

    private static List<StaffPost> posts(LocalDate first, @Nullable LocalDate last) {
        var doctor = post("031085000111", "1/HP-GPHN", first, last);
        var nurse = post("031085000222", "2/HP-GPHN", first, last);
        return first.isAfter(JUNE)
                ? List.of(doctor, nurse)
                : List.of(doctor, nurse, post("031085000888", "8/HP-GPHN", first, JUNE));
    }

    private static List<Item> items(LocalDate first, @Nullable LocalDate last) {
        var items = new ArrayList<>(List.of(
                amoxicillin(1200, first, last),
                item(ItemKind.MEDICINE, "40.155", "VD-5", "Amoxicilin", 1200, 50, "", first, last),
                item(ItemKind.SERVICE, "02.03", "", "Khám", 40_000, 100, "", first, last),
                item(ItemKind.SERVICE, "22.0120.1370", "", "Công thức máu", 340_000, 100, "", first, last),
                item(ItemKind.SUPPLY, "N03.01", "", "Kim luồn", 10_000, 100, "1;G1;N1;2025", first, last)));
        if (!first.isAfter(JUNE)) {
            items.add(item(ItemKind.MEDICINE, "40.777", "VD-1", "Amoxicilin", 1200, 100, "", first, JUNE));
        }
        return items;
    }

    private static Item amoxicillin(int price, LocalDate from, @Nullable LocalDate to) {
        return item(ItemKind.MEDICINE, "40.154", "VD-1", "Amoxicilin", price, 100, "1;G1;N1;2025", from, to);
    }

    private static Item item(
            ItemKind kind,
            String code,
            String registration,
            String name,
            int price,
            int coverage,
            String tender,
            LocalDate from,
            @Nullable LocalDate to) {
        return new Item(
                FACILITY,
                kind,
                code,
                registration,
                name,
                "Viên",
                "4",
                BigDecimal.valueOf(price),
                coverage,
                "",
                "",
                "",
                tender,
                "",
                from,
                to);
    }

    private static Device device(String code, LocalDate first, @Nullable LocalDate last) {
        return new Device(FACILITY, code, "Máy xét nghiệm máu", "", first, last);
    }

    private static StaffPost post(String cccd, String licence, LocalDate first, @Nullable LocalDate last) {
        return new StaffPost(FACILITY, cccd, "Mô Phỏng Văn Sĩ", "doctor", licence, first, last);
    }
}
