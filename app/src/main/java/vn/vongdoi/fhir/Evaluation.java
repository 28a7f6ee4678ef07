package vn.vongdoi.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;
import vn.vongdoi.fhir.Expression.Call;
import vn.vongdoi.fhir.Expression.Child;
import vn.vongdoi.fhir.Expression.Focus;
import vn.vongdoi.fhir.Expression.Index;
import vn.vongdoi.fhir.Expression.Literal;
import vn.vongdoi.fhir.Expression.Operation;

/** What an expression picks, keeping where each element stands. Elements of other resources are out of its reach. */
final class Evaluation {
    private Evaluation() {}

    static List<Node> of(Expression expression, Node focus) throws Refusal {
        return switch (expression) {
            case Focus() -> List.of(focus);
            case Literal(var value) -> List.of(Node.computed(value));
            case Child(Focus(), var name)
            when focus.value().path("resourceType").asString("").equals(name) -> List.of(focus);
            case Child(var of, var name) -> {
                var children = new ArrayList<Node>();
                for (var node : of(of, focus)) children.addAll(node.children(name));
                yield children;
            }
            case Index(var of, var index) -> part(of(of, focus), index, index + 1);
            case Call call -> call(call, of(call.of(), focus));
            case Operation operation -> operation(operation, focus);
        };
    }

    private static List<Node> call(Call call, List<Node> input) throws Refusal {
        return switch (call.function()) {
            case "where" -> where(input, argument(call));
            case "exists" -> one(!(call.arguments().isEmpty() ? input : where(input, argument(call))).isEmpty());
            case "all" -> one(where(input, argument(call)).size() == input.size());
            case "empty" -> one(input.isEmpty());
            case "not" -> input.isEmpty() ? input : one(!isTrue(input));
            case "count" -> List.of(Node.computed(IntNode.valueOf(input.size())));
            case "first" -> part(input, 0, 1);
            case "last" -> part(input, input.size() - 1, input.size());
            case "tail" -> part(input, 1, input.size());
            case "skip" -> part(input, number(call), input.size());
            case "take" -> part(input, 0, number(call));
            case "single" -> {
                if (input.size() > 1) throw several();
                yield input;
            }
            case "ofType", "as" ->
                input.stream().filter(node -> node.is(typeName(call))).toList();
            case "is" -> input.isEmpty() ? input : one(input.getFirst().is(typeName(call)));
            case "extension" -> extensions(input, text(call));
            case "hasValue" ->
                one(input.size() == 1
                        && input.getFirst().value().isValueNode()
                        && !input.getFirst().value().isNull());
            case "lower" -> changed(input, text -> text.toLowerCase(Locale.ROOT));
            case "upper" -> changed(input, text -> text.toUpperCase(Locale.ROOT));
            case "startsWith" -> tested(input, text(call), String::startsWith);
            case "endsWith" -> tested(input, text(call), String::endsWith);
            case "contains" -> tested(input, text(call), String::contains);
            default -> throw unsupported(call.function() + "()");
        };
    }

    private static List<Node> where(List<Node> input, Expression criterion) throws Refusal {
        var kept = new ArrayList<Node>();
        for (var node : input) {
            if (isTrue(of(criterion, node))) kept.add(node);
        }
        return kept;
    }

    private static List<Node> extensions(List<Node> input, String url) {
        return input.stream()
                .flatMap(node -> node.children("extension").stream())
                .filter(extension -> extension.value().path("url").asString("").equals(url))
                .toList();
    }

    private static List<Node> operation(Operation operation, Node focus) throws Refusal {
        var left = of(operation.left(), focus);
        return switch (operation.operator()) {
            case AS ->
                left.stream()
                        .filter(node -> node.is(typeName(operation.right())))
                        .toList();
            case IS -> left.isEmpty() ? left : one(left.getFirst().is(typeName(operation.right())));
            case AND -> logical(left, of(operation.right(), focus), false);
            case OR -> logical(left, of(operation.right(), focus), true);
            case IMPLIES -> logical(negated(left), of(operation.right(), focus), true);
            case XOR -> {
                var right = of(operation.right(), focus);
                yield left.isEmpty() || right.isEmpty() ? List.of() : one(isTrue(left) != isTrue(right));
            }
            case EQUAL, UNEQUAL, EQUIVALENT, NOT_EQUIVALENT, LESS, AT_MOST, GREATER, AT_LEAST ->
                comparison(operation, left, of(operation.right(), focus));
        };
    }

    /** In FHIRPath's logic of three values; the decisive value settles it whatever the other side says. */
    private static List<Node> logical(List<Node> left, List<Node> right, boolean decisive) throws Refusal {
        if (!left.isEmpty() && isTrue(left) == decisive) return one(decisive);
        if (!right.isEmpty() && isTrue(right) == decisive) return one(decisive);
        return left.isEmpty() || right.isEmpty() ? List.of() : one(!decisive);
    }

    private static List<Node> negated(List<Node> input) throws Refusal {
        return input.isEmpty() ? input : one(!isTrue(input));
    }

    private static List<Node> comparison(Operation operation, List<Node> left, List<Node> right) throws Refusal {
        if (left.isEmpty() || right.isEmpty()) return List.of();
        return switch (operation.operator()) {
            case EQUAL -> one(equal(left, right, false));
            case UNEQUAL -> one(!equal(left, right, false));
            case EQUIVALENT -> one(equal(left, right, true));
            case NOT_EQUIVALENT -> one(!equal(left, right, true));
            case LESS -> one(compared(left, right) < 0);
            case AT_MOST -> one(compared(left, right) <= 0);
            case GREATER -> one(compared(left, right) > 0);
            case AT_LEAST -> one(compared(left, right) >= 0);
            case AS, IS, AND, OR, XOR, IMPLIES -> throw new IllegalStateException("not a comparison");
        };
    }

    private static boolean equal(List<Node> left, List<Node> right, boolean ignoringCase) {
        if (left.size() != right.size()) return false;
        for (int i = 0; i < left.size(); i++) {
            var a = left.get(i).value();
            var b = right.get(i).value();
            boolean same = ignoringCase && a.isString() && b.isString()
                    ? a.stringValue().equalsIgnoreCase(b.stringValue())
                    : a.equals(JsonPatch.BY_VALUE, b);
            if (!same) return false;
        }
        return true;
    }

    /** Numbers only: dates of different precision and zone have no order that a sender could foresee. */
    private static int compared(List<Node> left, List<Node> right) throws Refusal {
        var a = left.getFirst().value();
        var b = right.getFirst().value();
        if (left.size() > 1 || right.size() > 1 || !a.isNumber() || !b.isNumber()) throw unsupported("< <= > >=");
        return a.decimalValue().compareTo(b.decimalValue());
    }

    private static boolean isTrue(List<Node> input) throws Refusal {
        if (input.size() > 1) throw several();
        if (input.isEmpty()) return false;
        var value = input.getFirst().value();
        return !value.isBoolean() || value.booleanValue();
    }

    private static List<Node> part(List<Node> input, int from, int to) {
        int end = Math.clamp(to, 0, input.size());
        return input.subList(Math.clamp(from, 0, end), end);
    }

    private static List<Node> changed(List<Node> input, UnaryOperator<String> change) {
        return input.stream()
                .filter(node -> node.value().isString())
                .map(node -> Node.computed(
                        StringNode.valueOf(change.apply(node.value().stringValue()))))
                .toList();
    }

    private static List<Node> tested(List<Node> input, String text, BiPredicate<String, String> test) {
        if (input.size() != 1 || !input.getFirst().value().isString()) return List.of();
        return one(test.test(input.getFirst().value().stringValue(), text));
    }

    private static List<Node> one(boolean value) {
        return List.of(Node.computed(value));
    }

    private static Expression argument(Call call) throws Refusal {
        if (call.arguments().size() != 1) throw unsupported(call.function() + "()");
        return call.arguments().getFirst();
    }

    private static String text(Call call) throws Refusal {
        if (argument(call) instanceof Literal(JsonNode value) && value.isString()) return value.stringValue();
        throw unsupported(call.function() + "()");
    }

    private static int number(Call call) throws Refusal {
        if (argument(call) instanceof Literal(JsonNode value) && value.canConvertToInt()) return value.intValue();
        throw unsupported(call.function() + "()");
    }

    private static String typeName(Call call) {
        return call.arguments().size() == 1 ? typeName(call.arguments().getFirst()) : "";
    }

    /** {@code Quantity} or {@code FHIR.Quantity}. */
    private static String typeName(Expression expression) {
        return expression instanceof Child child ? child.name() : "";
    }

    private static Refusal several() {
        return Refusal.error(
                Issue.Code.MULTIPLE_MATCHES,
                "",
                "Đường dẫn của bản vá gặp nhiều phần tử ở chỗ chỉ được có một.",
                "The path of a patch met several elements where there must be one.");
    }

    private static Refusal unsupported(String what) {
        return Refusal.error(
                Issue.Code.NOT_SUPPORTED,
                "",
                "Đường dẫn của bản vá dùng " + what + ", hệ thống không hỗ trợ.",
                "The path of a patch uses " + what + ", which is not supported.");
    }
}
