package vn.vongdoi.station;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.vongdoi.benefit.Bill;
import vn.vongdoi.catalogue.Item;
import vn.vongdoi.catalogue.ItemKind;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.claimfile.Edition;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Layout;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityKind;
import vn.vongdoi.place.Places;

/** A visit as typed, as the tables of QĐ 3176. What only a person can mend is told; all else the check at the door tells. */
final class VisitTables {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final Pattern QUANTITY = Pattern.compile("\\d{1,6}([.,]\\d{1,3})?");
    /** MA_DOITUONG_KCB with which a facility takes a claim back: not a way to come to a station. */
    static final String TAKEN_BACK = "8";

    private static final int MOST_LINES = 60;
    private static final String EXAMINATION = "01";
    private static final String DEPARTMENT = "K01";

    private final VisitForm form;
    private final TypedVisit typed;
    private final Facility facility;
    private final String maLk;
    private final LocalDateTime now;
    private final LocalDateTime out;
    private final Places places;
    private final IcdNames icd10;
    private final Map<String, Item> medicines;
    private final Map<String, Item> others;
    private final Faults faults;
    private final Map<TableKind, List<Row>> tables = new EnumMap<>(TableKind.class);

    /**
     * @param now no visit ends later
     * @param out when it ended, whose catalogue and rules hold
     * @param items the facility's catalogue of that day
     */
    VisitTables(
            VisitForm form,
            Facility facility,
            String maLk,
            LocalDateTime now,
            LocalDateTime out,
            Places places,
            IcdNames icd10,
            List<Item> items,
            Faults faults) {
        this.form = form;
        this.typed = new TypedVisit(form, now, out, faults);
        this.facility = facility;
        this.maLk = maLk;
        this.now = now;
        this.out = out;
        this.places = places;
        this.faults = faults;
        this.icd10 = icd10;
        this.medicines = byLabel(items, true);
        this.others = byLabel(items, false);
    }

    private static Map<String, Item> byLabel(List<Item> items, boolean medicine) {
        return items.stream()
                .filter(item -> (item.kind() == ItemKind.MEDICINE) == medicine)
                .collect(Collectors.toMap(Item::label, Function.identity(), (first, _) -> first));
    }

    Map<TableKind, List<Row>> make() {
        if (out.isAfter(now)) faults.add("ended", "Giờ kết thúc không được sau bây giờ.");
        if (form.typed("entitlement").equals(TAKEN_BACK))
            faults.add("entitlement", "Thu hồi không phải một đối tượng đến khám; hãy chọn đối tượng khác.");
        var bill = bill();
        var level = level(bill);
        for (var charge : bill.charges(ItemKind.MEDICINE)) add(TableKind.XML2, medicine(charge, level));
        for (var charge : bill.charges(ItemKind.SERVICE, ItemKind.SUPPLY)) add(TableKind.XML3, service(charge, level));
        course().ifPresent(row -> add(TableKind.XML5, row));
        if (!form.typed("refer").isEmpty()) add(TableKind.XML13, referral());
        if (!form.typed("returns").isEmpty()) add(TableKind.XML14, appointment());
        add(TableKind.XML1, summary(bill, level));
        return tables;
    }

    private void add(TableKind kind, Row row) {
        tables.computeIfAbsent(kind, _ -> new ArrayList<>()).add(row);
    }

    private boolean insured() {
        return !form.typed("entitlement").equals(VisitBill.WITHOUT_CARD);
    }

    private VisitBill bill() {
        var bill = new VisitBill(insured());
        charge(bill, form.medicines(), "medicines", medicines);
        charge(bill, form.services(), "services", others);
        return bill;
    }

    private void charge(VisitBill bill, List<VisitForm.Line> lines, String field, Map<String, Item> items) {
        if (lines.size() > MOST_LINES)
            faults.add(field, "Nhiều nhất " + MOST_LINES + " dòng, nhận " + lines.size() + ".");
        for (var line : lines) {
            var item = items.get(line.item());
            if (item == null) {
                faults.add(field, "Hãy chọn trong danh mục của trạm; không có “" + Formats.shown(line.item()) + "”.");
            } else if (!QUANTITY.matcher(line.quantity()).matches()) {
                faults.add(
                        field,
                        "Số lượng của “" + item.label() + "” phải là một số, nhận “" + Formats.shown(line.quantity())
                                + "”.");
            } else {
                bill.add(item, new BigDecimal(line.quantity().replace(',', '.')), line.dose());
            }
        }
    }

    /** Without a rule for the route the fund pays nothing yet: the check says what is wrong with the route. */
    private BigDecimal level(VisitBill bill) {
        if (!insured()) return BigDecimal.ZERO;
        var place = facility.kind() == FacilityKind.STATION ? Bill.Place.COMMUNE_LEVEL : Bill.Place.ELSEWHERE;
        var cards = Formats.card(form.typed("card")) ? List.of(form.typed("card")) : List.<String>of();
        return VisitBill.level(new Bill(
                        cards,
                        form.typed("entitlement"),
                        false,
                        out.toLocalDate(),
                        bill.inScope(),
                        bill.billed(),
                        Bill.Exemption.NONE,
                        place))
                .orElse(BigDecimal.ZERO);
    }

    private Row.Builder row(TableKind kind, int number) {
        var row = Row.builder(Layout.of(kind), Edition.QD_130, number).fill("MA_LK", maLk);
        return Layout.of(kind).has("STT") ? row.fill("STT", String.valueOf(number)) : row;
    }

    private Row summary(VisitBill bill, BigDecimal level) {
        var row = row(TableKind.XML1, 1);
        var in = typed.arrived();
        copy(row, "HO_TEN", "name");
        copy(row, "SO_CCCD", "cccd");
        row.fill("NGAY_SINH", typed.birth());
        copy(row, "GIOI_TINH", "sex");
        row.fill("MA_BN", form.typed("cccd").isEmpty() ? maLk : form.typed("cccd"));
        row.fill("MA_QUOCTICH", "000");
        copy(row, "MA_DANTOC", "ethnicity");
        copy(row, "MA_NGHE_NGHIEP", "occupation");
        copy(row, "DIA_CHI", "address");
        typed.residence(row, places);
        copy(row, "DIEN_THOAI", "phone");
        if (insured()) {
            copy(row, "MA_THE_BHYT", "card");
            copy(row, "MA_DKBD", "registered");
            row.fill("GT_THE_TU", typed.day("cardFrom")).fill("GT_THE_DEN", typed.day("cardUntil"));
        }
        copy(row, "LY_DO_VV", "reason");
        copy(row, "CHAN_DOAN_VAO", "reason");
        row.fill("CHAN_DOAN_RV", diagnosis());
        row.fill("MA_BENH_CHINH", typed.code("icd"));
        row.fill("MA_BENH_KT", typed.code("others"));
        copy(row, "MA_DOITUONG_KCB", "entitlement");
        copy(row, "MA_NOI_DEN", "refer");
        row.fill("NGAY_VAO", in).fill("NGAY_RA", out.format(MINUTE)).fill("NGAY_TTOAN", out.format(MINUTE));
        row.fill("SO_NGAY_DTRI", "1");
        copy(row, "PP_DIEU_TRI", "note");
        copy(row, "KET_QUA_DTRI", "result");
        row.fill("MA_LOAI_RV", form.typed("refer").isEmpty() ? "1" : "2");
        row.fill("NAM_QT", String.valueOf(out.getYear())).fill("THANG_QT", "%02d".formatted(out.getMonthValue()));
        row.fill("MA_LOAI_KCB", EXAMINATION).fill("MA_KHOA", DEPARTMENT);
        row.fill("MA_CSKCB", facility.code().value());
        row.fill("CAN_NANG", typed.decimal("weight"));
        row.fill("NGAY_TAI_KHAM", typed.day("returns"));
        row.fill("MA_HSBA", maLk);
        copy(row, "MA_TTDV", "doctor");
        row.fill("DU_PHONG", typed.height());
        bill.totals(row, level);
        return row.row();
    }

    private Row medicine(VisitBill.Charge charge, BigDecimal level) {
        var item = charge.item();
        var number = tables.getOrDefault(TableKind.XML2, List.of()).size() + 1;
        var row = row(TableKind.XML2, number)
                .fill("MA_THUOC", item.code())
                .fill("MA_NHOM", item.group())
                .fill("TEN_THUOC", item.name())
                .fill("DON_VI_TINH", item.unit())
                .fill("HAM_LUONG", item.strength())
                .fill("DUONG_DUNG", item.route())
                .fill("DANG_BAO_CHE", item.form())
                .fill("LIEU_DUNG", charge.dose())
                .fill("SO_DANG_KY", item.registration())
                .fill("TT_THAU", item.tender())
                .fill("DON_GIA", VisitBill.shown(item.price()))
                .fill("MA_KHOA", DEPARTMENT)
                .fill("NGAY_YL", out.format(MINUTE))
                .fill("NGUON_CTRA", charge.isInScope() ? "1" : "4");
        copy(row, "MA_BAC_SI", "doctor");
        VisitBill.amounts(row, charge, level);
        return row.row();
    }

    private Row service(VisitBill.Charge charge, BigDecimal level) {
        var item = charge.item();
        var supply = item.kind() == ItemKind.SUPPLY;
        var number = tables.getOrDefault(TableKind.XML3, List.of()).size() + 1;
        var row = row(TableKind.XML3, number)
                .fill(supply ? "MA_VAT_TU" : "MA_DICH_VU", item.code())
                .fill(supply ? "TEN_VAT_TU" : "TEN_DICH_VU", item.name())
                .fill("MA_NHOM", item.group())
                .fill("DON_VI_TINH", item.unit())
                .fill("DON_GIA_BV", VisitBill.shown(item.price()))
                .fill("DON_GIA_BH", VisitBill.shown(item.price()))
                .fill("TT_THAU", item.tender())
                .fill("TYLE_TT_DV", "100")
                .fill("MA_KHOA", DEPARTMENT)
                .fill("MA_BENH", typed.code("icd"))
                .fill("NGAY_YL", typed.arrived());
        copy(row, "MA_BAC_SI", "doctor");
        if (!supply) {
            copy(row, "NGUOI_THUC_HIEN", "doctor");
            row.fill("NGAY_TH_YL", typed.arrived()).fill("NGAY_KQ", out.format(MINUTE));
        }
        VisitBill.amounts(row, charge, level);
        return row.row();
    }

    /** The note with the vital signs as the standard writes them: {@code CSST<M75_T37_HA120/70_NT18_SP98>}. */
    private Optional<Row> course() {
        var signs = typed.signs();
        var note = form.typed("note") + (signs.isEmpty() ? "" : " CSST<" + String.join("_", signs) + ">");
        if (note.isBlank()) return Optional.empty();
        var row = row(TableKind.XML5, 1).fill("DIEN_BIEN_LS", note.strip()).fill("THOI_DIEM_DBLS", out.format(MINUTE));
        copy(row, "NGUOI_THUC_HIEN", "doctor");
        return Optional.of(row.row());
    }

    private Row referral() {
        var row = row(TableKind.XML13, 1)
                .fill("SO_HOSO", maLk)
                .fill("SO_CHUYENTUYEN", maLk)
                .fill("GIAY_CHUYEN_TUYEN", maLk)
                .fill("MA_CSKCB", facility.code().value())
                .fill("NGAY_SINH", typed.birth())
                .fill("MA_QUOCTICH", "000")
                .fill("NGAY_VAO", typed.arrived())
                .fill("NGAY_RA", out.format(MINUTE))
                .fill("CHAN_DOAN_RV", diagnosis())
                .fill("MA_BENH_CHINH", typed.code("icd"))
                .fill("MA_BENH_KT", typed.code("others"))
                .fill("MA_LOAI_RV", "2");
        copy(row, "MA_CSKCB_DEN", "refer");
        copy(row, "HO_TEN", "name");
        copy(row, "GIOI_TINH", "sex");
        copy(row, "DIA_CHI", "address");
        if (insured()) copy(row, "MA_THE_BHYT", "card");
        copy(row, "DAU_HIEU_LS", "referSigns");
        copy(row, "QT_BENHLY", "reason");
        copy(row, "MA_LYDO_CT", "referReason");
        row.fill("HUONG_DIEU_TRI", "Chuyển cơ sở khám bệnh, chữa bệnh");
        copy(row, "PHUONGTIEN_VC", "referBy");
        copy(row, "MA_BAC_SI", "doctor");
        copy(row, "MA_TTDV", "doctor");
        return row.row();
    }

    private Row appointment() {
        var row = row(TableKind.XML14, 1)
                .fill("SO_GIAYHEN_KL", maLk)
                .fill("MA_CSKCB", facility.code().value())
                .fill("NGAY_SINH", typed.birth())
                .fill("NGAY_VAO", typed.arrived())
                .fill("NGAY_RA", out.format(MINUTE))
                .fill("NGAY_HEN_KL", typed.day("returns"))
                .fill("CHAN_DOAN_RV", diagnosis())
                .fill("MA_BENH_CHINH", typed.code("icd"))
                .fill("NGAY_CT", out.format(DAY));
        copy(row, "HO_TEN", "name");
        copy(row, "GIOI_TINH", "sex");
        copy(row, "DIA_CHI", "address");
        if (insured()) copy(row, "MA_THE_BHYT", "card");
        copy(row, "MA_DOITUONG_KCB", "entitlement");
        copy(row, "MA_BAC_SI", "doctor");
        copy(row, "MA_TTDV", "doctor");
        return row.row();
    }

    private void copy(Row.Builder row, String field, String typed) {
        row.fill(field, form.typed(typed));
    }

    /** What was typed, else the name of the code. */
    private String diagnosis() {
        var words = form.typed("diagnosis");
        return words.isEmpty() ? icd10.nameOrCode(typed.code("icd")) : words;
    }
}
