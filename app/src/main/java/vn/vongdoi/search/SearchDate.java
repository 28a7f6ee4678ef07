package vn.vongdoi.search;

import java.util.Optional;

public final class SearchDate {
    private SearchDate() {}

    public static Optional<SearchValue.DateRange> find(String t) {
        return DateText.find(t);
    }
}
