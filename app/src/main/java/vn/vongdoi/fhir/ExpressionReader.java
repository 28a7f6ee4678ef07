package vn.vongdoi.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.vongdoi.fhir.Expression.Call;
import vn.vongdoi.fhir.Expression.Child;
import vn.vongdoi.fhir.Expression.Focus;
import vn.vongdoi.fhir.Expression.Index;
import vn.vongdoi.fhir.Expression.Literal;
import vn.vongdoi.fhir.Expression.Operation;
import vn.vongdoi.fhir.Expression.Operator;

/** Reads FHIRPath text. What it does not know (arithmetic, unions, variables) it refuses by name. */
final class ExpressionReader {
    private static final int MOST_CHARACTERS = 2000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String text;
    private int at;

    private ExpressionReader(String text) {
        this.text = text;
    }

    static Expression read(String text) throws Refusal {
        var reader = new ExpressionReader(text);
        if (text.length() > MOST_CHARACTERS) throw reader.wrong();
        var expression = reader.operation(0);
        reader.space();
        if (reader.at < text.length()) throw reader.wrong();
        return expression;
    }

    private Expression operation(int strength) throws Refusal {
        if (strength > Operator.STRONGEST) return term();
        var left = operation(strength + 1);
        for (var operator = operator(strength); operator.isPresent(); operator = operator(strength)) {
            left = new Operation(operator.get(), left, operation(strength + 1));
        }
        return left;
    }

    /** The longest operator of that strength that stands here, taken. */
    private Optional<Operator> operator(int strength) {
        space();
        Operator found = null;
        for (var operator : Operator.values()) {
            if (operator.strength() != strength || !text.startsWith(operator.word(), at)) continue;
            int end = at + operator.word().length();
            boolean isWord = Character.isLetter(operator.word().charAt(0));
            if (isWord && end < text.length() && isNamePart(text.charAt(end))) continue;
            if (found == null || found.word().length() < operator.word().length()) found = operator;
        }
        if (found != null) at += found.word().length();
        return Optional.ofNullable(found);
    }

    private Expression term() throws Refusal {
        space();
        var expression = start();
        while (true) {
            space();
            if (take('.')) {
                expression = invocation(expression);
            } else if (take('[')) {
                space();
                expression = new Index(expression, whole());
                space();
                expect(']');
            } else {
                return expression;
            }
        }
    }

    private Expression start() throws Refusal {
        if (take('(')) {
            var inner = operation(0);
            space();
            expect(')');
            return inner;
        }
        var c = peek();
        if (c == '\'') return new Literal(NODES.stringNode(quoted('\'')));
        if (c == '@') return new Literal(NODES.stringNode(date()));
        if (c == '-' || Form.isDigit(c)) return new Literal(NODES.numberNode(number()));
        if (text.startsWith("$this", at)) {
            at += "$this".length();
            return new Focus();
        }
        return invocation(new Focus());
    }

    private Expression invocation(Expression of) throws Refusal {
        space();
        boolean isPlain = Character.isLetter(peek()) || peek() == '_';
        var name = isPlain ? name() : quoted(peek());
        if (of instanceof Focus && isPlain && (name.equals("true") || name.equals("false"))) {
            return new Literal(NODES.booleanNode(name.equals("true")));
        }
        space();
        if (!take('(')) return new Child(of, name);
        var arguments = new ArrayList<Expression>();
        space();
        if (!take(')')) {
            do {
                arguments.add(operation(0));
                space();
            } while (take(','));
            expect(')');
        }
        return new Call(of, name, List.copyOf(arguments));
    }

    private String name() {
        int from = at;
        while (at < text.length() && isNamePart(text.charAt(at))) at++;
        return text.substring(from, at);
    }

    private String quoted(char quote) throws Refusal {
        if (quote != '\'' && quote != '`' && quote != '"') throw wrong();
        expect(quote);
        var string = new StringBuilder();
        while (!take(quote)) {
            var c = peek();
            at++;
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() throws Refusal {
        var c = peek();
        at++;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'u' -> unicode();
            case '\'', '"', '`', '\\', '/' -> c;
            default -> throw wrong();
        };
    }

    private char unicode() throws Refusal {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) throw wrong();
        at += 4;
        return (char) Integer.parseInt(text, at - 4, at, 16);
    }

    /** Without its {@code @} and {@code T}, as FHIR writes it. */
    private String date() {
        int from = ++at;
        while (at < text.length() && isDatePart(text.charAt(at))) at++;
        var date = text.substring(from, at);
        return date.startsWith("T") ? date.substring(1) : date;
    }

    private static boolean isDatePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == ':' || c == '+' || c == '.';
    }

    private BigDecimal number() throws Refusal {
        int from = at;
        take('-');
        while (at < text.length() && (Form.isDigit(text.charAt(at)) || text.charAt(at) == '.')) at++;
        var number = text.substring(from, at);
        if (!number.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) throw wrong();
        return new BigDecimal(number);
    }

    private int whole() throws Refusal {
        int from = at;
        while (at < text.length() && Form.isDigit(text.charAt(at))) at++;
        if (at == from || at - from > 9) throw wrong();
        return Integer.parseInt(text, from, at, 10);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private char peek() throws Refusal {
        if (at >= text.length()) throw wrong();
        return text.charAt(at);
    }

    private boolean take(char c) {
        if (at >= text.length() || text.charAt(at) != c) return false;
        at++;
        return true;
    }

    private void expect(char c) throws Refusal {
        if (!take(c)) throw wrong();
    }

    private Refusal wrong() {
        var shown = text.length() <= 200 ? text : text.substring(0, 200) + "…";
        return Refusal.unreadable(
                Issue.Code.INVALID,
                "Không hiểu đường dẫn FHIRPath \"" + shown + "\" từ ký tự thứ " + (at + 1) + ".",
                "The FHIRPath \"" + shown + "\" is not understood from character " + (at + 1) + ".");
    }
}
