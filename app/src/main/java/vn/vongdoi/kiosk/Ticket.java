package vn.vongdoi.kiosk;

import java.time.Instant;
import vn.vongdoi.person.PersonKey;

/**
 * A place in the queue of a day.
 *
 * @param maLk the facility's key of the encounter that was opened
 */
public record Ticket(int number, Instant at, PersonKey person, String maLk) {}
