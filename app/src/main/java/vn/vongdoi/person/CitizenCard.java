package vn.vongdoi.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import vn.vongdoi.page.Problem;

/**
 * What the QR code of a citizen card says: {@code ID|old ID|name|ddmmyyyy|sex|address|ddmmyyyy}. Newer cards say more,
 * which is left aside; so is the old number.
 *
 * @param address in words, which name no commune for sure; may be empty
 */
public record CitizenCard(Cccd number, String name, LocalDate birth, Sex sex, String address) {
    private static final int PARTS = 7;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ADDRESS = 500;

    /**
     * @param line as a scanner types it
     * @param today no card is of a later day
     * @throws Problem telling what is wrong with the line
     */
    public static CitizenCard read(String line, LocalDate today) {
        var parts = line.strip().split("\\|", -1);
        if (parts.length < PARTS) {
            throw Problem.invalid(
                    "Đây không phải mã QR của thẻ căn cước: cần ít nhất 7 phần cách nhau bởi |, nhận " + parts.length
                            + ". Hãy quét mã QR ở mặt trước thẻ.",
                    "This is not the QR code of a citizen card: expected at least 7 parts divided by |, got "
                            + parts.length + ". Scan the QR code on the front of the card.");
        }
        var number = Cccd.find(parts[0].strip())
                .orElseThrow(() -> wrong(1, "số căn cước 12 chữ số", "an ID of 12 digits", parts[0]));
        var name = PersonName.kept(parts[2]);
        if (!isName(name)) throw wrong(3, "họ tên", "a name", parts[2]);
        var birth = day(parts[3], today)
                .orElseThrow(() -> wrong(4, "ngày sinh ngày-tháng-năm (ddmmyyyy)", "a birth date ddmmyyyy", parts[3]));
        var sex = sex(parts[4]).orElseThrow(() -> wrong(5, "Nam hoặc Nữ", "Nam or Nữ", parts[4]));
        if (day(parts[6], today).filter(issued -> !issued.isBefore(birth)).isEmpty()) {
            throw wrong(7, "ngày cấp (ddmmyyyy)", "a day of issue ddmmyyyy", parts[6]);
        }
        return new CitizenCard(number, name, birth, sex, address(parts[5]));
    }

    /**
     * Nobody has looked at the card. It counts as told before everything else: it fills what is not known of its owner
     * and overrules nothing.
     */
    public PersonFacts facts() {
        return new PersonFacts(
                name,
                BirthDate.of(birth),
                sex,
                null,
                Optional.of(number),
                Optional.empty(),
                Optional.empty(),
                null,
                null,
                birth,
                false);
    }

    /** Number, name and birth are this person's: what is known of them may be told. */
    public boolean isOf(Person person) {
        return person.cccd().filter(number::equals).isPresent()
                && PersonName.same(person.name(), name)
                && person.birth().agreesWith(BirthDate.of(birth));
    }

    /** Of its number's owner, though the name or the birth may be misspelt on one side: as documents are recognised. */
    public boolean mayBeOf(Person holder) {
        return PersonName.same(holder.name(), name) || holder.birth().agreesWith(BirthDate.of(birth));
    }

    /** Nobody is turned away because of it. */
    private static String address(String text) {
        var kept = PersonName.kept(text);
        return kept.codePointCount(0, kept.length()) <= LONGEST_ADDRESS ? kept : "";
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(Character::isDigit)
                && name.codePoints().anyMatch(Character::isLetter);
    }

    private static Optional<Sex> sex(String text) {
        var word = PersonName.kept(text);
        if (PersonName.same(word, "Nam")) return Optional.of(Sex.MALE);
        if (PersonName.same(word, "Nữ")) return Optional.of(Sex.FEMALE);
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String text, LocalDate today) {
        var digits = text.strip();
        if (digits.length() != 8 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) return Optional.empty();
        try {
            var day = LocalDate.of(
                    Integer.parseInt(digits.substring(4)),
                    Integer.parseInt(digits.substring(2, 4)),
                    Integer.parseInt(digits.substring(0, 2)));
            return Optional.of(day).filter(it -> it.getYear() >= 1850 && !it.isAfter(today));
        } catch (DateTimeException e) {
            return Optional.empty(); // 31 February; the caller says so
        }
    }

    private static Problem wrong(int part, String expected, String expectedEn, String came) {
        var shown = came.strip();
        if (shown.codePointCount(0, shown.length()) > 40) {
            shown = shown.substring(0, shown.offsetByCodePoints(0, 40)) + "…";
        }
        return Problem.invalid(
                "Phần " + part + " của mã QR phải là " + expected + ", nhận \"" + shown + "\". Hãy quét lại.",
                "Part " + part + " of the QR code must be " + expectedEn + ", got \"" + shown + "\". Scan again.");
    }
}
