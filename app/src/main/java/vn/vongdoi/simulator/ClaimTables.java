package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An encounter as the tables of a claim. */
final class ClaimTables {

    private final Encounter told;
    private final PlannedVisit visit;
    private final Person person;
    private final Diagnosis diagnosis;
    private final Repeated repeated;
    private final Letters letters;
    private final BillTables bill;

    private ClaimTables(Encounter told) {
        this.told = told;
        visit = told.visit;
        person = told.person;
        diagnosis = visit.diagnosis();
        repeated = new Repeated(told);
        letters = new Letters(told, repeated);
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
            tables.put(Layout.XML7, List.of(letters.discharge()));
            tables.put(Layout.XML8, List.of(letters.recordSummary()));
        }
        Encounter.Birth birth = told.birth;
        if (birth != null) {
            tables.put(Layout.XML9, List.of(BirthNotice.row(told, birth, repeated.head)));
        }
        Facility to = visit.referredTo();
        if (to != null) {
            tables.put(Layout.XML13, List.of(letters.referral(to)));
        }
        LocalDate returnsOn = told.returnsOn;
        if (returnsOn != null) {
            tables.put(Layout.XML14, List.of(letters.revisit(returnsOn)));
        }
        return tables;
    }

    private static void put(Map<Layout, List<Row>> tables, Layout layout, List<Row> rows) {
        if (!rows.isEmpty()) {
            tables.put(layout, rows);
        }
    }

    private Row summary() {
        Row row = repeated.identity(new Row(Layout.XML1))
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
                .set("CHAN_DOAN_VAO", visit.step() > 0 ? repeated.diagnoses : "Theo dõi: " + diagnosis.name())
                .set("CHAN_DOAN_RV", repeated.diagnoses)
                .set("MA_BENH_CHINH", diagnosis.code())
                .set("MA_BENH_KT", repeated.secondaryCodes)
                .set("MA_PTTT_QT", String.join(";", told.procedures))
                .set("MA_DOITUONG_KCB", told.entitlement.code())
                .set(
                        "MA_NOI_DEN",
                        visit.referredTo() == null ? "" : visit.referredTo().code())
                .set("MA_TAI_NAN", told.injury)
                .set("NGAY_VAO", Stamp.minute(told.in))
                .set("NGAY_VAO_NOI_TRU", Stamp.minute(told.admitted))
                .set("NGAY_RA", Stamp.minute(told.out))
                .set("SO_NGAY_DTRI", told.treatmentDays)
                .set("PP_DIEU_TRI", repeated.treatment())
                .set("KET_QUA_DTRI", repeated.outcome())
                .set("MA_LOAI_RV", visit.referredTo() == null ? "1" : "2")
                .set("GHI_CHU", "Dùng thuốc theo đơn, nghỉ ngơi, khám lại khi có dấu hiệu bất thường")
                .set("NGAY_TTOAN", Stamp.minute(told.paid))
                .set("NAM_QT", told.paid.getYear())
                .set("THANG_QT", "%02d".formatted(told.paid.getMonthValue()))
                .set("MA_LOAI_KCB", visit.care())
                .set(
                        "MA_KHOA",
                        visit.inpatient()
                                ? "K01;" + visit.ward()
                                : diagnosis.care().equals("02") ? "K16" : "K01")
                .set("MA_CSKCB", visit.facility().code())
                .set("CAN_NANG", weight())
                .set("MA_HSBA", "HS%07d".formatted(visit.number()))
                .set("MA_TTDV", repeated.head)
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

    private void card(Row row) {
        String card = repeated.card();
        if (card == null) {
            return;
        }
        LocalDate newYear = LocalDate.of(told.in.getYear(), 1, 1);
        LocalDate begins = person.birth().isAfter(newYear) ? person.birth() : newYear;
        row.set("MA_THE_BHYT", card)
                .set("MA_DKBD", told.registered.code())
                .set("GT_THE_TU", Stamp.day(begins))
                .set("GT_THE_DEN", repeated.cardEnds(card))
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

    private String weight() {
        return Cost.milli(Math.round(told.weight * 1000));
    }

    private List<Row> findings() {
        var rows = new ArrayList<Row>();
        for (Encounter.Finding finding : told.findings) {
            rows.add(new Row(Layout.XML4)
                    .set("MA_LK", repeated.link)
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
                    .set("MA_LK", repeated.link)
                    .set("STT", rows.size() + 1)
                    .set("DIEN_BIEN_LS", note.text())
                    .set("THOI_DIEM_DBLS", Stamp.minute(note.at()))
                    .set("NGUOI_THUC_HIEN", note.author().licence()));
        }
        return rows;
    }
}
