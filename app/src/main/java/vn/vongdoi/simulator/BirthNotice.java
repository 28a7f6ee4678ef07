package vn.vongdoi.simulator;

import java.time.LocalDate;

/** XML9: the notification of a live birth, with the newborn's temporary card. */
final class BirthNotice {

    private BirthNotice() {}

    static Row row(Encounter told, Encounter.Birth birth, String head) {
        Person mother = told.person;
        PlannedVisit visit = told.visit;
        boolean early = birth.grams() < 1_900;
        // The mother's identity card is renewed at 14, 25 and 40; the last of these is when hers was issued.
        int age = mother.ageOn(visit.day());
        LocalDate issued =
                mother.birth().plusYears(age >= 40 ? 40 : age >= 25 ? 25 : 14).plusDays(30);
        return new Row(Layout.XML9)
                .set("MA_LK", visit.link())
                .set("MA_BHXH_NND", mother.insuranceNumber())
                .set("MA_THE_NND", told.entitlement.insured() ? mother.card() : "")
                .set("HO_TEN_NND", mother.name())
                .set("NGAYSINH_NND", Stamp.day(mother.birth()))
                .set("MA_DANTOC_NND", "01")
                .set("SO_CCCD_NND", mother.cccd())
                .set(
                        "NGAYCAP_CCCD_NND",
                        Stamp.day(
                                issued.isBefore(visit.day())
                                        ? issued
                                        : visit.day().minusDays(30)))
                .set("NOICAP_CCCD_NND", "Bộ Công an")
                .set("NOI_CU_TRU_NND", mother.address())
                .set("MA_QUOCTICH", "000")
                .set("MATINH_CU_TRU", Communes.PROVINCE)
                .set("MAXA_CU_TRU", mother.commune().code())
                .set("MA_THE_TAM", "TE1" + Communes.PROVINCE + "9%09d".formatted(visit.number()))
                .set("HO_TEN_CON", birth.childName())
                .set("GIOI_TINH_CON", birth.sex().code)
                .set("SO_CON", 1)
                .set("LAN_SINH", birth.order())
                .set("SO_CON_SONG", birth.order())
                .set("CAN_NANG_CON", birth.grams())
                .set("NGAY_SINH_CON", Stamp.minute(birth.at()))
                .set("NOI_SINH_CON", visit.facility().name())
                .set("TINH_TRANG_CON", "Khỏe")
                .set("SINHCON_PHAUTHUAT", birth.caesarean() ? "1" : "0")
                .set("SINHCON_DUOI32TUAN", early ? "1" : "0")
                .set("GHI_CHU", remark(birth.caesarean(), early))
                .set("NGUOI_DO_DE", told.doctor.name())
                .set("NGUOI_GHI_PHIEU", told.doctor.name())
                .set("NGAY_CT", Stamp.day(birth.at().toLocalDate()))
                .set("SO", visit.number())
                .set("QUYEN_SO", "01/" + birth.at().getYear())
                .set("MA_TTDV", head);
    }

    private static String remark(boolean caesarean, boolean early) {
        if (caesarean && early) {
            return "Phẫu thuật, sinh con dưới 32 tuần tuổi";
        }
        return caesarean ? "Sinh con phải phẫu thuật" : early ? "Sinh con dưới 32 tuần tuổi" : "Không";
    }
}
