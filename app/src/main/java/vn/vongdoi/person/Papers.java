package vn.vongdoi.person;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What papers say of somebody besides name, birth, sex and where they live.
 *
 * @param passport the newest; former ones go on naming their holder
 * @param cmnd the old identity card, of nine digits
 * @param ethnicity MA_DANTOC, two digits
 * @param addresses code of a commune by the kind of address
 */
public record Papers(
        Optional<Passport> passport,
        Optional<Cmnd> cmnd,
        Optional<String> ethnicity,
        SortedMap<String, String> addresses) {
    public static final Papers NONE = new Papers(Optional.empty(), Optional.empty(), Optional.empty(), new TreeMap<>());

    public Papers {
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
    }

    /** These with what others say too; where both speak, the others when they are newer. */
    Papers told(Papers others, boolean newer) {
        if (others.equals(NONE)) return this;
        var first = newer ? others : this;
        var second = newer ? this : others;
        var addresses = new TreeMap<>(second.addresses);
        addresses.putAll(first.addresses);
        return new Papers(
                first.passport.or(second::passport),
                first.cmnd.or(second::cmnd),
                first.ethnicity.or(second::ethnicity),
                addresses);
    }

    /** Without the numbers that are another's. */
    Papers kept(Predicate<Identifier> own) {
        return new Papers(
                passport.filter(number -> own.test(Identifier.of(number))),
                cmnd.filter(number -> own.test(Identifier.of(number))),
                ethnicity,
                addresses);
    }
}
