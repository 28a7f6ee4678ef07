package vn.vongdoi.place;

/** The three kinds of unit below the province since 2025-07-01; there are no districts any more. */
public enum CommuneKind {
    COMMUNE("Xã", "Commune"),
    WARD("Phường", "Ward"),
    SPECIAL_ZONE("Đặc khu", "Special Zone");

    private final String vietnamese;
    private final String english;

    CommuneKind(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** @throws IllegalArgumentException naming the words allowed */
    public static CommuneKind of(String word) {
        return Word.read(CommuneKind.class, word);
    }

    /** As files and JSON write it. */
    public String word() {
        return Word.of(this);
    }

    public String vietnamese() {
        return vietnamese;
    }

    public String english() {
        return english;
    }
}
