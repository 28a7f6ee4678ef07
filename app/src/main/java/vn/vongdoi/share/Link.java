package vn.vongdoi.share;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Label;
import vn.vongdoi.access.Role;
import vn.vongdoi.person.PersonKey;

/**
 * A link that somebody made.
 *
 * @param person canonical key of whose visit it is
 * @param arrived the key under which the visit is kept
 * @param encounter key of the Encounter
 * @param facility MACSKCB
 * @param labels protected data that was ticked
 * @param position of the store at which the visit was previewed: no newer row is shown
 * @param childAgreed the child was old enough to be asked, and agreed
 * @param maker the citizen by whose right it reads
 * @param opened how often
 */
public record Link(
        long number,
        PersonKey person,
        PersonKey arrived,
        long encounter,
        @Nullable String facility,
        LocalDate visited,
        Set<Label> labels,
        long position,
        boolean childAgreed,
        PersonKey maker,
        Instant made,
        Instant ends,
        Optional<Instant> revoked,
        int opened,
        Optional<Instant> lastOpened) {
    public Link {
        labels = Set.copyOf(labels);
    }

    public boolean holds(Instant now) {
        return revoked.isEmpty() && now.isBefore(ends);
    }

    /** Who reads: the link, of nobody but this person, and no more than its maker may read now. */
    Actor reader(String address) {
        return new Actor("link-" + number, Role.LINK, new Area.Province(), OptionalLong.of(maker.value()))
                .of(person.value())
                .at(address);
    }
}
