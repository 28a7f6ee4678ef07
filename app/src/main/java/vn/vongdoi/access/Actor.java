package vn.vongdoi.access;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who acts: a person who signed in, a machine with a token, or whoever sits at the console of this machine.
 *
 * @param name login, name of the token, or {@code console}; never a patient's name
 * @param person a citizen's own key in the person index
 * @param role the one the actor acts in now; a person who has several chooses
 * @param scopes what the program that acts was granted
 * @param patient canonical key of the only person of whom the program may read; empty = it is not bound to one
 * @param address network address of the device that asks; empty for this machine
 */
public record Actor(
        String name, Role role, Area area, OptionalLong person, Scopes scopes, OptionalLong patient, String address) {
    /** Somebody who acts without a program in between. */
    public Actor(String name, Role role, Area area, OptionalLong person) {
        this(name, role, area, person, Scopes.ALL, OptionalLong.empty(), "");
    }

    /** Somebody who is not here as the person of a record. */
    public Actor(String name, Role role, Area area) {
        this(name, role, area, OptionalLong.empty());
    }

    public Actor {
        if (name.isBlank()) throw new IllegalArgumentException("an actor needs a name");
    }

    /** The command line on this machine: it reads and writes the data folder anyway. */
    public static Actor console() {
        return new Actor("console", Role.CONSOLE, new Area.Province());
    }

    /** A facility's system; of no facility, it speaks for any. */
    public static Actor machine(String name, Optional<String> facility) {
        return new Actor(
                name, Role.MACHINE, facility.<Area>map(Area.Facility::new).orElseGet(Area.Province::new));
    }

    public Actor at(String from) {
        return new Actor(name, role, area, person, scopes, patient, from);
    }

    /** The same one, through a program that was granted no more than this. */
    public Actor within(Scopes granted) {
        return new Actor(name, role, area, person, granted, patient, address);
    }

    /**
     * The same one, through a program that reads of one person only.
     *
     * @param key canonical
     */
    public Actor of(long key) {
        return new Actor(name, role, area, person, scopes, OptionalLong.of(key), address);
    }

    /** MACSKCB of the only facility that the actor may speak for; empty = not bound to one. */
    public Optional<String> facility() {
        return area instanceof Area.Facility facility ? Optional.of(facility.code()) : Optional.empty();
    }

    /** Five digits of the commune that the actor is responsible for. */
    public Optional<String> commune() {
        return area instanceof Area.Commune commune ? Optional.of(commune.code()) : Optional.empty();
    }

    /** Whether the actor may deliver and read on behalf of this facility (MACSKCB). */
    public boolean speaksFor(String facilityCode) {
        return switch (area) {
            case Area.Province _ -> true;
            case Area.Facility facility -> facility.code().equals(facilityCode);
            case Area.Commune _ -> false;
        };
    }
}
