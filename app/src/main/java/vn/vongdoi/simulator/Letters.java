package vn.vongdoi.simulator;

import java.time.LocalDate;

/** The documents of a claim: discharge letter, record summary, referral and re-visit letters. */
final class Letters {

    private final Encounter told;
    private final PlannedVisit visit;
    private final Person person;
    private final Diagnosis diagnosis;
    private final Repeated repeated;

    Letters(Encounter told, Repeated repeated) {
        this.told = told;
        this.repeated = repeated;
        visit = told.visit;
        person = told.person;
        diagnosis = visit.diagnosis();
    }

    Row discharge() {
        return new Row(Layout.XML7)
                .set("MA_LK", repeated.link)
                .set("SO_LUU_TRU", "LT%07d".formatted(visit.number()))
                .set("MA_YTE", person.patientNumber())
                .set("MA_KHOA_RV", visit.ward())
                .set("NGAY_VAO", Stamp.minute(told.in))
                .set("NGAY_RA", Stamp.minute(told.out))
                .set("CHAN_DOAN_RV", repeated.diagnoses)
                .set("PP_DIEUTRI", repeated.treatment())
                .set("MA_TTDV", repeated.head)
                .set("MA_BS", told.doctor.licence())
                .set("TEN_BS", told.doctor.name())
                .set("NGAY_CT", Stamp.day(told.out.toLocalDate()));
    }

    Row recordSummary() {
        return new Row(Layout.XML8)
                .set("MA_LK", repeated.link)
                .set("MA_LOAI_KCB", visit.care())
                .set("NGAY_VAO", Stamp.minute(told.in))
                .set("NGAY_RA", Stamp.minute(told.out))
                .set("CHAN_DOAN_VAO", "Theo dõi: " + diagnosis.name())
                .set("CHAN_DOAN_RV", repeated.diagnoses)
                .set("QT_BENHLY", "Bệnh diễn biến vài ngày trước khi vào viện")
                .set("TOMTAT_KQ", "Các kết quả cận lâm sàng đã ghi trong bảng chi tiết")
                .set("PP_DIEUTRI", repeated.treatment())
                .set("KET_QUA_DTRI", repeated.outcome())
                .set("MA_TTDV", repeated.head)
                .set("NGAY_CT", Stamp.day(told.out.toLocalDate()));
    }

    Row referral(Facility to) {
        Row row = repeated.identity(new Row(Layout.XML13))
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
                .set("PP_DIEUTRI", repeated.treatment())
                .set("TINH_TRANG_CT", "Ổn định khi chuyển")
                .set("MA_LOAI_RV", "2")
                .set("MA_LYDO_CT", "1")
                .set("HUONG_DIEU_TRI", "Khám chuyên khoa, điều trị tiếp")
                .set("PHUONGTIEN_VC", "Xe của gia đình")
                .set("MA_BAC_SI", told.doctor.licence())
                .set("MA_TTDV", repeated.head);
        return document(row);
    }

    Row revisit(LocalDate returnsOn) {
        Row row = repeated.identity(new Row(Layout.XML14))
                .set("SO_GIAYHEN_KL", "HK%07d".formatted(visit.number()))
                .set("MA_CSKCB", visit.facility().code())
                .set("NGAY_HEN_KL", Stamp.day(returnsOn))
                .set("MA_DOITUONG_KCB", told.entitlement.code())
                .set("MA_BAC_SI", told.doctor.licence())
                .set("MA_TTDV", repeated.head)
                .set("NGAY_CT", Stamp.day(told.out.toLocalDate()));
        return document(row);
    }

    /** What both letters repeat of the visit. */
    private Row document(Row row) {
        String card = repeated.card();
        if (card != null) {
            row.set("MA_THE_BHYT", card).set("GT_THE_DEN", repeated.cardEnds(card));
        }
        return row.set("NGAY_VAO", Stamp.minute(told.in))
                .set("NGAY_VAO_NOI_TRU", Stamp.minute(told.admitted))
                .set("NGAY_RA", Stamp.minute(told.out))
                .set("CHAN_DOAN_RV", repeated.diagnoses)
                .set("MA_BENH_CHINH", diagnosis.code())
                .set("MA_BENH_KT", repeated.secondaryCodes);
    }
}
