package vn.vongdoi.audit;

import java.time.Instant;
import vn.vongdoi.person.PersonKey;

/**
 * Somebody's record, opened on one day by somebody who works with records.
 *
 * @param area MACSKCB or commune of the reader; empty = the whole province
 * @param person the key under which it was read
 * @param at the first time on a day in Việt Nam
 */
public record Opened(String actor, String role, String area, PersonKey person, Instant at) {}
