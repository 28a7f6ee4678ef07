package vn.vongdoi.page;

import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Which addresses of the menu open for whoever asks: an attribute of the request under the name of this class. Who may
 * open what is decided on floors above.
 *
 * @param waiting how much waits there for whoever asks
 * @param alone whoever asks opens one page only: no page leads anywhere else
 */
public record MenuGate(Predicate<String> opens, ToIntFunction<String> waiting, boolean alone) {}
