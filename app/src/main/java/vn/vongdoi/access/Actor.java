package vn.vongdoi.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who acts: a person who signed in, a machine with a token, or whoever sits at the console of this machine.
 *
 * @param name login, name of the token, or {@code console}; never a patient's name
 * @param facility MACSKCB, the only facility the actor may speak for; empty = any
 */
public record Actor(String name, Role role, Optional<String> facility) {
    private static final Pattern FACILITY = Pattern.compile("[0-9]{2}[0-9A-Z]{3}");

    /** A closed set; what a role may do is decided in this package only. */
    public enum Role {
        ADMINISTRATOR,
        MACHINE,
        CONSOLE
    }

    public Actor {
        if (name.isBlank()) throw new IllegalArgumentException("an actor needs a name");
        facility.ifPresent(Actor::checkFacility);
    }

    /** The command line on this machine: it reads and writes the data folder anyway. */
    public static Actor console() {
        return new Actor("console", Role.CONSOLE, Optional.empty());
    }

    /** Whether the actor may deliver and read on behalf of this facility (MACSKCB). */
    public boolean speaksFor(String facilityCode) {
        return facility.isEmpty() || facility.get().equals(facilityCode);
    }

    private static void checkFacility(String code) {
        if (!FACILITY.matcher(code).matches()) {
            throw new IllegalArgumentException("MACSKCB: expected 5 characters such as 31001, got \"" + code + "\"");
        }
    }
}
