package vn.vongdoi.access;

import java.util.regex.Pattern;

/** Where somebody's role holds. */
public sealed interface Area {
    record Province() implements Area {}

    /** @param code of a commune or ward after July 2025, five digits */
    record Commune(String code) implements Area {
        private static final Pattern CODE = Pattern.compile("[0-9]{5}");

        public static boolean isCode(String text) {
            return CODE.matcher(text).matches();
        }

        public Commune {
            if (!isCode(code)) {
                throw new IllegalArgumentException(
                        "mã xã / commune code: expected 5 digits such as 10507, got \"" + code + "\"");
            }
        }
    }

    /** @param code MACSKCB */
    record Facility(String code) implements Area {
        private static final Pattern CODE = Pattern.compile("[0-9]{2}[0-9A-Z]{3}");

        public static boolean isCode(String text) {
            return CODE.matcher(text).matches();
        }

        public Facility {
            if (!isCode(code)) {
                throw new IllegalArgumentException(
                        "MACSKCB: expected 5 characters such as 31001, got \"" + code + "\"");
            }
        }
    }
}
