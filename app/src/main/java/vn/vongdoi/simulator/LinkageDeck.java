package vn.vongdoi.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Records of invented people as several facilities would keep them, some people twice or three times, with the errors and
 * the rates of {@code simulator/linkage.csv}. Who is who is told by {@code rec_id}: {@code PERSON-NUMBER}.
 */
public final class LinkageDeck {
    private static final String LETTERS = "aeioungthl";

    private final SimulationPlan plan;
    private final Communes communes = new Communes();
    private final Names names = new Names();
    private final Population population;
    private final Map<String, Double> rates = new HashMap<>();

    public LinkageDeck(int people, long seed) {
        this.plan = SimulationPlan.of(seed, people, 0, LocalDate.of(2026, 11, 21));
        this.population = new Population(plan, communes, names);
        for (var row : Resource.rows("simulator/linkage.csv")) {
            rates.put(row.get("error"), Double.parseDouble(row.get("rate")));
        }
    }

    /** What a record tells; null = it does not. */
    private record Told(
            String name,
            String birth,
            String sex,
            @Nullable String cccd,
            @Nullable String bhxh,
            @Nullable String phone,
            @Nullable String address,
            String commune) {}

    /** @return how many records were written */
    public int write(Path file) throws IOException {
        int written = 0;
        Told before = told(population.person(0));
        try (var csv = CsvLines.open(
                Objects.requireNonNull(file.toAbsolutePath().getParent()),
                file.getFileName().toString(),
                "rec_id",
                "name",
                "birth",
                "sex",
                "cccd",
                "bhxh",
                "phone",
                "address",
                "commune")) {
            for (int i = 0; i < population.size(); i++) {
                Dice dice = Dice.of(plan.seed(), "linkage", i);
                Person person = population.person(i);
                Told told = told(person);
                if (i > 0 && happens("household", dice)) told = together(told, before);
                before = told;
                written += records(csv, "p" + i, told, person.sex(), dice);
                if (happens("twin", dice))
                    written += records(csv, "t" + i, twin(told, person, dice), person.sex(), dice);
            }
        }
        return written;
    }

    private static Told told(Person person) {
        return new Told(
                person.name(),
                person.birth().toString(),
                person.sex().code,
                person.cccd(),
                person.insuranceNumber(),
                person.phone().isEmpty() ? null : person.phone(),
                person.address(),
                person.commune().code());
    }

    private static Told together(Told told, Told before) {
        return new Told(
                told.name, told.birth, told.sex, told.cccd, told.bhxh, before.phone, before.address, before.commune);
    }

    private Told twin(Told one, Person person, Dice dice) {
        String cccd = one.cccd == null ? null : one.cccd.substring(0, 6) + "%06d".formatted(dice.below(1_000_000));
        String bhxh = one.bhxh == null ? null : one.bhxh.substring(0, 2) + "%08d".formatted(dice.below(100_000_000));
        return new Told(
                names.child(person.name(), person.sex(), dice),
                one.birth,
                one.sex,
                cccd,
                bhxh,
                one.phone,
                one.address,
                one.commune);
    }

    private int records(CSVPrinter csv, String person, Told told, Sex sex, Dice dice) throws IOException {
        int records = happens("again", dice) ? happens("thrice", dice) ? 3 : 2 : 1;
        for (int number = 0; number < records; number++) {
            Told written = spoilt(told, sex, dice);
            CsvLines.line(
                    csv,
                    person + "-" + number,
                    written.name,
                    written.birth,
                    written.sex,
                    written.cccd,
                    written.bhxh,
                    written.phone,
                    written.address,
                    written.commune);
        }
        return records;
    }

    private Told spoilt(Told told, Sex sex, Dice dice) {
        boolean moved = happens("moved", dice);
        Commune elsewhere = dice.pick(communes.all());
        String address = moved
                ? "Số " + dice.between(1, 420) + " phố " + names.place("street", dice.below(15)) + ", "
                        + elsewhere.title()
                : told.address;
        return new Told(
                name(told.name, dice),
                birth(told.birth, dice),
                happens("sex", dice) ? other(sex) : told.sex,
                cccd(told.cccd, dice),
                happens("no_bhxh", dice) ? null : told.bhxh,
                phone(told.phone, dice),
                address(address, dice),
                moved ? elsewhere.code() : told.commune);
    }

    private static String other(Sex sex) {
        return sex == Sex.MALE ? Sex.FEMALE.code : Sex.MALE.code;
    }

    private String name(String name, Dice dice) {
        var words = new ArrayList<>(List.of(name.split(" ")));
        if (happens("middle", dice) && words.size() > 2) words.remove(1);
        if (happens("order", dice)) Collections.rotate(words, -1);
        String written = String.join(" ", words);
        if (happens("letter", dice)) {
            int place = dice.below(written.length());
            if (written.charAt(place) != ' ') {
                written = written.substring(0, place)
                        + LETTERS.charAt(dice.below(LETTERS.length()))
                        + written.substring(place + 1);
            }
        }
        return happens("lost_diacritics", dice) ? plain(written) : written;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    private String birth(String birth, Dice dice) {
        String year = birth.substring(0, 4);
        if (happens("year_only", dice)) return year;
        String month = birth.substring(5, 7);
        String day = birth.substring(8);
        if (happens("swapped", dice) && Integer.parseInt(day) <= 12) return year + "-" + day + "-" + month;
        if (!happens("digit", dice)) return birth;
        return switch (dice.below(3)) {
            case 0 -> (Integer.parseInt(year) - 1 - dice.below(9)) + "-" + month + "-" + day;
            case 1 -> year + "-%02d-".formatted(dice.between(1, 12)) + day;
            default -> year + "-" + month + "-%02d".formatted(dice.between(1, 28));
        };
    }

    private @Nullable String cccd(@Nullable String cccd, Dice dice) {
        if (cccd == null || happens("no_cccd", dice)) return null;
        if (happens("cccd_changed", dice)) return cccd.substring(0, 6) + "%06d".formatted(dice.below(1_000_000));
        if (!happens("cccd_digit", dice)) return cccd;
        int place = dice.between(6, 11);
        return cccd.substring(0, place)
                + (cccd.charAt(place) - '0' + dice.between(1, 9)) % 10
                + cccd.substring(place + 1);
    }

    private @Nullable String phone(@Nullable String phone, Dice dice) {
        if (happens("no_phone", dice)) return null;
        return happens("phone_changed", dice) ? "09%08d".formatted(dice.below(100_000_000)) : phone;
    }

    private @Nullable String address(@Nullable String address, Dice dice) {
        if (address == null || happens("no_address", dice)) return null;
        return happens("short_address", dice) ? address.substring(0, address.indexOf(',')) : address;
    }

    private boolean happens(String error, Dice dice) {
        return dice.chance(Objects.requireNonNull(rates.get(error), error));
    }
}
