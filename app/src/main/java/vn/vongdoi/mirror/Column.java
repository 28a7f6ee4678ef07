package vn.vongdoi.mirror;

/** A column of the mirror, by name and by the type that DuckDB and Parquet give it. */
record Column(String name, String type) {
    private static final String LIST = "VARCHAR[]";
    /** No code holds it: it cannot stand in XML, and FHIR forbids it in codes. */
    static final char BETWEEN_CODES = 31;

    /** @param words such as {@code commune VARCHAR} */
    static Column of(String words) {
        var space = words.indexOf(' ');
        return new Column(words.substring(0, space), words.substring(space + 1));
    }

    /** As PostgreSQL's COPY is to tell it. */
    String told() {
        return type.equals(LIST) ? "array_to_string(" + name + ", chr(" + (int) BETWEEN_CODES + "))" : name;
    }

    String typeInText() {
        return type.equals(LIST) ? "VARCHAR" : type;
    }

    /** From that text. */
    String read() {
        return type.equals(LIST)
                ? "case when " + name + " = '' then []::VARCHAR[] else string_split(" + name + ", chr("
                        + (int) BETWEEN_CODES + ")) end as " + name
                : name;
    }
}
