package vn.vongdoi.kiosk;

import java.time.Instant;
import java.util.Optional;
import vn.vongdoi.person.CitizenCard;
import vn.vongdoi.person.PersonKey;

/**
 * A place in the queue of a day.
 *
 * @param maLk the facility's key of the encounter that was opened
 * @param card what was scanned: whoever is seen must not be shown as somebody whose number it merely is; empty for tickets of
 *     before it was kept
 */
public record Ticket(int number, Instant at, PersonKey person, String maLk, Optional<CitizenCard> card) {}
