package vn.vongdoi.claimcheck;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Decimal;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** Every field by the field table: filled, of its form, not too long, of its list. One checker for all tables. */
final class FieldCheck {
    /** A withdrawn claim is only looked up, so nothing but its key must be there. */
    private static final Set<String> KEYS = Set.of("MA_LK", "MA_CSKCB");

    private static final Set<String> IDENTITY = Set.of("HO_TEN", "NGAY_SINH", "GIOI_TINH");

    private FieldCheck() {}

    static void check(ClaimEncounter encounter, Standard standard, Findings findings) {
        for (var kind : TableKind.list()) {
            var rules = standard.fields(encounter.edition(), kind);
            for (var row : encounter.rows(kind)) {
                for (var rule : rules) check(rule, row, findings);
            }
            uniqueNumbers(encounter, kind, findings);
        }
    }

    static void checkWithdrawal(ClaimEncounter encounter, Standard standard, Findings findings) {
        for (var row : encounter.rows(TableKind.XML1)) {
            for (var rule : standard.fields(encounter.edition(), TableKind.XML1)) {
                boolean given = !row.text(rule.place()).isEmpty();
                if (KEYS.contains(rule.field()) || given && IDENTITY.contains(rule.field())) check(rule, row, findings);
            }
        }
    }

    /** A row of a document that holds one table only. */
    static void check(Row row, Standard standard, Findings findings) {
        for (var rule : standard.fields(row.edition(), row.layout().kind())) check(rule, row, findings);
    }

    private static void check(FieldRule rule, Row row, Findings findings) {
        var value = row.text(rule.place());
        if (value.isEmpty()) {
            if (rule.required().holds(row)) missing(rule, row, findings);
            return;
        }
        if (!formed(rule, row, value, findings)) return;
        int size = rule.kind() == FieldRule.Kind.NUMBER ? Decimal.size(value) : value.length();
        if (size > rule.size()) {
            findings.add(
                    of(Rule.SIZE, row),
                    row,
                    rule.field(),
                    value,
                    rule.field() + " dài " + size + " ký tự, tối đa " + rule.size() + ".");
        } else if (!rule.list().isEmpty() && !rule.codes().contains(value)) {
            findings.add(
                    of(rule.open() ? Rule.LIST_OPEN : Rule.LIST, row),
                    row,
                    rule.field(),
                    value,
                    rule.field() + " nhận '" + Formats.shown(value) + "', không có trong danh mục " + shown(rule)
                            + ".");
        }
    }

    private static void missing(FieldRule rule, Row row, Findings findings) {
        var required = rule.required();
        var message = new StringBuilder(rule.field());
        message.append(required.advised() ? " đang bị trống; thường phải có" : " là trường bắt buộc, đang bị trống");
        for (int i = 0; i < required.conditions().size(); i++) {
            var condition = required.conditions().get(i);
            message.append(i == 0 ? " khi " : " và ").append(condition.field());
            if (condition.absent()) message.append(" cũng trống");
            else message.append(condition.values().isEmpty() ? " có giá trị" : " là " + row.text(condition.place()));
        }
        findings.add(
                of(required.advised() ? Rule.REQUIRED_ADVISED : Rule.REQUIRED, row),
                row,
                rule.field(),
                "",
                message.append('.').toString());
    }

    /** Whether the value has the form of its kind; reports it when not. */
    private static boolean formed(FieldRule rule, Row row, String value, Findings findings) {
        return switch (rule.kind()) {
            case TEXT, CODE, CODE2 -> true;
            case NUMBER -> number(rule, row, value, findings);
            case DATE -> date(Formats.isDay(value), "ngày yyyymmdd", rule, row, value, findings);
            case DATETIME -> date(Formats.isMinute(value), "ngày giờ yyyymmddHHMM", rule, row, value, findings);
            case DATE_OR_DATETIME ->
                date(
                        Formats.isDay(value) || Formats.isMinute(value),
                        "yyyymmdd hoặc yyyymmddHHMM",
                        rule,
                        row,
                        value,
                        findings);
            case BIRTH ->
                date(Formats.isBirth(value), "yyyymmddHHMM, phần không rõ ghi 0000", rule, row, value, findings);
            case BIRTH_OR_YEAR ->
                date(
                        birthOrYear(value),
                        "yyyymmddHHMM, yyyymmdd hoặc yyyy, phần không rõ ghi 0000",
                        rule,
                        row,
                        value,
                        findings);
            case DATE_LIST -> date(allDays(value), "các ngày yyyymmdd cách nhau bởi ;", rule, row, value, findings);
            case DATETIME_LIST -> true;
        };
    }

    private static boolean number(FieldRule rule, Row row, String value, Findings findings) {
        if (!Decimal.isNumber(value)) {
            findings.add(
                    of(Rule.NUMBER_FORMAT, row),
                    row,
                    rule.field(),
                    value,
                    rule.field() + " phải là số (dấu chấm thập phân, không dấu phẩy), nhận '" + Formats.shown(value)
                            + "'.");
            return false;
        }
        if (value.charAt(0) == '-' && Decimal.value(value) < 0) {
            findings.add(
                    of(Rule.NEGATIVE, row),
                    row,
                    rule.field(),
                    value,
                    rule.field() + " không được âm, nhận " + Formats.shown(value) + ".");
            return false;
        }
        return true;
    }

    private static boolean date(
            boolean good, String expected, FieldRule rule, Row row, String value, Findings findings) {
        if (!good) {
            findings.add(
                    of(Rule.DATE_FORMAT, row),
                    row,
                    rule.field(),
                    value,
                    rule.field() + " phải là " + expected + " có thật, nhận '" + Formats.shown(value) + "'.");
        }
        return good;
    }

    private static boolean birthOrYear(String value) {
        return Formats.isBirth(
                switch (value.length()) {
                    case 4 -> value + "00000000";
                    case 8 -> value + "0000";
                    default -> value;
                });
    }

    /** Members may be empty: the last day of some cards is not known. */
    private static boolean allDays(String list) {
        for (var day : list.split(";", -1)) {
            if (!day.isBlank() && !Formats.isDay(day.strip())) return false;
        }
        return true;
    }

    private static void uniqueNumbers(ClaimEncounter encounter, TableKind kind, Findings findings) {
        var rows = encounter.rows(kind);
        if (rows.size() < 2 || kind == TableKind.XML1 || !kind.detailed()) return;
        // By the number it counts as: "1" and "01" would become one resource.
        var seen = new HashSet<Integer>(rows.size() * 2);
        for (var row : rows) {
            var number = row.text("STT");
            if (!seen.add(row.number()) && !number.isEmpty()) {
                findings.add(
                        Rule.STT_DUPLICATE,
                        row,
                        "STT",
                        number,
                        "STT " + Formats.shown(number) + " đã có ở một dòng trước của bảng " + kind + ".");
            }
        }
    }

    /** What a certificate or register beside the visit gets wrong is told, and the visit is stored. */
    private static Rule of(Rule rule, Row row) {
        return row.layout().kind().detailed() ? rule : Rule.CERTIFICATE;
    }

    private static String shown(FieldRule rule) {
        var codes = new TreeSet<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        codes.addAll(rule.codes());
        return codes.size() <= 30 ? rule.list() + " (" + String.join(", ", codes) + ")" : rule.list();
    }
}
