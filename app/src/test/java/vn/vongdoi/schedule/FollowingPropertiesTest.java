package vn.vongdoi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.person.Sex;

/** What stands of everybody is what working out everybody anew would give, whatever happened in whatever order. */
class FollowingPropertiesTest extends FollowedPeople {
    private static final List<String> VACCINES =
            List.of("HepB", "BCG", "DPT-HepB-Hib", "bOPV", "IPV", "Rota", "Measles", "MR", "DPT", "JE", "HPV");

    private static final List<What> TOLD = List.of(
            new What(ResourceType.CONDITION, "icd10|I10", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|E11.9", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|Z34.0", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|O03.9", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|O80.0", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|B20", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|D81.0", "confirmed", 0, ""),
            new What(ResourceType.CONDITION, "icd10|A15.0", "refuted", 0, ""),
            new What(ResourceType.ENCOUNTER, "loai-kcb|15", "finished", 0, ""),
            new What(ResourceType.ENCOUNTER, "ket-qua|5", "finished", 0, ""),
            new What(ResourceType.OBSERVATION, "loinc|85354-9", "final", 190, "mm[Hg]"),
            new What(ResourceType.OBSERVATION, "loinc|4548-4", "final", 11, "%"),
            new What(ResourceType.OBSERVATION, "loinc|18185-9", "final", 40, "wk"),
            new What(ResourceType.OBSERVATION, "loinc|29463-7", "final", 40, "kg"),
            new What(ResourceType.OBSERVATION, "loinc|8302-2", "final", 150, "cm"),
            new What(ResourceType.MEDICATION_REQUEST, "thuoc|40.30", "completed", 30, "viên"));

    @Test
    void afterRandomYearsOfAProvinceNothingDiffersFromWorkingItOutAnew() {
        var random = new Random(20_241_121);
        var children = new ArrayList<PersonKey>();
        var doses = new ArrayList<Given>();
        // Into the time in which the rules of everything that is no vaccine begin.
        clock.advance(Duration.ofDays(420));
        for (int step = 0; step < 260; step++) {
            for (int event = random.nextInt(6); event >= 0; event--) happen(random, children, doses);
            if (step % 50 == 25 && step < 130) settings.decide(PROGRAMME, !settings.unverified(), "Bước " + step);
            if (random.nextInt(3) == 0) following.settle();
            if (random.nextInt(2) == 0) clock.advance(Duration.ofDays(1 + random.nextInt(9)));
        }
        following.settle();
        var standing = everything();
        assertThat(standing).hasSizeGreaterThan(200);
        assertThat(following.rebuild(_ -> {})).as("differing people").isZero();
        sql.sql("truncate schedule.state, schedule.item, schedule.managed, schedule.growth")
                .update();
        following.rebuild(_ -> {});
        assertThat(everything()).isEqualTo(standing);
    }

    private record Given(PersonKey person, String id, String vaccine, LocalDate day) {}

    private void happen(Random random, List<PersonKey> children, List<Given> doses) {
        switch (children.isEmpty() ? 0 : random.nextInt(10)) {
            case 0 ->
                children.add(told(
                        "Trẻ số " + children.size(),
                        today().minusDays(random.nextInt(random.nextBoolean() ? 4_000 : 30_000)),
                        random.nextBoolean() ? Sex.FEMALE : Sex.MALE,
                        random.nextBoolean() ? "11383" : "10507"));
            case 1 -> {
                if (doses.isEmpty()) return;
                var dose = doses.get(random.nextInt(doses.size()));
                var day = dose.day().plusDays(random.nextInt(40) - 20);
                put(
                        dose.person(),
                        dose.id(),
                        dose.vaccine(),
                        day,
                        random.nextInt(3) == 0 ? "entered-in-error" : "completed");
            }
            case 2 -> {
                var one = any(random, children);
                var other = any(random, children);
                if (!people.canonical(one).equals(people.canonical(other))) join(one, other);
            }
            case 3 -> part(any(random, children));
            case 4, 5 -> {
                var what = TOLD.get(random.nextInt(TOLD.size()));
                tell(any(random, children), what, today().minusDays(random.nextInt(500) - 30), random);
            }
            default -> {
                var child = any(random, children);
                var vaccine = VACCINES.get(random.nextInt(VACCINES.size()));
                // Some of them on a day that is yet to come.
                var day = today().minusDays(random.nextInt(900) - 30);
                doses.add(new Given(child, give(child, vaccine, day), vaccine, day));
            }
        }
    }

    private static PersonKey any(Random random, List<PersonKey> all) {
        return all.get(random.nextInt(all.size()));
    }

    private List<Map<String, Object>> everything() {
        var all = new ArrayList<Map<String, Object>>();
        all.addAll(sql.sql("select s.person, s::text as row from schedule.state s order by 1")
                .query()
                .listOfRows());
        all.addAll(sql.sql("select i.person, i.service, i::text as row from schedule.item i order by 1, 2")
                .query()
                .listOfRows());
        return all;
    }
}
