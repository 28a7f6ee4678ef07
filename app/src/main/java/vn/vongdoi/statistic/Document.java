package vn.vongdoi.statistic;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a figure or an entry of a list stands written.
 *
 * @param publisher who answers for it: a statistics office, the social insurance
 * @param title number and name, as printed
 * @param address where it can be read
 */
public record Document(String publisher, String title, LocalDate dated, Optional<URI> address) {}
