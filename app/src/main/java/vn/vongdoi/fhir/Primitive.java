package vn.vongdoi.fhir;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** FHIR's primitive types: how JSON carries each and what form its value has. */
enum Primitive implements ElementType {
    BOOLEAN("boolean", Kind.TRUTH, "true hoặc false", "true or false"),
    INTEGER("integer", Integer.MIN_VALUE, "số nguyên 32 bit", "a whole number of 32 bits"),
    UNSIGNED_INT("unsignedInt", 0, "số nguyên từ 0", "a whole number from 0"),
    POSITIVE_INT("positiveInt", 1, "số nguyên từ 1", "a whole number from 1"),
    DECIMAL("decimal", Kind.DECIMAL, "số thập phân", "a decimal number"),
    STRING(
            "string",
            "văn bản không rỗng, không có ký tự điều khiển",
            "text, not empty, without control characters",
            Form::isText),
    MARKDOWN(
            "markdown",
            "văn bản không rỗng, không có ký tự điều khiển",
            "text, not empty, without control characters",
            Form::isText),
    CODE(
            "code",
            "mã không có khoảng trắng ở đầu, ở cuối hay hai khoảng liền nhau",
            "a code without white space at its ends or twice in a row",
            Form::isCode),
    ID("id", "1–64 ký tự A–Z a–z 0–9 - .", "1–64 of A–Z a–z 0–9 - .", Form::isId),
    URI("uri", "URI không có khoảng trắng", "a URI without white space", Form::isUri),
    URL("url", "URL không có khoảng trắng", "a URL without white space", Form::isUri),
    CANONICAL("canonical", "URI không có khoảng trắng", "a URI without white space", Form::isUri),
    OID("oid", "urn:oid:1.2.3…", "urn:oid:1.2.3…", Form::isOid),
    UUID("uuid", "urn:uuid: và UUID viết thường", "urn:uuid: and a UUID in lower case", Form::isUuid),
    DATE(
            "date",
            "ngày có thật, dạng YYYY, YYYY-MM hoặc YYYY-MM-DD",
            "a real date as YYYY, YYYY-MM or YYYY-MM-DD",
            Times::isDate),
    DATE_TIME(
            "dateTime",
            "ngày có thật, dạng YYYY, YYYY-MM, YYYY-MM-DD hoặc YYYY-MM-DDThh:mm:ss kèm múi giờ",
            "a real date as YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with zone",
            Times::isDateTime),
    INSTANT(
            "instant",
            "thời điểm có thật, dạng YYYY-MM-DDThh:mm:ss kèm múi giờ",
            "a real time as YYYY-MM-DDThh:mm:ss with zone",
            Times::isInstant),
    TIME("time", "giờ hh:mm:ss", "a time of day as hh:mm:ss", Times::isTime),
    BASE64_BINARY("base64Binary", "base64", "base64", Form::isBase64),
    XHTML("xhtml", "một thẻ <div> XHTML", "one XHTML <div>", Xhtml::isSound);

    private enum Kind {
        TEXT,
        TRUTH,
        WHOLE,
        DECIMAL
    }

    /** More would be a number nobody measured, and a few bytes that unfold to gigabytes of zeros. */
    private static final int MOST_SCALE = 1000;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,9})");
    private static final Pattern DECIMAL_NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,999})(\\.[0-9]{1,999})?([eE][+-]?[0-9]{1,4})?");

    private static final Map<String, Primitive> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Primitive::word, Function.identity()));

    private final String word;
    private final Kind kind;
    private final int least;
    private final Predicate<String> form;
    private final String vietnamese;
    private final String english;

    Primitive(String word, String vietnamese, String english, Predicate<String> form) {
        this(word, Kind.TEXT, 0, vietnamese, english, form);
    }

    Primitive(String word, int least, String vietnamese, String english) {
        this(word, Kind.WHOLE, least, vietnamese, english, _ -> false);
    }

    Primitive(String word, Kind kind, String vietnamese, String english) {
        this(word, kind, 0, vietnamese, english, _ -> false);
    }

    Primitive(String word, Kind kind, int least, String vietnamese, String english, Predicate<String> form) {
        this.word = word;
        this.kind = kind;
        this.least = least;
        this.form = form;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    static Primitive of(String word) {
        var primitive = BY_WORD.get(word);
        if (primitive == null) throw new IllegalArgumentException("no primitive type " + word);
        return primitive;
    }

    /** As the standard writes it: {@code dateTime}. */
    String word() {
        return word;
    }

    /** The form a value must have, for people. */
    String vietnamese() {
        return vietnamese;
    }

    String english() {
        return english;
    }

    /** The JSON of a value as XML writes it; text stays text where it has not the form, so that it will not fit. */
    JsonNode node(String text) {
        var nodes = JsonNodeFactory.instance;
        return switch (kind) {
            case TEXT -> nodes.stringNode(text);
            case TRUTH ->
                text.equals("true") || text.equals("false")
                        ? nodes.booleanNode(text.equals("true"))
                        : nodes.stringNode(text);
            case WHOLE ->
                WHOLE_NUMBER.matcher(text).matches() && Long.parseLong(text) == (int) Long.parseLong(text)
                        ? nodes.numberNode(Integer.parseInt(text))
                        : nodes.stringNode(text);
            case DECIMAL -> DECIMAL_NUMBER.matcher(text).matches() ? decimal(text) : nodes.stringNode(text);
        };
    }

    /** As JSON reads it: whole numbers by their size, else with every digit. */
    private static JsonNode decimal(String text) {
        var nodes = JsonNodeFactory.instance;
        var number = new BigDecimal(text);
        if (!text.matches("-?[0-9]+")) return nodes.numberNode(number);
        int bits = number.toBigInteger().bitLength();
        if (bits < Integer.SIZE) return nodes.numberNode(number.intValue());
        return bits < Long.SIZE ? nodes.numberNode(number.longValue()) : nodes.numberNode(number.toBigInteger());
    }

    boolean fits(JsonNode value) {
        return switch (kind) {
            case TEXT -> value.isString() && form.test(value.stringValue());
            case TRUTH -> value.isBoolean();
            case WHOLE -> value.isInt() && value.intValue() >= least;
            case DECIMAL ->
                value.isIntegralNumber()
                        || value.isBigDecimal() && Math.abs(value.decimalValue().scale()) <= MOST_SCALE;
        };
    }
}
