package vn.vongdoi.claimfhir;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vongdoi.claimfile.Decimal;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceWriter;

/** In what form the text of a field stands in an element, and how it is read back. */
sealed interface Form {
    /** Whether the text can stand there. What cannot stays in the extension. */
    boolean says(String text);

    /** Whether exactly this text comes back; if not, the extension carries it besides. */
    default boolean keeps(String text) {
        return says(text);
    }

    /** @param name null for an item of an array */
    void write(ResourceWriter json, @Nullable String name, Source source, String text);

    /** Empty when the element is none of this form, or of another system. */
    String read(JsonNode element);

    /** What no single field tells, so that nothing is read back from it. */
    sealed interface Silent extends Form {
        @Override
        default boolean says(String text) {
            return false;
        }

        @Override
        default String read(JsonNode element) {
            return "";
        }
    }

    static ResourceWriter open(ResourceWriter json, @Nullable String name) {
        return name == null ? json.item() : json.object(name);
    }

    record Text() implements Form {
        @Override
        public boolean says(String text) {
            return !text.isEmpty();
        }

        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            if (name == null) json.item(text);
            else json.text(name, text);
        }

        @Override
        public String read(JsonNode element) {
            return element.isString() ? element.asString() : "";
        }
    }

    /** yyyymmddHHMM as a dateTime of Viet Nam. */
    record Minute() implements Form {
        @Override
        public boolean says(String text) {
            return Formats.isMinute(text);
        }

        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            json.time(named(name), Formats.minute(text).orElseThrow());
        }

        @Override
        public String read(JsonNode element) {
            var time = element.asString("");
            return time.length() < 16 ? "" : digits(time.substring(0, 16));
        }
    }

    /** yyyymmdd as a date. */
    record Day() implements Form {
        @Override
        public boolean says(String text) {
            return Formats.isDay(text);
        }

        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            json.date(named(name), Formats.day(text).orElseThrow());
        }

        @Override
        public String read(JsonNode element) {
            var day = element.asString("");
            return day.length() == 10 ? digits(day) : "";
        }
    }

    record Number() implements Form {
        /** "5,9" is written too; "<0.1" and "âm tính" are no numbers. */
        static boolean isOne(String text) {
            return Decimal.isNumber(pointed(text));
        }

        /** JSON would give this number back digit for digit. */
        static boolean isPlain(String text) {
            int start = text.startsWith("-") ? 1 : 0;
            if (!Decimal.isNumber(text) || text.charAt(start) == '.') return false;
            boolean fraction = text.indexOf('.') >= 0;
            boolean zeroFirst = text.charAt(start) == '0';
            if (zeroFirst && text.length() > start + 1 && text.charAt(start + 1) != '.') return false;
            return start == 0 || !zeroFirst || fraction && Decimal.value(text) != 0;
        }

        static BigDecimal of(String text) {
            return new BigDecimal(pointed(text));
        }

        private static String pointed(String text) {
            return text.indexOf(',') >= 0 && text.indexOf('.') < 0 ? text.replace(',', '.') : text;
        }

        @Override
        public boolean says(String text) {
            return isOne(text);
        }

        @Override
        public boolean keeps(String text) {
            return isPlain(text);
        }

        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            json.number(named(name), of(text));
        }

        @Override
        public String read(JsonNode element) {
            return element.isNumber() ? element.decimalValue().toPlainString() : "";
        }
    }

    /** Money in đồng. */
    record Money() implements Form {
        @Override
        public boolean says(String text) {
            return Number.isOne(text);
        }

        @Override
        public boolean keeps(String text) {
            return Number.isPlain(text);
        }

        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            open(json, name)
                    .number("value", Number.of(text))
                    .text("currency", "VND")
                    .end();
        }

        @Override
        public String read(JsonNode element) {
            var value = element.get("value");
            return value == null || !value.isNumber()
                    ? ""
                    : value.decimalValue().toPlainString();
        }
    }

    /** A Coding of a system. */
    record Coding(CodeSystem system) implements Form {
        /** FHIR's code: no white space but single blanks inside. */
        @Override
        public boolean says(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isWhitespace(text.charAt(i)) && (text.charAt(i) != ' ' || text.charAt(i - 1) == ' '))
                    return false;
            }
            return !text.isEmpty();
        }

        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            open(json, name).text("system", system.url()).text("code", text).end();
        }

        @Override
        public String read(JsonNode element) {
            return valueOf(element, system.url(), "code");
        }
    }

    /** A Reference by identifier to what the record does not hold. */
    record Logical(CodeSystem system) implements Form {
        @Override
        public boolean says(String text) {
            return !text.isEmpty();
        }

        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            open(json, name).identifier("identifier", system, text).end();
        }

        @Override
        public String read(JsonNode element) {
            return valueOf(element.path("identifier"), system.url(), "value");
        }
    }

    /** An Identifier that is unique within the facility. */
    record Local(CodeSystem system) implements Form {
        @Override
        public boolean says(String text) {
            return !text.isEmpty();
        }

        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            var url = system.url() + "/" + source.visit().facility();
            open(json, name).text("system", url).text("value", text).end();
        }

        @Override
        public String read(JsonNode element) {
            var url = element.path("system").asString("");
            return url.startsWith(system.url() + "/") ? element.path("value").asString("") : "";
        }
    }

    /** A section of a Composition; its code is the field. */
    record Section(String field, String title) implements Form {
        private static final String OPEN = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";
        private static final String CLOSE = "</div>";

        @Override
        public boolean says(String text) {
            return !text.isEmpty();
        }

        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            open(json, name).text("title", title);
            json.concept("code", CodeSystem.TRUONG, field, null);
            json.object("text").text("status", "generated").text("div", OPEN + escaped(text) + CLOSE);
            json.end().end();
        }

        @Override
        public String read(JsonNode element) {
            var code = element.path("code").path("coding").path(0).path("code").asString("");
            var div = element.path("text").path("div").asString("");
            if (!code.equals(field) || !div.startsWith(OPEN) || !div.endsWith(CLOSE)) return "";
            return plain(div.substring(OPEN.length(), div.length() - CLOSE.length()));
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        private static String plain(String xhtml) {
            return xhtml.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        }
    }

    /** The same words, always. */
    record Fixed(String words) implements Silent {
        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            if (name == null) json.item(words);
            else json.text(name, words);
        }
    }

    /** The same Coding, always. */
    record FixedCoding(String system, String code) implements Silent {
        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            open(json, name).text("system", system).text("code", code).end();
        }
    }

    /** What the visit gives and no single field tells. */
    record Of(Given given) implements Silent {
        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            given.write(json, name, source);
        }
    }

    /** The facility's code, which the envelope tells. */
    record Facility() implements Form {
        @Override
        public boolean says(String text) {
            return false;
        }

        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            open(json, name)
                    .identifier(
                            "identifier", CodeSystem.FACILITY, source.visit().facility())
                    .end();
        }

        @Override
        public String read(JsonNode element) {
            return valueOf(element.path("identifier"), CodeSystem.FACILITY.url(), "value");
        }
    }

    /** A time that R4 demands: what the row says, else when the visit ended. */
    record Mandatory(Form time) implements Form {
        @Override
        public boolean says(String text) {
            return time.says(text);
        }

        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {
            var out = source.visit().out();
            if (time.says(text)) time.write(json, name, source, text);
            else if (time instanceof Day) json.date(named(name), out == null ? null : out.toLocalDate());
            else json.time(named(name), out);
        }

        @Override
        public String read(JsonNode element) {
            return time.read(element);
        }
    }

    /** Nothing is written here: {@link Diagnoses} makes Conditions of it. */
    record Condition() implements Silent {
        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {}
    }

    /** Nothing is written: it is what that field of XML1 says. */
    record Same(String field) implements Silent {
        @Override
        public void write(ResourceWriter json, @Nullable String name, Source source, String text) {}
    }

    private static String named(@Nullable String name) {
        if (name == null) throw new IllegalStateException("a primitive in an array");
        return name;
    }

    private static String valueOf(JsonNode element, String system, String property) {
        return element.path("system").asString("").equals(system)
                ? element.path(property).asString("")
                : "";
    }

    /** Only the digits. */
    private static String digits(String time) {
        var digits = new StringBuilder(12);
        for (int i = 0; i < time.length(); i++) if (Character.isDigit(time.charAt(i))) digits.append(time.charAt(i));
        return digits.toString();
    }
}
