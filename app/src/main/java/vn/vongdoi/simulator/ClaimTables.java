package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An encounter as the tables of a claim. */
final class ClaimTables {

    private final Encounter told;
    private final PlannedVisit visit;
    private final Person person;
    private final Diagnosis diagnosis;
    private final String link;
    private final String diagnosisText;
    private final String secondaryCodes;
    private final String head;
    private final BillTables bill;

    private ClaimTables(Encounter told) {
        this.told = told;
        visit = told.visit;
        person = told.person;
        diagnosis = visit.diagnosis();
        link = visit.link();
        var names = new ArrayList<String>();
        names.add(diagnosis.name());
        told.secondary.forEach(condition -> names.add(condition.name()));
        diagnosisText = String.join("; ", names);
        secondaryCodes = told.secondary.stream().map(Encounter.Condition::code).collect(Collectors.joining(";"));
        head = visit.facility().staff().head().licence();
        bill = new BillTables(told);
    }

    /** Tables with at least one row, in order. */
    static Map<Layout, List<Row>> of(Encounter encounter) {
        return new ClaimTables(encounter).tables();
    }

    private Map<Layout, List<Row>> tables() {
        var tables = new EnumMap<Layout, List<Row>>(Layout.class);
        tables.put(Layout.XML1, List.of(summary()));
        put(tables, Layout.XML2, bill.drugs());
        put(tables, Layout.XML3, bill.services());
        put(tables, Layout.XML4, findings());
        put(tables, Layout.XML5, notes());
        if (visit.inpatient()) {
            tables.put(Layout.XML7, List.of(dischargeLetter()));
            tables.put(Layout.XML8, List.of(recordSummary()));
        }
        Encounter.Birth birth = told.birth;
        if (birth != null) {
            tables.put(Layout.XML9, List.of(BirthNotice.row(told, birth, head)));
        }
        Facility to = visit.referredTo();
        if (to != null) {
            tables.put(Layout.XML13, List.of(referral(to)));
        }
        LocalDate returnsOn = told.returnsOn;
        if (returnsOn != null) {
            tables.put(Layout.XML14, List.of(revisit(returnsOn)));
        }
        return tables;
    }

    private static void put(Map<Layout, List<Row>> tables, Layout layout, List<Row> rows) {
        if (!rows.isEmpty()) {
            tables.put(layout, rows);
        }
    }

    private Row summary() {
        Row row = identity(new Row(Layout.XML1))
                .set("STT", 1)
                .set("MA_BN", person.patientNumber())
                .set("SO_CCCD", person.cccd())
                .set("MA_QUOCTICH", "000")
                .set("MA_DANTOC", "01")
                .set("MA_NGHE_NGHIEP", person.occupation())
                .set("MATINH_CU_TRU", Communes.PROVINCE)
                .set("MAXA_CU_TRU", person.commune().code())
                .set("DIEN_THOAI", person.phone())
                .set("LY_DO_VV", visit.step() > 0 ? "Tái khám theo hẹn" : "Khám và điều trị theo triệu chứng")
                .set("LY_DO_VNT", visit.inpatient() ? "Cần theo dõi và điều trị" : "")
                .set("CHAN_DOAN_VAO", visit.step() > 0 ? diagnosisText : "Theo dõi: " + diagnosis.name())
                .set("CHAN_DOAN_RV", diagnosisText)
                .set("MA_BENH_CHINH", diagnosis.code())
                .set("MA_BENH_KT", secondaryCodes)
                .set("MA_PTTT_QT", String.join(";", told.procedures))
                .set("MA_DOITUONG_KCB", told.entitlement.code())
                .set("MA_NOI_DEN", visit.referredTo() == null ? "" : visit.referredTo().code())
                .set("MA_TAI_NAN", told.injury)
                .set("NGAY_VAO", Stamp.minute(told.in))
                .set("NGAY_VAO_NOI_TRU", Stamp.minute(told.admitted))
                .set("NGAY_RA", Stamp.minute(told.out))
                .set("SO_NGAY_DTRI", told.treatmentDays)
                .set("PP_DIEU_TRI", treatment())
                .set("KET_QUA_DTRI", outcome())
                .set("MA_LOAI_RV", visit.referredTo() == null ? "1" : "2")
                .set("GHI_CHU", "Dùng thuốc theo đơn, nghỉ ngơi, khám lại khi có dấu hiệu bất thường")
                .set("NGAY_TTOAN", Stamp.minute(told.paid))
                .set("NAM_QT", told.paid.getYear())
                .set("THANG_QT", "%02d".formatted(told.paid.getMonthValue()))
                .set("MA_LOAI_KCB", visit.care())
                .set("MA_KHOA", visit.inpatient() ? "K01;" + visit.ward() : diagnosis.care().equals("02") ? "K16" : "K01")
                .set("MA_CSKCB", visit.facility().code())
                .set("CAN_NANG", weight())
                .set("MA_HSBA", "HS%07d".formatted(visit.number()))
                .set("MA_TTDV", head)
                .set("DU_PHONG", diagnosis.checkup() ? String.valueOf(told.height) : "");
        card(row);
        route(row);
        if (told.birth != null) {
            row.set("CAN_NANG_CON", told.birth.grams());
        }
        if (told.returnsOn != null) {
            row.set("NGAY_TAI_KHAM", Stamp.day(told.returnsOn));
        }
        bill.totals(row);
        return row;
    }

    /** Fields that the documents repeat and that must equal XML1's. */
    private Row identity(Row row) {
        return row.set("MA_LK", link)
                .set("HO_TEN", person.name())
                .set("NGAY_SINH", person.claimBirth())
                .set("GIOI_TINH", person.sex().code)
                .set("DIA_CHI", person.address());
    }

    private @Nullable String shownCard() {
        return told.entitlement.insured() ? person.card() : null;
    }

    private String cardEnds(String card) {
        boolean child = card.startsWith("TE1");
        return Stamp.day(child ? person.birth().plusYears(6) : LocalDate.of(told.out.getYear(), 12, 31));
    }

    private void card(Row row) {
        String card = shownCard();
        if (card == null) {
            return;
        }
        LocalDate newYear = LocalDate.of(told.in.getYear(), 1, 1);
        LocalDate begins = person.birth().isAfter(newYear) ? person.birth() : newYear;
        row.set("MA_THE_BHYT", card)
                .set("MA_DKBD", told.registered.code())
                .set("GT_THE_TU", Stamp.day(begins))
                .set("GT_THE_DEN", cardEnds(card))
                .set("MA_KHUVUC", person.commune().residenceArea());
    }

    private void route(Row row) {
        PlannedVisit.Referral from = visit.referredFrom();
        if (from != null) {
            row.set("MA_NOI_DI", from.from().code()).set("GIAY_CHUYEN_TUYEN", from.letter());
        } else if (told.entitlement.code().equals("1.5")) {
            row.set("GIAY_CHUYEN_TUYEN", "HK%07d".formatted(visit.number() - 1));
        }
    }

    private String treatment() {
        return told.services.stream().anyMatch(line -> line.group() == 8) ? "Ngoại khoa" : "Nội khoa";
    }

    private String outcome() {
        if (visit.referredTo() != null || diagnosis.checkup()) {
            return "3";
        }
        return diagnosis.birth() ? "1" : "2";
    }

    private String weight() {
        return Cost.milli(Math.round(told.weight * 1000));
    }

    private List<Row> findings() {
        var rows = new ArrayList<Row>();
        for (Encounter.Finding finding : told.findings) {
            rows.add(new Row(Layout.XML4)
                    .set("MA_LK", link)
                    .set("STT", rows.size() + 1)
                    .set("MA_DICH_VU", finding.service())
                    .set("MA_CHI_SO", finding.index())
                    .set("TEN_CHI_SO", finding.name())
                    .set("GIA_TRI", finding.value())
                    .set("DON_VI_DO", finding.unit())
                    .set("MO_TA", finding.description())
                    .set("KET_LUAN", finding.conclusion())
                    .set("NGAY_KQ", Stamp.minute(finding.finished()))
                    .set("MA_BS_DOC_KQ", finding.reader().licence()));
        }
        return rows;
    }

    private List<Row> notes() {
        var rows = new ArrayList<Row>();
        for (Encounter.Note note : told.notes) {
            rows.add(new Row(Layout.XML5)
                    .set("MA_LK", link)
                    .set("STT", rows.size() + 1)
                    .set("DIEN_BIEN_LS", note.text())
                    .set("THOI_DIEM_DBLS", Stamp.minute(note.at()))
                    .set("NGUOI_THUC_HIEN", note.author().licence()));
        }
        return rows;
    }

    private Row dischargeLetter() {
        return new Row(Layout.XML7)
                .set("MA_LK", link)
                .set("SO_LUU_TRU", "LT%07d".formatted(visit.number()))
                .set("MA_YTE", person.patientNumber())
                .set("MA_KHOA_RV", visit.ward())
                .set("NGAY_VAO", Stamp.minute(told.in))
                .set("NGAY_RA", Stamp.minute(told.out))
                .set("CHAN_DOAN_RV", diagnosisText)
                .set("PP_DIEUTRI", treatment())
                .set("MA_TTDV", head)
                .set("MA_BS", told.doctor.licence())
                .set("TEN_BS", told.doctor.name())
                .set("NGAY_CT", Stamp.day(told.out.toLocalDate()));
    }

    private Row recordSummary() {
        return new Row(Layout.XML8)
                .set("MA_LK", link)
                .set("MA_LOAI_KCB", visit.care())
                .set("NGAY_VAO", Stamp.minute(told.in))
                .set("NGAY_RA", Stamp.minute(told.out))
                .set("CHAN_DOAN_VAO", "Theo dõi: " + diagnosis.name())
                .set("CHAN_DOAN_RV", diagnosisText)
                .set("QT_BENHLY", "Bệnh diễn biến vài ngày trước khi vào viện")
                .set("TOMTAT_KQ", "Các kết quả cận lâm sàng đã ghi trong bảng chi tiết")
                .set("PP_DIEUTRI", treatment())
                .set("KET_QUA_DTRI", outcome())
                .set("MA_TTDV", head)
                .set("NGAY_CT", Stamp.day(told.out.toLocalDate()));
    }

    private Row referral(Facility to) {
        Row row = identity(new Row(Layout.XML13))
                .set("SO_HOSO", "HS%07d".formatted(visit.number()))
                .set("SO_CHUYENTUYEN", "%07d".formatted(visit.number()))
                .set("GIAY_CHUYEN_TUYEN", new PlannedVisit.Referral(visit.facility(), visit.number()).letter())
                .set("MA_CSKCB", visit.facility().code())
                .set("MA_CSKCB_DEN", to.code())
                .set("MA_QUOCTICH", "000")
                .set("MA_DANTOC", "01")
                .set("MA_NGHE_NGHIEP", person.occupation())
                .set("DAU_HIEU_LS", "Tỉnh, sinh hiệu ổn định")
                .set("QT_BENHLY", "Bệnh diễn biến vài ngày, cần khám chuyên khoa")
                .set("TOMTAT_KQ", "Kèm kết quả đã làm")
                .set("PP_DIEUTRI", treatment())
                .set("TINH_TRANG_CT", "Ổn định khi chuyển")
                .set("MA_LOAI_RV", "2")
                .set("MA_LYDO_CT", "1")
                .set("HUONG_DIEU_TRI", "Khám chuyên khoa, điều trị tiếp")
                .set("PHUONGTIEN_VC", "Xe của gia đình")
                .set("MA_BAC_SI", told.doctor.licence())
                .set("MA_TTDV", head);
        return document(row);
    }

    private Row revisit(LocalDate returnsOn) {
        Row row = identity(new Row(Layout.XML14))
                .set("SO_GIAYHEN_KL", "HK%07d".formatted(visit.number()))
                .set("MA_CSKCB", visit.facility().code())
                .set("NGAY_HEN_KL", Stamp.day(returnsOn))
                .set("MA_DOITUONG_KCB", told.entitlement.code())
                .set("MA_BAC_SI", told.doctor.licence())
                .set("MA_TTDV", head)
                .set("NGAY_CT", Stamp.day(told.out.toLocalDate()));
        return document(row);
    }

    /** What both letters repeat of the visit. */
    private Row document(Row row) {
        String card = shownCard();
        if (card != null) {
            row.set("MA_THE_BHYT", card).set("GT_THE_DEN", cardEnds(card));
        }
        LocalDateTime admitted = told.admitted;
        return row.set("NGAY_VAO", Stamp.minute(told.in))
                .set("NGAY_VAO_NOI_TRU", Stamp.minute(admitted))
                .set("NGAY_RA", Stamp.minute(told.out))
                .set("CHAN_DOAN_RV", diagnosisText)
                .set("MA_BENH_CHINH", diagnosis.code())
                .set("MA_BENH_KT", secondaryCodes);
    }
}
