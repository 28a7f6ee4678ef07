package vn.vongdoi.access;

import java.util.function.ToIntFunction;

/**
 * What waits for whoever may open an entry of the menu, told beside it on every page. A module contributes it as a bean.
 *
 * @param href of the entry
 */
public record Waiting(String href, ToIntFunction<Actor> count) {}
