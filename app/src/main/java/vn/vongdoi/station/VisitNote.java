package vn.vongdoi.station;

import java.util.List;
import java.util.Optional;

/**
 * What somebody takes home from a visit, on one sheet in Vietnamese and English. No numbers of the person: paper is left lying.
 */
public record VisitNote(
        String facility,
        String place,
        String maLk,
        String at,
        String name,
        String birth,
        Label sex,
        String address,
        List<Fact> facts,
        List<Medicine> medicines,
        Optional<Referral> referral,
        Optional<String> returns,
        String doctor) {
    /** Vietnamese, and below it English. */
    public record Label(String vietnamese, String english) {}

    public record Fact(Label name, String value) {}

    public record Medicine(String name, String quantity, Label dose) {}

    public record Referral(String to, String reason) {}

    private static final int MOST_ON_HALF_A_SHEET = 5;

    public boolean isLong() {
        return medicines.size() > MOST_ON_HALF_A_SHEET;
    }
}
