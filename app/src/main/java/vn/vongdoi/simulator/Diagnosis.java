package vn.vongdoi.simulator;

import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What people come for: who, when, where, and what is done.
 *
 * @param sex null = both
 * @param rates visits by age band, relative to all other rates
 * @param months weight of each month
 * @param care MA_LOAI_KCB of an ordinary visit
 * @param stayPercent chance of being admitted where there are beds
 * @param injuries MA_TAI_NAN choices; empty = not an injury
 */
record Diagnosis(
        String code,
        String name,
        @Nullable Sex sex,
        double[] rates,
        double[] months,
        List<String> places,
        String care,
        String department,
        String exam,
        List<Medicine> medicines,
        List<Service> services,
        boolean chronic,
        boolean checkup,
        boolean birth,
        int stayPercent,
        List<String> injuries) {

    static Diagnosis read(CSVRecord row, double[] months, List<Medicine> medicines, List<Service> services) {
        String sex = row.get("sex");
        var rates = new double[AGE_COLUMNS.size()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = Double.parseDouble(row.get(AGE_COLUMNS.get(i)));
        }
        return new Diagnosis(
                row.get("code"),
                row.get("name"),
                sex.isEmpty() ? null : sex.equals("f") ? Sex.FEMALE : Sex.MALE,
                rates,
                months,
                Resource.words(row.get("places")),
                row.get("care"),
                row.get("department"),
                row.get("exam"),
                medicines,
                services,
                !row.get("chronic").isEmpty(),
                !row.get("checkup").isEmpty(),
                !row.get("birth").isEmpty(),
                Integer.parseInt(row.get("stay_percent")),
                Resource.words(row.get("injuries")));
    }

    private static final List<String> AGE_COLUMNS =
            List.of("under_5", "age_5_14", "age_15_29", "age_30_44", "age_45_59", "over_60");

    static int band(int age) {
        return age < 5 ? 0 : age < 15 ? 1 : age < 30 ? 2 : age < 45 ? 3 : age < 60 ? 4 : 5;
    }

    static int bands() {
        return AGE_COLUMNS.size();
    }

    boolean seenAt(Facility.Kind kind) {
        return places.contains(kind.code.substring(0, 1));
    }
}
