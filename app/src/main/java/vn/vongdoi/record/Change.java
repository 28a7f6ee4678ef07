package vn.vongdoi.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.person.PersonKey;

/**
 * One logical change in the feed.
 *
 * @param position strictly increasing in the order of commits: a reader that has seen one has seen all before it
 * @param person whom it is about; null = about no person (a register of facilities, a rule)
 * @param what {@code claims}, {@code register:people}, …
 */
public record Change(long position, @Nullable PersonKey person, Instant at, String what) {}
