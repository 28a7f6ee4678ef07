package vn.vongdoi.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where a rule holds: in these provinces and in these communes besides. Where it names neither it holds everywhere. The column
 * {@code places} names them by their codes of today, two digits or five: {@code 20 10507 11383}.
 */
public record Area(Set<String> provinces, Set<String> communes) {
    private static final Pattern PROVINCE = Pattern.compile("[0-9]{2}");
    private static final Pattern COMMUNE = Pattern.compile("[0-9]{5}");

    public Area {
        provinces = Set.copyOf(provinces);
        communes = Set.copyOf(communes);
    }

    static boolean isProvince(String code) {
        return PROVINCE.matcher(code).matches();
    }

    static boolean isCommune(String code) {
        return COMMUNE.matcher(code).matches();
    }

    /** @throws IllegalArgumentException for a code that is neither of a province nor of a commune */
    public static Area of(RuleRow row) {
        var provinces = new TreeSet<String>();
        var communes = new TreeSet<String>();
        row.find("places").stream()
                .flatMap(cell -> Arrays.stream(cell.strip().split("\\s+")))
                .forEach(code -> {
                    if (!isProvince(code) && !isCommune(code)) {
                        throw new IllegalArgumentException(
                                "places: expected codes of 2 digits (province) or 5 (commune), got '" + code + "'");
                    }
                    (isProvince(code) ? provinces : communes).add(code);
                });
        return new Area(provinces, communes);
    }

    /** All places that any of these rows names. */
    public static Area named(Collection<RuleRow> rows) {
        var provinces = new TreeSet<String>();
        var communes = new TreeSet<String>();
        for (var area : rows.stream().map(Area::of).toList()) {
            provinces.addAll(area.provinces);
            communes.addAll(area.communes);
        }
        return new Area(provinces, communes);
    }

    public boolean isEverywhere() {
        return provinces.isEmpty() && communes.isEmpty();
    }

    public boolean holds(Residence home) {
        return isEverywhere() || provinces.contains(home.province()) || communes.contains(home.commune());
    }

    /** As far as this names where that is: what is left is the same for all whom rules of these places do not tell apart. */
    public Residence seen(Residence home) {
        return new Residence(
                provinces.contains(home.province()) ? home.province() : "",
                communes.contains(home.commune()) ? home.commune() : "");
    }
}
