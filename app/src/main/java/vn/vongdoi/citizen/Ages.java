package vn.vongdoi.citizen;

import java.time.LocalDate;
import vn.vongdoi.access.Consents.GivenBy;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Person;
import vn.vongdoi.rules.RuleTable;

/** From what age on somebody speaks for themselves ({@code rules/citizen/ages.csv}). */
final class Ages {
    private static final RuleTable AGES = RuleTable.read("citizen/ages");

    private Ages() {}

    /** Who has to agree for the person on that day. */
    static GivenBy speaksFor(Person person, LocalDate day) {
        if (isAdult(person, day)) return GivenBy.SELF;
        return person.birth().ageOn(day) < years("asked", day) ? GivenBy.REPRESENTATIVE : GivenBy.BOTH;
    }

    static boolean isAdult(Person person, LocalDate day) {
        return person.birth().ageOn(day) >= years("adult", day);
    }

    /** The last day on which the person is no adult. */
    static LocalDate lastDayOfChildhood(BirthDate birth, LocalDate day) {
        return birth.date().plusYears(years("adult", day)).minusDays(1);
    }

    private static int years(String age, LocalDate day) {
        return AGES.at(day).stream()
                .filter(row -> row.cell("age").equals(age))
                .map(row -> Integer.parseInt(row.cell("years")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("rules/citizen/ages.csv: no " + age + " on " + day));
    }
}
