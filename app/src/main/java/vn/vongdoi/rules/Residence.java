package vn.vongdoi.rules;

/**
 * Where somebody lives, for rules that do not hold everywhere.
 *
 * @param province its code; empty = none that a rule names
 * @param commune its code, as it is today; empty = not known, or none that a rule names
 */
public record Residence(String province, String commune) {
    public Residence {
        if (!province.isEmpty() && !Area.isProvince(province)) {
            throw new IllegalArgumentException("expected the 2 digits of a province, got '" + province + "'");
        }
        if (!commune.isEmpty() && !Area.isCommune(commune)) {
            throw new IllegalArgumentException("expected the 5 digits of a commune, got '" + commune + "'");
        }
    }
}
