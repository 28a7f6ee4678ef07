package vn.vongdoi.analytics;

import java.util.List;

/** How an indicator comes to its value, or why it has none. */
public sealed interface Calculation {
    /** What is asked of the views, as the rule file has it: one query of people, or numerator and denominator; empty where nothing is. */
    List<String> sql();

    /** From the record and the registers, by plain SQL over the views of schema {@code analytics}. */
    sealed interface Computed extends Calculation {
        Period.Kind period();

        /** By what the quotient is multiplied: 100 for percent, 10000 for a density. */
        double factor();

        /** Why there is no value when the denominator is empty. */
        Text empty();

        /** Whether its cells count people or their visits, so that small ones must not be published. */
        boolean personal();
    }

    /** Numerator ÷ denominator, each SQL returning {@code (place, value)} for the parameters :from and :to. */
    record Quotient(
            Period.Kind period, double factor, Text empty, boolean personal, String numerator, String denominator)
            implements Computed {
        @Override
        public List<String> sql() {
            return List.of(numerator, denominator);
        }
    }

    /** A plain number. The denominator tells among how many it was counted: where that is nothing, nothing is known. */
    record Count(Period.Kind period, Text empty, String numerator, String denominator) implements Computed {
        @Override
        public List<String> sql() {
            return List.of(numerator, denominator);
        }

        @Override
        public double factor() {
            return 1;
        }

        @Override
        public boolean personal() {
            return false;
        }
    }

    /** The share of people who count, by one SQL returning {@code (person, place, counted)}: each can be looked up. */
    record ShareOfPeople(Period.Kind period, double factor, Text empty, String people) implements Computed {
        @Override
        public List<String> sql() {
            return List.of(people);
        }

        @Override
        public boolean personal() {
            return true;
        }
    }

    /** Not computed here: told when somebody publishes it, and till then why not. Never shown as zero. */
    record NoData(Text reason, Text supplier) implements Calculation {
        @Override
        public List<String> sql() {
            return List.of();
        }
    }
}
