package vn.vongdoi.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invented names of people and places: ordinary Vietnamese ones, of no real person. */
final class Names {

    private final Weighted<String> surnames;
    private final Map<Sex, Weighted<String>> middles = new HashMap<>();
    private final Map<Sex, Weighted<String>> givens = new HashMap<>();
    private final Map<String, List<String>> places = new HashMap<>();

    Names() {
        Weighted<String> read = new Weighted<>();
        for (var row : Resource.rows("simulator/names.csv")) {
            String names = row.get("names");
            switch (row.get("kind")) {
                case "surname" -> read = Weighted.parse(names);
                case "middle" -> middles.put(sex(row.get("sex")), Weighted.parse(names));
                case "given" -> givens.put(sex(row.get("sex")), Weighted.parse(names));
                default -> places.put(row.get("kind"), List.of(names.split("\\|")));
            }
        }
        surnames = read;
    }

    private static Sex sex(String code) {
        return code.equals(Sex.MALE.code) ? Sex.MALE : Sex.FEMALE;
    }

    String person(Sex sex, Dice dice) {
        return named(surnames.draw(dice), sex, dice);
    }

    /** A child carries the surname of the given person. */
    String child(String parent, Sex sex, Dice dice) {
        return named(parent.substring(0, parent.indexOf(' ')), sex, dice);
    }

    private String named(String surname, Sex sex, Dice dice) {
        String middle = drawn(middles, sex, dice);
        String given = drawn(givens, sex, dice);
        if (given.equals(middle)) {
            return surname + " " + given;
        }
        if (sex == Sex.FEMALE && middle.equals("Thị") && dice.chance(0.35)) {
            String second = drawn(givens, sex, dice);
            if (!second.equals(given)) {
                return surname + " Thị " + second + " " + given;
            }
        }
        return surname + " " + middle + " " + given;
    }

    private static String drawn(Map<Sex, Weighted<String>> from, Sex sex, Dice dice) {
        @Nullable Weighted<String> names = from.get(sex);
        if (names == null) {
            throw new IllegalStateException("Danh sách tên thiếu giới " + sex);
        }
        return names.draw(dice);
    }

    /** The n-th name for a street, hospital, private hospital or clinic; numbered when the list is used up. */
    String place(String kind, int n) {
        @Nullable List<String> names = places.get(kind);
        if (names == null) {
            throw new IllegalStateException("Danh sách tên thiếu loại " + kind);
        }
        String name = names.get(n % names.size());
        return n < names.size() ? name : name + " " + (n / names.size() + 1);
    }
}
