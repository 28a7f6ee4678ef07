package vn.vongdoi.match;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import vn.vongdoi.person.PersonName;

/**
 * What one record tells of somebody, made ready to be compared and found.
 *
 * @param name words in lower case without diacritics, in the order told
 * @param sorted the same words in order of the alphabet
 * @param marked the words with their diacritics, the tone behind each; empty = written without any
 * @param sex first letter or digit; empty = not told, as for all texts
 * @param numbers of {@link Field#CCCD}, {@link Field#BHXH}, {@link Field#ID}, {@link Field#PHONE}
 * @param address words and numbers without diacritics
 * @param guardian words of the name of who cares for the child, in order of the alphabet, without diacritics
 */
public record Profile(
        List<String> name,
        List<String> sorted,
        List<String> marked,
        Birth birth,
        String sex,
        List<String> numbers,
        List<String> address,
        String commune,
        List<String> guardian) {

    /** A key that more share tells nothing; its people are found by their other keys. */
    public static final int MOST_SHARING = 150;

    /** In this order they stand in {@link #numbers}. */
    static final List<Field> NUMBERS = List.of(Field.CCCD, Field.BHXH, Field.ID, Field.PHONE);

    private static final int NEXT = 2;
    private static final int LONG_WORD = 5;

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    /** As a ward writes down a newborn that has no name yet: "con bà Nguyễn Thị Lan". */
    private static final Pattern NAMELESS = Pattern.compile(
            "(?:(?:be|tre|so sinh|ss|trai|gai) )*(?:con (?:cua )?(?:ba|chi|co|me|san phu)|cb)[ .:]+(.+)");

    /** @param told what the record tells; what it does not tell is left out or empty */
    public static Profile of(Map<Field, String> told) {
        return of(told, word -> word);
    }

    /** @param shared gives the one copy of words that stand in many records */
    static Profile of(Map<Field, String> told, UnaryOperator<String> shared) {
        var plain = PersonName.plain(told.getOrDefault(Field.NAME, ""));
        var nameless = NAMELESS.matcher(plain);
        var mother = nameless.matches() ? nameless.group(1) : "";
        var name = mother.isEmpty() ? words(plain, shared) : List.<String>of();
        return new Profile(
                name,
                name.stream().sorted().toList(),
                mother.isEmpty() ? marked(told.getOrDefault(Field.NAME, ""), plain, shared) : List.of(),
                Birth.of(told.getOrDefault(Field.BIRTH, "").strip()),
                shared.apply(first(PersonName.plain(told.getOrDefault(Field.SEX, "")))),
                NUMBERS.stream()
                        .map(field -> number(told.getOrDefault(field, "")))
                        .toList(),
                words(told.getOrDefault(Field.ADDRESS, ""), shared),
                shared.apply(told.getOrDefault(Field.COMMUNE, "").strip()),
                words(told.getOrDefault(Field.GUARDIAN, mother), shared).stream()
                        .sorted()
                        .toList());
    }

    /** Under each of them stand those who are worth comparing with it. */
    public long[] keys() {
        return Blocks.keys(this);
    }

    private static List<String> words(String text, UnaryOperator<String> shared) {
        return Arrays.stream(PersonName.plain(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(shared)
                .toList();
    }

    /** Hòa and Hoà are one word: the tone goes behind. */
    private static List<String> marked(String text, String plain, UnaryOperator<String> shared) {
        var lower = PersonName.kept(text).toLowerCase(Locale.ROOT);
        if (lower.equals(plain)) return List.of();
        return Arrays.stream(lower.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> shared.apply(toned(word)))
                .toList();
    }

    private static String toned(String word) {
        var letters = new StringBuilder(word.length() + 2);
        var tone = new StringBuilder(1);
        Normalizer.normalize(word, Normalizer.Form.NFD)
                .chars()
                .forEach(c -> (TONES.indexOf(c) < 0 ? letters : tone).append((char) c));
        return letters.append(tone).toString();
    }

    private static String number(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : word.substring(0, 1);
    }

    /** The level of agreement of each field. @see Field#level */
    int compare(Profile other) {
        int pattern = Field.NAME.in(name(other)) | Field.ADDRESS.in(address(other));
        if (birth.isTold() && other.birth.isTold()) pattern |= Field.BIRTH.in(birth.agreement(other.birth));
        pattern |= Field.SEX.in(equal(sex, other.sex)) | Field.COMMUNE.in(equal(commune, other.commune));
        if (!guardian.isEmpty() && !other.guardian.isEmpty()) {
            pattern |= Field.GUARDIAN.in(guardian.equals(other.guardian) ? 2 : 1);
        }
        for (int i = 0; i < numbers.size(); i++) {
            pattern |= NUMBERS.get(i).in(number(numbers.get(i), other.numbers.get(i)));
        }
        return pattern;
    }

    private static int equal(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) return 0;
        return one.equals(other) ? 2 : 1;
    }

    private static int number(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) return 0;
        int distance = Words.distance(one, other);
        return distance == 1 && isNextTo(one, other) ? 1 : 3 - distance;
    }

    /** Numbers given one after the other, as to twins, are two people's; a slip mostly goes further off. */
    private static boolean isNextTo(String one, String other) {
        int last = one.length() - 1;
        return other.length() == one.length()
                && one.regionMatches(0, other, 0, last)
                && Math.abs(one.charAt(last) - other.charAt(last)) <= NEXT;
    }

    /**
     * 6 the same, 5 in another order, 4 one leaves words out, 3 a slip of one letter in a long word, 2 half of it, 1 neither. The last
     * word is the given name: whoever shares all but that is a brother or sister before all.
     */
    private int name(Profile other) {
        if (name.isEmpty() || other.name.isEmpty()) return 0;
        if (name.equals(other.name)) return isSpeltLike(other) ? 6 : 2;
        if (sorted.equals(other.sorted)) return 5;
        var shorter = name.size() <= other.name.size() ? this : other;
        var longer = shorter == this ? other : this;
        int fewer = shorter.name.size();
        int common = common(sorted, other.sorted);
        if (common == fewer && fewer >= 2 && shorter.name.contains(longer.name.getLast())) return 4;
        var joined = String.join("", name);
        var otherJoined = String.join("", other.name);
        boolean given = name.getLast().equals(other.name.getLast());
        if (given && Words.distance(joined, otherJoined) == 1) return slipsInAShortWord(other) ? 2 : 3;
        return 2 * common >= fewer && common > 0 || Words.alike(joined, otherJoined) >= 0.85 ? 2 : 1;
    }

    /** Twins are called An and Ân, Thu Hà and Thư Hà; whoever wrote no diacritics at all did not say which it was. */
    private boolean isSpeltLike(Profile other) {
        return marked.isEmpty() || other.marked.isEmpty() || marked.equals(other.marked);
    }

    /** In a short word another letter makes another name: Hải Anh, Hà Anh. */
    private boolean slipsInAShortWord(Profile other) {
        if (name.size() != other.name.size()) return false;
        for (int i = 0; i < name.size(); i++) {
            var word = name.get(i);
            if (!word.equals(other.name.get(i))
                    && Math.max(word.length(), other.name.get(i).length()) < LONG_WORD) return true;
        }
        return false;
    }

    /** 4 the same, 3 three quarters of the words, 2 two fifths, 1 less. */
    private int address(Profile other) {
        if (address.isEmpty() || other.address.isEmpty()) return 0;
        if (address.equals(other.address)) return 4;
        double found = found(address, other.address) + found(other.address, address);
        double share = found / (address.size() + other.address.size());
        return share >= 0.75 ? 3 : share >= 0.4 ? 2 : 1;
    }

    private static int found(List<String> words, List<String> among) {
        int found = 0;
        for (var word : words) if (stands(word, among)) found++;
        return found;
    }

    private static boolean stands(String word, List<String> words) {
        for (var other : words) if (word.equals(other)) return true;
        if (word.length() < 4) return false;
        for (var other : words) if (other.length() > 2 && Words.distance(word, other) == 1) return true;
        return false;
    }

    private static int common(List<String> sorted, List<String> other) {
        int common = 0;
        for (int i = 0, j = 0; i < sorted.size() && j < other.size(); ) {
            int order = sorted.get(i).compareTo(other.get(j));
            if (order == 0) common++;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
        return common;
    }
}
