package vn.vongdoi.access;

import java.util.Locale;

/**
 * For what a person's record is read or written. Without a purpose nothing of a person is shown, and the purpose is
 * written down with the reading (Law 91/2025/QH15 on personal data: data serve the purpose they were collected for).
 */
public enum Purpose {
    /** Treating this person. */
    CARE,
    /** Insurance claims: receiving, checking and paying them. */
    PAYMENT,
    /** Case surveillance, immunisation, screening. */
    PUBLIC_HEALTH,
    /** Planning and targets; sums, never one person. */
    PLANNING,
    /** A person, or a child's parent, reading what is their own. */
    OWN_RECORD,
    /** Finding out afterwards who did what. */
    AUDIT;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
