package vn.vongdoi.audit;

import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;

/**
 * What is to be entered: one person's share of one request.
 *
 * @param person key in the person index; 0 = of nobody known
 * @param what see {@link #types}
 * @param position of what was written; null for a reading
 */
public record Told(
        Actor actor,
        Purpose purpose,
        Action action,
        long person,
        String what,
        boolean allowed,
        String reason,
        @Nullable Long position) {

    /** A reading that went well. */
    public static Told read(Actor actor, Purpose purpose, Action action, long person, String what) {
        return new Told(actor, purpose, action, person, what, true, "", null);
    }

    /** An emergency in which somebody opens a record that is closed to them. */
    public static Told brokenGlass(Actor actor, long person, String reason) {
        return new Told(actor, actor.role().purpose(), Action.EXECUTE, person, "break-glass", true, reason, null);
    }

    /** A reading that was refused. */
    public static Told refused(Actor actor, Purpose purpose, long person, String what) {
        return new Told(actor, purpose, Action.READ, person, what, false, "", null);
    }

    /** {@code Condition×2, Encounter}. */
    public static String types(Collection<String> types) {
        if (types.size() == 1) return types.iterator().next();
        var counts = new TreeMap<String, Integer>();
        for (var type : types) counts.merge(type, 1, Integer::sum);
        var text = new StringBuilder();
        counts.forEach((type, count) -> {
            if (!text.isEmpty()) text.append(", ");
            text.append(type);
            if (count > 1) text.append('×').append(count);
        });
        return text.toString();
    }
}
