package vn.vongdoi.immunization;

import java.time.LocalDate;

/**
 * A dose that was given.
 *
 * @param cvx code of the vaccine
 * @param mvx code of its maker, empty = not told
 */
public record Dose(LocalDate given, String cvx, String mvx) {}
