package vn.vongdoi.fhir;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The part of FHIRPath that picks elements of one resource, as a tree. */
sealed interface Expression {
    /** What the expression is asked of: the resource, or {@code $this}. */
    record Focus() implements Expression {}

    record Child(Expression of, String name) implements Expression {}

    record Index(Expression of, int index) implements Expression {}

    record Call(Expression of, String function, List<Expression> arguments) implements Expression {}

    record Literal(JsonNode value) implements Expression {}

    record Operation(Operator operator, Expression left, Expression right) implements Expression {}

    /** From the weakest to the strongest binding. */
    enum Operator {
        IMPLIES("implies", 0),
        OR("or", 1),
        XOR("xor", 1),
        AND("and", 2),
        EQUAL("=", 3),
        UNEQUAL("!=", 3),
        EQUIVALENT("~", 3),
        NOT_EQUIVALENT("!~", 3),
        LESS("<", 4),
        AT_MOST("<=", 4),
        GREATER(">", 4),
        AT_LEAST(">=", 4),
        AS("as", 5),
        IS("is", 5);

        static final int STRONGEST = 5;

        private final String word;
        private final int strength;

        Operator(String word, int strength) {
            this.word = word;
            this.strength = strength;
        }

        String word() {
            return word;
        }

        int strength() {
            return strength;
        }
    }
}
