package vn.vongdoi.page;

import java.util.Comparator;

/**
 * One entry of the menu. A module contributes its entries as beans; pages whose path begins with the same segment as
 * {@code href} show the entry as current.
 *
 * @param key message key of the text
 * @param href path on this server, such as {@code /people}
 * @param order smaller stands further left; the province's programme has 10, people 50, submissions 60
 */
public record MenuItem(String key, String href, Audience audience, int order) {
    static final Comparator<MenuItem> BY_ORDER =
            Comparator.comparingInt(MenuItem::order).thenComparing(MenuItem::href);

    /** Who is shown the entry. What may be opened is decided by {@code access}, not here. */
    public enum Audience {
        EVERYONE,
        SIGNED_IN
    }

    public MenuItem {
        if (!href.startsWith("/")) throw new IllegalArgumentException("href: expected /…, got " + href);
    }

    boolean isCurrent(String path) {
        return section(href).equals(section(path));
    }

    private static String section(String path) {
        var end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }
}
