package vn.vongdoi.immunization;

import java.time.LocalDate;

/** Between which days a dose is recommended, both counted in. */
record Season(LocalDate start, LocalDate end) {}
