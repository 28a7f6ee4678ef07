package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** All diagnoses, drawn by age, sex and month. */
final class Diagnoses {

    /** One chronic patient found brings a visit a month: the rates count visits, so fewer are begun. */
    private static final double CHRONIC_STARTS = 0.4;

    private final List<Diagnosis> all;
    private final Map<Integer, Weighted<Diagnosis>> tables = new HashMap<>();
    private final double highest;

    Diagnoses(Formulary formulary) {
        Map<String, double[]> seasons = new HashMap<>();
        for (CSVRecord row : Resource.rows("simulator/seasons.csv")) {
            double[] months = new double[12];
            for (int month = 0; month < 12; month++) {
                months[month] = Double.parseDouble(row.get(month + 1));
            }
            seasons.put(row.get("season"), months);
        }
        all = Resource.rows("simulator/diagnoses.csv").stream()
                .map(row -> Diagnosis.read(
                        row,
                        season(seasons, row.get("season")),
                        formulary.medicines(Resource.words(row.get("medicines"))),
                        formulary.services(Resource.words(row.get("services")))))
                .toList();
        double most = 0;
        for (int band = 0; band < Diagnosis.bands(); band++) {
            for (Sex sex : Sex.values()) {
                for (int month = 1; month <= 12; month++) {
                    Weighted<Diagnosis> table = table(band, sex, month);
                    tables.put(key(band, sex, month), table);
                    most = Math.max(most, table.total());
                }
            }
        }
        highest = most;
    }

    private static double[] season(Map<String, double[]> seasons, String name) {
        double[] months = seasons.get(name);
        if (months == null) {
            throw new IllegalStateException("Thiếu mùa " + name);
        }
        return months;
    }

    private Weighted<Diagnosis> table(int band, Sex sex, int month) {
        var table = new Weighted<Diagnosis>();
        for (Diagnosis diagnosis : all) {
            if (diagnosis.sex() == null || diagnosis.sex() == sex) {
                double rate = diagnosis.rates()[band] * diagnosis.months()[month - 1];
                table.with(diagnosis, diagnosis.chronic() ? rate * CHRONIC_STARTS : rate);
            }
        }
        return table;
    }

    private static int key(int band, Sex sex, int month) {
        return (band * 2 + sex.ordinal()) * 13 + month;
    }

    private Weighted<Diagnosis> table(int age, Sex sex, LocalDate day) {
        Weighted<Diagnosis> table = tables.get(key(Diagnosis.band(age), sex, day.getMonthValue()));
        if (table == null) {
            throw new IllegalStateException("Thiếu bảng bệnh cho tuổi " + age);
        }
        return table;
    }

    /** How likely someone of this age and sex falls ill in this season, against the likeliest. */
    double likelihood(int age, Sex sex, LocalDate day) {
        return table(age, sex, day).total() / highest;
    }

    Diagnosis draw(int age, Sex sex, LocalDate day, Dice dice) {
        return table(age, sex, day).draw(dice);
    }

    Diagnosis diagnosis(String code) {
        return all.stream()
                .filter(diagnosis -> diagnosis.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
