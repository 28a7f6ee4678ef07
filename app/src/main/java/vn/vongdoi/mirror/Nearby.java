package vn.vongdoi.mirror;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The views cut down to the people of a few places: who lives there, was seen there or goes to school there, with all that is
 * told of them anywhere. What is counted for one of the places is the same in both, for a place is never told of by
 * other people's rows; and it takes a hundredth of the time. What is counted by facility is not: the people of a facility come from
 * everywhere.
 */
final class Nearby {
    static final String SCHEMA = "nearby";
    private static final List<String> OF_PEOPLE =
            List.of("visit", "resident", "death", "pupil", "done", "planned", "managed", "growth");
    /** Small, without people, or asked for by place. */
    private static final List<String> WHOLE =
            List.of("facility", "workforce", "bed", "listed", "head", "commune", "population", "measured");

    private final Engine engine;
    private final Set<String> places;

    Nearby(Engine engine, Set<String> places) {
        this.engine = engine;
        this.places = places;
    }

    void create() {
        engine.run("create schema if not exists " + SCHEMA);
        engine.run("""
                create or replace table nearby.people as
                select person from analytics.resident where %s
                union
                select person from live.visit where %s
                union
                select coalesce(l.canonical, p.person)
                from live.pupil p
                join live.school s on s.code = p.school
                left join live.link l on l.person = p.person
                where %s""".formatted(in("commune"), in("place"), in("s.commune")));
        for (var view : OF_PEOPLE) {
            engine.run("create or replace table nearby." + view + " as select v.* from analytics." + view
                    + " v semi join nearby.people p on p.person = v.person");
        }
        // Found by the keys under which they came, before it is asked whose they are.
        engine.run("""
                create or replace table nearby.key as
                select person from nearby.people
                union all
                select l.person from live.link l semi join nearby.people p on p.person = l.canonical""");
        engine.run("create or replace table nearby.diagnosis as "
                + Views.diagnosed("(select d.* from live.diagnosis d semi join nearby.key k on k.person = d.arrived)"));
        var observed = "(select o.* from live.observation o semi join nearby.key k on k.person = o.arrived)";
        engine.run("create or replace table nearby.fitness as " + Views.fitness(observed));
        for (var view : WHOLE)
            engine.run("create view if not exists nearby." + view + " as select * from analytics." + view);
    }

    private String in(String column) {
        return in(column, places);
    }

    /** The condition that a place is one of these. */
    static String in(String column, Set<String> places) {
        var named = places.stream()
                .filter(it -> !it.equals(Changes.NOWHERE))
                .sorted()
                .map(Engine::quoted)
                .collect(Collectors.joining(", "));
        var known = named.isEmpty() ? "false" : column + " in (" + named + ")";
        return places.contains(Changes.NOWHERE)
                ? "(" + known + " or " + column + " is null or " + column + " = '')"
                : known;
    }
}
