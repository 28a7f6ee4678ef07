package vn.vongdoi.careplan;

import java.time.LocalDate;
import vn.vongdoi.person.Sex;

/** What the rules ask of the person index. The dead are not assessed. */
public record Life(LocalDate birth, Sex sex) {}
