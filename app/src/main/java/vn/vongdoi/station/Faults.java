package vn.vongdoi.station;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimcheck.Issue;

/** What was not right in a form: by field where there is one to mend, else above all fields. */
public final class Faults {
    /** Where the value of a field of the tables was typed. */
    private static final Map<String, String> TYPED = Map.ofEntries(
            Map.entry("HO_TEN", "name"),
            Map.entry("SO_CCCD", "cccd"),
            Map.entry("NGAY_SINH", "birth"),
            Map.entry("GIOI_TINH", "sex"),
            Map.entry("DIA_CHI", "address"),
            Map.entry("DIEN_THOAI", "phone"),
            Map.entry("MA_DANTOC", "ethnicity"),
            Map.entry("MA_NGHE_NGHIEP", "occupation"),
            Map.entry("MAXA_CU_TRU", "commune"),
            Map.entry("MATINH_CU_TRU", "commune"),
            Map.entry("NGAY_RA", "ended"),
            Map.entry("MA_THE_BHYT", "card"),
            Map.entry("GT_THE_TU", "cardFrom"),
            Map.entry("GT_THE_DEN", "cardUntil"),
            Map.entry("MA_DKBD", "registered"),
            Map.entry("MA_DOITUONG_KCB", "entitlement"),
            Map.entry("LY_DO_VV", "reason"),
            Map.entry("CHAN_DOAN_RV", "diagnosis"),
            Map.entry("MA_BENH_CHINH", "icd"),
            Map.entry("MA_BENH_KT", "others"),
            Map.entry("NGAY_VAO", "arrived"),
            Map.entry("CAN_NANG", "weight"),
            Map.entry("DIEN_BIEN_LS", "note"),
            Map.entry("MA_BAC_SI", "doctor"),
            Map.entry("NGAY_TAI_KHAM", "returns"),
            Map.entry("NGAY_HEN_KL", "returns"),
            Map.entry("MA_NOI_DEN", "refer"),
            Map.entry("MA_CSKCB_DEN", "refer"),
            Map.entry("MA_LYDO_CT", "referReason"),
            Map.entry("DAU_HIEU_LS", "referSigns"),
            Map.entry("PHUONGTIEN_VC", "referBy"));

    private static final Set<String> PERSON = Set.of(
            "name",
            "cccd",
            "birth",
            "sex",
            "address",
            "phone",
            "ethnicity",
            "occupation",
            "commune",
            "card",
            "cardFrom",
            "cardUntil",
            "registered",
            "entitlement");

    private final Map<String, String> byField = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();

    /** The first of a field stays. */
    void add(String field, String vietnamese) {
        byField.putIfAbsent(field, vietnamese);
    }

    /** What no field is to blame for. */
    void tell(String vietnamese) {
        others.add(vietnamese);
    }

    void add(Issue issue) {
        var field = TYPED.get(issue.field());
        if (field == null) tell(issue.message());
        else add(field, issue.message());
    }

    public boolean isEmpty() {
        return byField.isEmpty() && others.isEmpty();
    }

    public boolean aboutPerson() {
        return PERSON.stream().anyMatch(byField::containsKey);
    }

    /** Null when nothing is wrong with the field. */
    public @Nullable String of(String field) {
        return byField.get(field);
    }

    public List<String> others() {
        return others;
    }
}
