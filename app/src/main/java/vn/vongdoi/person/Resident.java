package vn.vongdoi.person;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask of a person, and no more: no name, no number.
 *
 * @param key canonical
 * @param keys all that are this person, the canonical one first
 * @param commune of residence; null = not known
 * @param died null = alive, or nobody told
 */
public record Resident(
        PersonKey key,
        List<PersonKey> keys,
        BirthDate birth,
        Sex sex,
        @Nullable String commune,
        @Nullable LocalDate died) {
    public Resident {
        keys = List.copyOf(keys);
    }

    public static Resident of(Person person, List<PersonKey> keys) {
        return new Resident(person.key(), keys, person.birth(), person.sex(), person.commune(), person.died());
    }
}
