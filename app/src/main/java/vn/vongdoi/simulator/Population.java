package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The inhabitants. A person is worked out from the number each time it is asked for, so that millions cost no memory;
 * only what keeps identity numbers unique is remembered.
 */
final class Population {

    /** What draws of visits need to know; cheap. */
    record Body(Sex sex, LocalDate birth) {}

    private static final int TAILS = 1_000_000;
    /** Coprime to powers of ten: walks through all tails without repeating one. */
    private static final long TAIL_STEP = 610_639;

    private static final long INSURANCE_STEP = 73_939_133;
    private static final long INSURANCE_NUMBERS = 100_000_000;

    private final SimulationPlan plan;
    private final Communes communes;
    private final Names names;
    private final AgePyramid pyramid = new AgePyramid();
    private final Livelihood livelihood = new Livelihood();
    private final int[] firstOfCommune;
    private final int[] serials;

    Population(SimulationPlan plan, Communes communes, Names names) {
        this.plan = plan;
        this.communes = communes;
        this.names = names;
        int[] shares = communes.shares(plan.people());
        firstOfCommune = new int[shares.length];
        for (int i = 1; i < shares.length; i++) {
            firstOfCommune[i] = firstOfCommune[i - 1] + shares[i - 1];
        }
        serials = new int[plan.people()];
        int[] used = new int[1_000_000];
        for (int i = 0; i < serials.length; i++) {
            Dice dice = diceOf(i);
            Body body = body(dice);
            serials[i] = used[prefix(body, dice)]++;
        }
    }

    int size() {
        return plan.people();
    }

    private Dice diceOf(int index) {
        return Dice.of(plan.seed(), "person", index);
    }

    Body body(int index) {
        return body(diceOf(index));
    }

    private Body body(Dice dice) {
        AgePyramid.Band band = pyramid.draw(dice);
        int daysOld = (int) (dice.between(band.from(), band.to() + 1.0) * 365.2425);
        return new Body(band.sex(), plan.lastDay().minusDays(daysOld));
    }

    /** Province of birth registration (3), century and sex (1), year (2), as one number. */
    private static int prefix(Body body, Dice dice) {
        double from = dice.unit();
        int province = from < 0.52 ? 31 : from < 0.95 ? 30 : from < 0.97 ? 34 : from < 0.99 ? 22 : 1;
        int year = body.birth().getYear();
        int century = (year / 100 - 19) * 2 + (body.sex() == Sex.FEMALE ? 1 : 0);
        return province * 1000 + century * 100 + year % 100;
    }

    Person person(int index) {
        Dice dice = diceOf(index);
        Body body = body(dice);
        int prefix = prefix(body, dice);
        int age = (int) ChronoUnit.YEARS.between(body.birth(), plan.lastDay());
        Commune commune = communeOf(index);
        String name = names.person(body.sex(), dice);
        String cccd = cccd(prefix, serials[index]);
        boolean withoutCccd = dice.chance(age < 6 ? 0.6 : age < 14 ? 0.08 : 0.004);
        boolean yearOnly = age >= 55 && dice.chance(0.12);
        String occupation = livelihood.occupation(age, dice);
        boolean insured = dice.chance(Livelihood.coverage(age));
        String number = insuranceNumber(index, dice);
        @Nullable String card = insured ? livelihood.cardGroup(age, dice) + Communes.PROVINCE + number : null;
        boolean everInsured = insured || dice.chance(0.3);
        String address = "Số " + dice.between(1, 420) + " phố " + names.place("street", dice.below(15)) + ", "
                + commune.title() + ", thành phố Hải Phòng";
        String phone = age >= 15 && dice.chance(0.5) ? "09" + digits(dice.below(100_000_000), 8) : "";
        return new Person(
                index,
                name,
                body.sex(),
                body.birth(),
                yearOnly,
                commune,
                address,
                phone,
                occupation,
                withoutCccd ? null : cccd,
                everInsured ? number : null,
                card);
    }

    private Commune communeOf(int index) {
        int found = Arrays.binarySearch(firstOfCommune, index);
        int at = found >= 0 ? found : -found - 2;
        // Communes too small for the sample have no people: take the last one that starts here.
        while (at + 1 < firstOfCommune.length && firstOfCommune[at + 1] == index) {
            at++;
        }
        return communes.all().get(at);
    }

    /** Padded with zeros; {@code String.format} is too slow for every inhabitant. */
    private static String digits(long number, int width) {
        String text = String.valueOf(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String cccd(int prefix, int serial) {
        long tail = (serial * TAIL_STEP + prefix * 7919L) % TAILS;
        return digits(prefix, 6) + digits(tail, 6);
    }

    private static String insuranceNumber(int index, Dice dice) {
        double from = dice.unit();
        String office = from < 0.6 ? "31" : from < 0.85 ? "30" : "01";
        return office + digits((index + 4_711L) * INSURANCE_STEP % INSURANCE_NUMBERS, 8);
    }
}
