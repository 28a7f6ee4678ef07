package vn.vongdoi.simulator;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Medicines and services of the facility lists, by the key the diagnoses name them with. */
final class Formulary {

    private final Map<String, Medicine> medicines = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, String> exams = new LinkedHashMap<>();

    Formulary() {
        for (var row : Resource.rows("simulator/medicines.csv")) {
            String childDose = row.get("child_dose");
            medicines.put(
                    row.get("key"),
                    new Medicine(
                            row.get("key"),
                            row.get("code"),
                            row.get("name"),
                            row.get("strength"),
                            row.get("unit"),
                            row.get("form"),
                            row.get("route"),
                            row.get("registration"),
                            new BigDecimal(row.get("price")).movePointRight(3).longValueExact(),
                            Integer.parseInt(row.get("times")),
                            Double.parseDouble(row.get("dose")),
                            childDose.isEmpty() ? 0 : Double.parseDouble(childDose),
                            Integer.parseInt(row.get("covered"))));
        }
        for (var row : Resource.rows("simulator/services.csv")) {
            services.put(
                    row.get("key"),
                    new Service(
                            row.get("key"),
                            row.get("code"),
                            row.get("name"),
                            Integer.parseInt(row.get("group")),
                            Integer.parseInt(row.get("price")),
                            row.get("department"),
                            row.get("machine"),
                            row.get("icd9")));
        }
        for (var row : Resource.rows("simulator/exams.csv")) exams.put(row.get("code"), row.get("name"));
    }

    /** Names of the examinations, by MA_DICH_VU. */
    Map<String, String> exams() {
        return exams;
    }

    String exam(String code) {
        return known(exams, code);
    }

    Collection<Service> services() {
        return services.values();
    }

    Collection<Medicine> medicines() {
        return medicines.values();
    }

    List<Medicine> medicines(List<String> keys) {
        return keys.stream().map(key -> known(medicines, key)).toList();
    }

    List<Service> services(List<String> keys) {
        return keys.stream().map(key -> known(services, key)).toList();
    }

    Service service(String key) {
        return known(services, key);
    }

    private static <T> T known(Map<String, T> entries, String key) {
        T entry = entries.get(key);
        if (entry == null) {
            throw new IllegalStateException("Danh mục mô phỏng thiếu mục " + key);
        }
        return entry;
    }
}
