package vn.vongdoi.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.vongdoi.access.Label;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.Sex;
import vn.vongdoi.record.Fact;
import vn.vongdoi.rules.Residence;

/** What holds for whatever lives and records there are; seeded, so that a failure comes again. */
class CarePlanPropertiesTest {
    private static final int LIVES = 4_000;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static final List<ResourceType> TYPES = List.of(
            ResourceType.ENCOUNTER,
            ResourceType.CONDITION,
            ResourceType.OBSERVATION,
            ResourceType.PROCEDURE,
            ResourceType.SERVICE_REQUEST,
            ResourceType.EPISODE_OF_CARE,
            ResourceType.MEDICATION_REQUEST);

    /** Codes that decide something, and some that decide nothing. */
    private static final List<String> CODES = codes();

    @Test
    void anAnswerHoldsOnEveryDayUntilItSaysThatItChanges() {
        var random = new Random(20261123);
        for (var run = 0; run < LIVES; run++) {
            var life = life(random);
            var on = FIRST.plusDays(random.nextInt(700));
            var facts = facts(random, life, on);
            var unverified = random.nextBoolean();
            var plan = CarePlan.at(on, new Residence("31", ""), unverified);
            var answer = plan.assess(life, facts, on);
            var register = plan.managed(life, facts, on);
            var changes = answer.stream()
                    .map(Planned::changes)
                    .min(LocalDate::compareTo)
                    .orElse(on.plusDays(1));
            var days = Math.min(ChronoUnit.DAYS.between(on, changes) - 1, 400);
            for (var tried = 0; tried < 6 && days > 0; tried++) {
                var day = on.plusDays(tried == 0 ? days : 1 + random.nextLong(days));
                var later = CarePlan.at(day, new Residence("31", ""), unverified);
                assertThat(later.assess(life, facts, day))
                        .as("run %s: %s on %s as on %s, of %s", run, life, day, on, facts)
                        .isEqualTo(answer);
                assertThat(later.managed(life, facts, day)).as("run %s", run).isEqualTo(register);
            }
        }
    }

    @Test
    void theOrderOfFactsDoesNotMatter() {
        var random = new Random(7);
        for (var run = 0; run < LIVES; run++) {
            var life = life(random);
            var on = FIRST.plusDays(random.nextInt(700));
            var facts = facts(random, life, on);
            var plan = CarePlan.at(on, new Residence("31", ""), true);
            var shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);
            assertThat(plan.assess(life, shuffled, on)).as("run %s", run).isEqualTo(plan.assess(life, facts, on));
            assertThat(plan.managed(life, shuffled, on)).as("run %s", run).isEqualTo(plan.managed(life, facts, on));
        }
    }

    @Test
    void whatIsToldAfterTheDayChangesNothingButWhenToLookAgain() {
        var random = new Random(11);
        for (var run = 0; run < LIVES; run++) {
            var life = life(random);
            var on = FIRST.plusDays(random.nextInt(700));
            var facts = facts(random, life, on);
            var known = facts.stream()
                    .filter(fact -> fact.day() != null && !fact.day().isAfter(on))
                    .toList();
            assertThat(CarePlan.at(on, new Residence("31", ""), true).assess(life, facts, on))
                    .as("run %s", run)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("changes")
                    .isEqualTo(CarePlan.at(on, new Residence("31", ""), true).assess(life, known, on));
        }
    }

    @Test
    void everybodySinceTwentyTwentySixIsDueSomethingAndTheDaysAreInOrder() {
        var random = new Random(13);
        for (var run = 0; run < LIVES; run++) {
            var life = life(random);
            var on = FIRST.plusDays(random.nextInt(700));
            var plan = CarePlan.at(on, new Residence("31", ""), random.nextBoolean());
            var planned = plan.assess(life, facts(random, life, on), on);
            if (life.birth().isAfter(on)) continue;
            assertThat(planned).as("run %s", run).isNotEmpty();
            assertThat(planned).extracting(Planned::service).doesNotHaveDuplicates();
            for (var one : planned) {
                var told = "run %s: %s".formatted(run, one);
                assertThat(one.changes()).as(told).isAfter(on);
                var recommended = one.recommended();
                if (one.earliest() != null) assertThat(recommended).as(told).isAfterOrEqualTo(one.earliest());
                if (one.overdue() != null) assertThat(one.overdue()).as(told).isAfter(recommended);
                if (one.overdue() != null && one.latest() != null) {
                    assertThat(one.overdue()).as(told).isBeforeOrEqualTo(one.latest());
                }
                if (one.standing() == Standing.OPEN)
                    assertThat(recommended).as(told).isNotNull();
            }
        }
    }

    private static Life life(Random random) {
        var youngest = random.nextInt(3) == 0 ? 800 : 33_000;
        var sex = List.of(Sex.FEMALE, Sex.FEMALE, Sex.MALE, Sex.UNDETERMINED).get(random.nextInt(4));
        return new Life(LocalDate.of(2026, 12, 31).minusDays(random.nextInt(youngest)), sex);
    }

    private static List<Fact> facts(Random random, Life life, LocalDate on) {
        var facts = new ArrayList<Fact>();
        var many = random.nextInt(14);
        for (var key = 1L; key <= many; key++) {
            var back = random.nextInt(4) == 0 ? 3_000 : 500;
            var day = random.nextInt(40) == 0 ? null : on.plusDays(60L - random.nextInt(back));
            facts.add(fact(random, key, day));
        }
        return facts;
    }

    private static Fact fact(Random random, long key, @Nullable LocalDate day) {
        var type = TYPES.get(random.nextInt(TYPES.size()));
        var code = CODES.get(random.nextInt(CODES.size()));
        var until = day == null || random.nextInt(3) > 0 ? null : day.plusDays(random.nextInt(250));
        var status = type == ResourceType.SERVICE_REQUEST
                ? "completed"
                : random.nextInt(12) == 0 ? "entered-in-error" : null;
        Set<Label> labels = EnumSet.noneOf(Label.class);
        if (random.nextInt(6) == 0) labels.add(Label.values()[random.nextInt(Label.values().length)]);
        var value = random.nextInt(5) == 0 ? null : Double.valueOf(random.nextInt(45));
        return new Fact(
                key,
                type,
                day,
                until,
                null,
                null,
                status,
                null,
                random.nextInt(3) == 0 ? List.of(code, CODES.get(random.nextInt(CODES.size()))) : List.of(code),
                value,
                null,
                labels);
    }

    private static List<String> codes() {
        var codes = new ArrayList<>(List.of("icd10|J06.9", "loai-kcb|01", "icd10|I10", "icd10|E11.9", "icd10|J44"));
        for (var row : Codes.ROWS.rows()) {
            for (var code : row.cell("codes").split(" ")) {
                if (code.startsWith("chronic|")) continue;
                var ends = code.split("-");
                codes.add(code.startsWith("icd10|") ? ends[0] : code);
            }
        }
        // Pregnancies are where most turns: they come more often.
        for (var again = 0; again < 8; again++) {
            codes.addAll(List.of("icd10|Z34", "loinc|18185-9", "icd10|O80", "icd10|O03", "giay-to|XML15"));
        }
        return codes;
    }
}
