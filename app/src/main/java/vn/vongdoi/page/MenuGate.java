package vn.vongdoi.page;

import java.util.function.Predicate;

/**
 * Which addresses of the menu open for whoever asks: an attribute of the request under the name of this class. Who may
 * open what is decided on floors above.
 */
public record MenuGate(Predicate<String> opens) {}
