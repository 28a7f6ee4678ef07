package vn.vongdoi.simulator;

import java.util.ArrayList;
import java.util.List;

/** XML2 and XML3 with their amounts, and the totals of XML1 (QĐ 3176, section 5.1 arithmetic). */
final class BillTables {

    private static final List<String> OTHER_PAYERS = List.of("T_NGUONKHAC_VTNN", "T_NGUONKHAC_VTTN", "T_NGUONKHAC_CL");

    private final Encounter told;
    private final int level;
    private final String link;
    /** Stations are paid by capitation (2), the others by service (1). */
    private final boolean capitation;

    private long drugsBilled;
    private long suppliesBilled;
    private long billed;
    private long inScope;
    private long patient;
    private long copaid;
    private long fund;
    private long budget;
    private final List<Row> drugs = new ArrayList<>();
    private final List<Row> services = new ArrayList<>();

    BillTables(Encounter told) {
        this.told = told;
        level = told.level();
        link = told.visit.link();
        capitation = told.visit.facility().kind() == Facility.Kind.STATION;
        told.drugs.forEach(line -> drugs.add(drug(line)));
        told.services.forEach(line -> services.add(service(line)));
    }

    List<Row> drugs() {
        return drugs;
    }

    List<Row> services() {
        return services;
    }

    void totals(Row row) {
        row.set("T_THUOC", Cost.amount(drugsBilled))
                .set("T_VTYT", Cost.amount(suppliesBilled))
                .set("T_TONGCHI_BV", Cost.amount(billed))
                .set("T_TONGCHI_BH", Cost.amount(inScope))
                .set("T_BNTT", Cost.amount(patient))
                .set("T_BNCCT", Cost.amount(copaid))
                .set("T_BHTT", Cost.amount(fund))
                .set("T_NGUONKHAC", Cost.amount(budget))
                .set("T_BHTT_GDV", Cost.amount(capitation ? 0 : fund));
    }

    private Row drug(Encounter.DrugLine line) {
        Medicine medicine = line.medicine();
        drugsBilled += line.cost().billed();
        Row row = new Row(Layout.XML2)
                .set("MA_LK", link)
                .set("STT", drugs.size() + 1)
                .set("MA_THUOC", medicine.code())
                .set("MA_NHOM", 4)
                .set("TEN_THUOC", medicine.name())
                .set("DON_VI_TINH", medicine.unit())
                .set("HAM_LUONG", medicine.strength())
                .set("DUONG_DUNG", medicine.route())
                .set("DANG_BAO_CHE", medicine.form())
                .set("LIEU_DUNG", line.dosage())
                .set("CACH_DUNG", "Dùng theo chỉ định")
                .set("SO_DANG_KY", medicine.registration())
                .set("TT_THAU", medicine.tender())
                .set("DON_GIA", Cost.milli(line.cost().priceMilli()))
                .set("MA_KHOA", line.department())
                .set("MA_BAC_SI", line.doctor().licence())
                .set("NGAY_YL", Stamp.minute(line.ordered()))
                .set("NGAY_TH_YL", Stamp.minute(line.given()))
                .set("NGUON_CTRA", told.entitlement.insured() ? 1 : 4);
        return amounts(row, line.cost());
    }

    private Row service(Encounter.ServiceLine line) {
        boolean supply = line.group() == 10;
        if (supply) {
            suppliesBilled += line.cost().billed();
        }
        boolean operation = line.group() == 8;
        Row row = new Row(Layout.XML3)
                .set("MA_LK", link)
                .set("STT", services.size() + 1)
                .set("MA_DICH_VU", supply ? "" : line.code())
                .set("MA_PTTT_QT", line.icd9())
                .set("MA_VAT_TU", supply ? line.code() : "")
                .set("MA_NHOM", line.group())
                .set("TEN_VAT_TU", supply ? line.name() : "")
                .set("TEN_DICH_VU", supply ? "" : line.name())
                .set("DON_VI_TINH", line.unit())
                .set("DON_GIA_BV", Cost.milli(line.cost().priceMilli()))
                .set("DON_GIA_BH", Cost.milli(line.cost().fundPriceMilli()))
                .set("TT_THAU", supply ? "210/QĐ-SYT;G1;N2;2025" : "")
                .set("TYLE_TT_DV", 100)
                .set("MA_KHOA", line.department())
                .set("MA_GIUONG", line.bed())
                .set("MA_BAC_SI", line.doctor().licence())
                .set("NGUOI_THUC_HIEN", supply ? "" : line.performer().licence())
                .set("MA_BENH", told.visit.diagnosis().code())
                .set("NGAY_YL", Stamp.minute(line.ordered()))
                .set("NGAY_TH_YL", Stamp.minute(line.done()))
                .set("NGAY_KQ", Stamp.minute(line.finished()))
                .set(
                        "PP_VO_CAM",
                        operation ? "2" : line.group() == 18 && !line.icd9().isEmpty() ? "4" : "")
                .set("MA_MAY", line.machine());
        return amounts(row, line.cost());
    }

    private Row amounts(Row row, Cost cost) {
        long lineFund = cost.fund(level);
        long lineCopaid = cost.inScope() - lineFund;
        long outside = cost.billed() - cost.inScope();
        long fromBudget = told.paidByBudget() ? outside : 0;
        billed += cost.billed();
        inScope += cost.inScope();
        patient += outside - fromBudget;
        copaid += lineCopaid;
        fund += lineFund;
        budget += fromBudget;
        OTHER_PAYERS.forEach(payer -> row.set(payer, 0));
        return row.set("PHAM_VI", told.entitlement.insured() ? 1 : 2)
                .set("SO_LUONG", Cost.milli(cost.quantityMilli()))
                .set("TYLE_TT_BH", cost.fundRate())
                .set("THANH_TIEN_BV", Cost.amount(cost.billed()))
                .set("THANH_TIEN_BH", Cost.amount(cost.inScope()))
                .set("T_NGUONKHAC_NSNN", Cost.amount(fromBudget))
                .set("T_NGUONKHAC", Cost.amount(fromBudget))
                .set("MUC_HUONG", level % 10 == 0 ? String.valueOf(level / 10) : level / 10 + "." + level % 10)
                .set("T_BNTT", Cost.amount(outside - fromBudget))
                .set("T_BNCCT", Cost.amount(lineCopaid))
                .set("T_BHTT", Cost.amount(lineFund))
                .set("MA_PTTT", capitation ? 2 : 1);
    }
}
