package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one person is due on a day, the most urgent first.
 *
 * @param unknown why nothing, or of vaccinations nothing, can be said, in words; empty = it can
 * @param unread references of Immunizations that no schedule understands: somebody must look at them
 */
public record DueList(String person, LocalDate on, Optional<String> unknown, List<String> unread, List<Due> items) {}
