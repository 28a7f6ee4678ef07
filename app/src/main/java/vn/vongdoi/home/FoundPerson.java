package vn.vongdoi.home;

/**
 * One line of the search for people.
 *
 * @param number masked: the list stands on a screen that others can see
 */
public record FoundPerson(
        String href, String name, String birth, String age, String sex, String commune, String number) {}
