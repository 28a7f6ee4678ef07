package vn.vongdoi.mirror;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the mirror keeps. Every row tells from which position on it stood ({@code since}) and until which ({@code until};
 * null = it stands). All rows of one key are replaced together.
 */
enum Table {
    /** Every version of every resource. Its first columns are keys. */
    RESOURCE(
            Kind.VERSIONS,
            "mirror.version",
            "type, commune, facility, day",
            "person BIGINT, key BIGINT, encounter BIGINT, type SMALLINT, version INTEGER, day DATE, last DATE,"
                    + " starts TIMESTAMPTZ, ends TIMESTAMPTZ, value DOUBLE, facility VARCHAR, commune VARCHAR,"
                    + " status VARCHAR, category VARCHAR, unit VARCHAR, labels SMALLINT, codes VARCHAR[]"),
    PERSON(
            Kind.OF_PEOPLE,
            "mirror.person",
            "commune, birth",
            "person BIGINT, commune VARCHAR, birth DATE, sex SMALLINT, has_card BOOLEAN, card_from DATE, card_until DATE,"
                    + " registered BOOLEAN, died DATE, card_group VARCHAR"),
    LINK(Kind.OF_PEOPLE, "mirror.link", "person", "person BIGINT, canonical BIGINT"),
    DONE(
            Kind.OF_SCHEDULES,
            "analytics.done",
            "service, number, person",
            "person BIGINT, service VARCHAR, number INTEGER, day DATE"),
    PLANNED(
            Kind.OF_SCHEDULES,
            "analytics.planned",
            "service, person",
            "person BIGINT, service VARCHAR, standing VARCHAR, number SMALLINT, earliest DATE, recommended DATE, overdue DATE,"
                    + " latest DATE"),
    MANAGED(
            Kind.OF_SCHEDULES,
            "analytics.managed",
            "disease, person",
            "person BIGINT, disease VARCHAR, since_day DATE, visited DATE, controlled BOOLEAN, measured DATE, lost DATE"),
    GROWTH(
            Kind.OF_SCHEDULES,
            "analytics.growth",
            "day, person",
            "person BIGINT, day DATE, weight_for_age DOUBLE, height_for_age DOUBLE, bmi_for_age DOUBLE,"
                    + " weight_for_height DOUBLE"),
    PUPIL(
            Kind.OF_PEOPLE,
            "mirror.pupil",
            "school, year, person",
            "person BIGINT, year INTEGER, school VARCHAR, kind VARCHAR, left_on DATE, said BIGINT"),
    SCHOOL(Kind.WHOLE, "mirror.school", "code", "code VARCHAR, commune VARCHAR"),
    LISTED(
            Kind.WHOLE,
            "analytics.listed",
            "list, place, starts",
            "list VARCHAR, name VARCHAR, place VARCHAR, amount DOUBLE, starts DATE, ends DATE"),
    FACILITY(
            Kind.WHOLE,
            "mirror.facility",
            "code",
            "code VARCHAR, commune VARCHAR, kind VARCHAR, level VARCHAR, ownership VARCHAR, beds INTEGER, doctors INTEGER,"
                    + " emr_since DATE"),
    COMMUNE(Kind.WHOLE, "mirror.commune", "code", "code VARCHAR, province VARCHAR, population INTEGER, kind VARCHAR"),
    POST(
            Kind.WHOLE,
            "mirror.post",
            "facility, profession, starts, ends",
            "facility VARCHAR, profession VARCHAR, starts DATE, ends DATE"),
    BED(
            Kind.WHOLE,
            "mirror.bed",
            "facility, kind, starts, ends",
            "facility VARCHAR, kind VARCHAR, beds INTEGER, starts DATE, ends DATE"),
    HEAD(
            Kind.WHOLE,
            "analytics.head",
            "position",
            "position BIGINT, followed BIGINT, followed_day DATE, edition VARCHAR, settled BOOLEAN, listed BIGINT");

    /** How its changes are told. */
    enum Kind {
        /** By the position of each row. */
        VERSIONS,
        /** By the people in the change feed. */
        OF_PEOPLE,
        /** By the people whom the schedules looked at. */
        OF_SCHEDULES,
        /** Small: all of it at once. */
        WHOLE
    }

    private final Kind kind;
    private final String source;
    private final String order;
    private final List<Column> columns;

    Table(Kind kind, String source, String order, String columns) {
        this.kind = kind;
        this.source = source;
        this.order = order;
        this.columns = Arrays.stream(columns.split(", *")).map(Column::of).toList();
    }

    Kind kind() {
        return kind;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order within a file, so that a reading of one commune or disease passes over most of it. */
    String order() {
        return order;
    }

    List<Column> columns() {
        return columns;
    }

    String names() {
        return columns.stream().map(Column::name).collect(joining(", "));
    }

    /** What rows have in common that are replaced together, as SQL. */
    String key() {
        return switch (kind) {
            case VERSIONS -> "key";
            case OF_PEOPLE, OF_SCHEDULES -> "person";
            case WHOLE -> "0";
        };
    }

    /** How many of the first columns are keys of the store, and of what. */
    List<Pseudonyms.Of> keys() {
        return switch (this) {
            case RESOURCE -> List.of(Pseudonyms.Of.PERSON, Pseudonyms.Of.RESOURCE, Pseudonyms.Of.RESOURCE);
            case LINK -> List.of(Pseudonyms.Of.PERSON, Pseudonyms.Of.PERSON);
            case PERSON, DONE, PLANNED, MANAGED, GROWTH, PUPIL -> List.of(Pseudonyms.Of.PERSON);
            case SCHOOL, LISTED, FACILITY, COMMUNE, POST, BED, HEAD -> List.of();
        };
    }

    /** PostgreSQL's query of all of it: its columns, then since, until and gone. */
    String everything() {
        return switch (kind) {
            case VERSIONS ->
                "select " + told("s") + ", s.since, s.until, s.gone from " + source + " s where not s.gone";
            case OF_PEOPLE, OF_SCHEDULES, WHOLE -> "select " + told("s") + ", null, null, false from " + source + " s";
        };
    }

    /** The same of what changed. Of whom nothing is told any more one row is left that says so. */
    String changed(Since since) {
        return switch (kind) {
            case VERSIONS ->
                "select " + told("s") + ", s.since, s.until, s.gone from " + source + " s where s.since > "
                        + since.position();
            case OF_PEOPLE -> ofPeople("""
                    select distinct k.key as person
                    from (select distinct person from record.change where position > %d and person <> 0) c
                    cross join lateral person.keys(c.person) k""".formatted(since.position()));
            case OF_SCHEDULES ->
                ofPeople("select distinct person from mirror.touched where tx >= '" + since.transaction() + "'");
            case WHOLE ->
                "select " + told("s") + ", null, null, s.word is null from (select 1) one left join"
                        + " (select *, 1 as word from " + source + ") s on true";
        };
    }

    private String ofPeople(String touched) {
        var rest = columns.subList(1, columns.size());
        return "select t.person, " + rest.stream().map(it -> told(it, "s")).collect(joining(", "))
                + ", null, null, s.person is null from (" + touched + ") t left join " + source
                + " s on s.person = t.person";
    }

    private String told(String alias) {
        return columns.stream().map(it -> told(it, alias)).collect(joining(", "));
    }

    private static String told(Column column, String alias) {
        // The mirror's own column of that name says something else.
        var name = column.name().equals("since_day") ? "since" : column.name();
        return new Column(alias + "." + name, column.type()).told();
    }

    /** Since when something is asked for. @param transaction all before it are seen */
    record Since(long position, String transaction) {}

    /** DuckDB's reading of a file that COPY wrote. */
    String text(String file) {
        var named = columns.stream()
                .map(it -> "'" + it.name() + "': '" + it.typeInText() + "'")
                .collect(joining(", "));
        return "read_csv(" + Engine.quoted(file) + ", header = false, delim = ',', quote = '\"', escape = '\"',"
                + " nullstr = '\\N', auto_detect = false, columns = {" + named
                + ", 'since': 'BIGINT', 'until': 'BIGINT', 'gone': 'BOOLEAN'})";
    }

    /** The columns of a file of the mirror. */
    String stored() {
        return names() + ", since, until, gone, step" + (this == RESOURCE ? ", code" : "");
    }

    /** Nothing, with its columns. */
    String nothing() {
        return columns.stream()
                .map(it -> "null::" + it.type() + " as " + it.name())
                .collect(joining(
                        ", ",
                        "select ",
                        ", null::BIGINT as since, null::BIGINT as until, null::BOOLEAN as gone, null::INTEGER as step"
                                + (this == RESOURCE ? ", null::VARCHAR as code" : "")
                                + " where false"));
    }
}
