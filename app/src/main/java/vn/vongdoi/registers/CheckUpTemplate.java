package vn.vongdoi.registers;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.rules.RuleRow;

/** One of the templates of QĐ 1551/QĐ-BYT and QĐ 2062/QĐ-BYT, by which a check-up is written down. */
record CheckUpTemplate(RuleRow rule) {
    private static final CodeList ALL = new CodeList("template", "registers/checkup-templates");

    static CheckUpTemplate of(String code, LocalDate day) {
        return new CheckUpTemplate(ALL.rule(code, day));
    }

    /** Whether somebody is of its age that day; of whom only the year is known nobody can say otherwise. */
    boolean fits(BirthDate birth, LocalDate day) {
        if (birth.known() != BirthDate.Known.DAY) return true;
        var months = ChronoUnit.MONTHS.between(birth.date(), day);
        return rule.find("least")
                        .map(Integer::valueOf)
                        .filter(least -> months < least)
                        .isEmpty()
                && rule.find("below")
                        .map(Integer::valueOf)
                        .filter(below -> months >= below)
                        .isEmpty();
    }
}
