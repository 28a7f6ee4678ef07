package vn.vongdoi.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A number that names one person. The system numbers stand in the database. */
record Identifier(System system, String value) {
    enum System {
        CCCD(1),
        CMND(2),
        BHXH(3),
        PASSPORT(4);

        private final int number;

        System(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        /** Given to one person only, by one office. */
        boolean isUnique() {
            return this == CCCD || this == BHXH;
        }

        static System of(int number) {
            for (var system : values()) if (system.number == number) return system;
            throw new IllegalArgumentException("no identifier system " + number);
        }
    }

    /** The identifiers a document tells, strongest first. */
    static List<Identifier> of(PersonFacts facts) {
        var all = new ArrayList<Identifier>(4);
        facts.cccd().ifPresent(c -> all.add(new Identifier(System.CCCD, c.value())));
        facts.bhxh().ifPresent(b -> all.add(new Identifier(System.BHXH, b.value())));
        facts.papers().passport().ifPresent(p -> all.add(of(p)));
        facts.papers().cmnd().ifPresent(c -> all.add(of(c)));
        return all;
    }

    static Identifier of(Passport passport) {
        return new Identifier(System.PASSPORT, passport.value());
    }

    static Identifier of(Cmnd cmnd) {
        return new Identifier(System.CMND, cmnd.value());
    }

    /** What a person at a desk typed, if it is an identifier. */
    static Optional<Identifier> find(String text) {
        return Cccd.find(text)
                .map(c -> new Identifier(System.CCCD, c.value()))
                .or(() -> BhxhNumber.find(text).map(b -> new Identifier(System.BHXH, b.value())))
                .or(() -> CardNumber.find(text)
                        .flatMap(CardNumber::bhxh)
                        .map(b -> new Identifier(System.BHXH, b.value())))
                .or(() -> Cmnd.find(text).map(Identifier::of))
                .or(() -> Passport.find(text).map(Identifier::of));
    }
}
