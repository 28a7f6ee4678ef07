package vn.vongdoi.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The conditions of a search as the database can hold them, and as a body settles them. The first lets through all that
 * match and perhaps others; where it lets through nothing else, it is exact.
 *
 * <p>Conditions stand in SQL with their numbers written out: a plan is then made for the values asked for, and a common
 * code is not searched as if it were rare. No text from outside ever stands there.
 */
public final class Sieve {
    private final List<String> where = new ArrayList<>();
    private final List<Predicate<Sought>> settling = new ArrayList<>();

    /** Whatever has one of these words. */
    public static Sieve of(List<Long> words) {
        var sieve = new Sieve();
        sieve.exactly("r.terms && " + array(words));
        return sieve;
    }

    /** The database decides alone. */
    void exactly(String condition) {
        where.add(condition);
    }

    /** The database lets too much through. */
    void roughly(String condition, Predicate<Sought> settles) {
        where.add(condition);
        settling.add(settles);
    }

    void onBody(Predicate<Sought> settles) {
        settling.add(settles);
    }

    public boolean isExact() {
        return settling.isEmpty();
    }

    public boolean lets(Sought candidate) {
        for (var settles : settling) if (!settles.test(candidate)) return false;
        return true;
    }

    /** Conditions on {@code r}, a row of record.resource. */
    public String sql() {
        var sql = new StringBuilder();
        for (var condition : where) sql.append("\n  and ").append(condition);
        return sql.toString();
    }

    static String array(List<Long> numbers) {
        var text = new StringBuilder("'{");
        for (var number : numbers) text.append(text.length() == 2 ? "" : ",").append(number.longValue());
        return text.append("}'::bigint[]").toString();
    }
}
