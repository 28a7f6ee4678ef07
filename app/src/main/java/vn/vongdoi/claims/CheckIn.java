package vn.vongdoi.claims;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Optional;
import vn.vongdoi.claimfhir.Care;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.person.CardNumber;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.Sex;

/**
 * Somebody has come to a facility.
 *
 * @param maLk the facility's key of the encounter, which the claim will bear
 * @param in when, in Viet Nam
 * @param care MA_LOAI_KCB, two digits
 * @param entitlement MA_DOITUONG_KCB; empty when nobody has looked at the card yet
 * @param reason why the person is admitted; may be empty
 */
public record CheckIn(
        String facility,
        String maLk,
        PersonFacts facts,
        LocalDateTime in,
        String care,
        String entitlement,
        String reason) {
    /** MA_DOITUONG_KCB with which a facility takes back what it sent. */
    private static final String TAKEN_BACK = "8";

    public CheckIn {
        if (facility.isEmpty() || maLk.isEmpty()) throw new IllegalArgumentException("facility and MA_LK");
    }

    /** A row of XML0 that was not rejected. */
    static CheckIn of(Row row) {
        var in = row.minute("NGAY_VAO").orElseThrow();
        return new CheckIn(
                row.text("MA_CSKCB"),
                row.text("MA_LK"),
                new PersonFacts(
                        row.text("HO_TEN"),
                        Facts.birth(row.text("NGAY_SINH")),
                        Sex.of(Integer.parseInt(row.text("GIOI_TINH"))),
                        null,
                        Cccd.find(row.text("SO_CCCD")),
                        Optional.empty(),
                        CardNumber.find(row.text("MA_THE_BHYT")),
                        Facts.day(row.text("GT_THE_TU")),
                        Facts.day(row.text("GT_THE_DEN")),
                        in.toLocalDate(),
                        false),
                in,
                Care.type(row),
                row.text("MA_DOITUONG_KCB"),
                row.text("LY_DO_VNT"));
    }

    boolean takenBack() {
        return entitlement.equals(TAKEN_BACK);
    }

    /** Of what it says, so that the same sent again is known; not of how, or as which row, it is written. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** MA_LK alone is not unique. */
    String key() {
        return facility + "/" + maLk;
    }
}
