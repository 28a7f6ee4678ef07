package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds staff among the inhabitants: adults with identity papers, each in one post. */
final class Recruiting {

    private final SimulationPlan plan;
    private final Population population;
    private final Dice dice;
    private final Set<Integer> taken = new HashSet<>();
    private int licences;

    Recruiting(SimulationPlan plan, Population population) {
        this.plan = plan;
        this.population = population;
        this.dice = Dice.of(plan.seed(), "staff", 0);
    }

    List<StaffMember> hire(Profession profession, int posts) {
        var hired = new ArrayList<StaffMember>();
        for (int i = 0; i < posts; i++) {
            hired.add(member(profession, null));
        }
        if (posts >= 8) {
            hired.add(member(profession, plan.lastDay().minusDays(dice.between(40, 900))));
        }
        return hired;
    }

    private StaffMember member(Profession profession, @Nullable LocalDate left) {
        Sex sex = dice.chance(profession.women) ? Sex.FEMALE : Sex.MALE;
        while (true) {
            int index = dice.below(population.size());
            Person person = population.person(index);
            int age = person.ageOn(plan.lastDay());
            if (person.sex() != sex || age < 27 || age > 58 || person.cccd() == null || !taken.add(index)) {
                continue;
            }
            licences++;
            // Hired after graduation, and long enough ago to have left in between.
            LocalDate since = plan.lastDay().minusDays(dice.between(950, 950 + (age - 26) * 330));
            return new StaffMember(
                    person.cccd(), person.name(), profession, "%06d/HP-GPHN".formatted(licences), since, left);
        }
    }
}
