package vn.vongdoi.mirror;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes of views over a former manifest views over a later one, touching only what changed, and notes on the way whom, where
 * and from which day on that concerns: the rows as they were before and as they are then.
 */
final class Advance {
    /** Views with rows of people: one who turns out to be somebody else is told otherwise in all of them. */
    private static final List<String> OF_PEOPLE = List.of(
            "visit",
            "diagnosis",
            "measured",
            "fitness",
            "death",
            "resident",
            "population",
            "pupil",
            "done",
            "planned",
            "managed",
            "growth");

    private final Engine engine;
    private final Views views;
    private final Manifest former;
    private final Manifest latest;

    Advance(Engine engine, Views views, Manifest former, Manifest latest) {
        this.engine = engine;
        this.views = views;
        this.former = former;
        this.latest = latest;
    }

    /** Empty when nothing was done, because files were written anew since or places changed: all is to be opened again. */
    Optional<Changes> run() {
        var changed = Arrays.stream(Table.values())
                .filter(it -> differs(it, true) || differs(it, false))
                .collect(toCollection(() -> EnumSet.noneOf(Table.class)));
        if (changed.stream().anyMatch(it -> it.kind() != Table.Kind.WHOLE && differs(it, false)))
            return Optional.empty();
        if (changed.contains(Table.FACILITY) || changed.contains(Table.COMMUNE)) return Optional.empty();
        engine.run("create or replace table live.touch (source VARCHAR, person BIGINT, place VARCHAR, day DATE)");
        engine.run("create or replace table live.seat (place VARCHAR)");
        engine.run("create or replace table live.moved (person BIGINT, day DATE)");
        var registered = isRegistered();
        var whole = new HashSet<String>();
        for (var table : changed) {
            switch (table.kind()) {
                case OF_PEOPLE, OF_SCHEDULES -> people(table);
                case WHOLE -> whole.addAll(whole(table));
                case VERSIONS -> {} // once it is known who is who
            }
        }
        if (changed.contains(Table.LINK)) links();
        if (changed.contains(Table.RESOURCE)) resources();
        residents();
        return Optional.of(
                registered == isRegistered()
                        ? new Changes.Some(whole, since(), places(), seats())
                        : new Changes.Everything());
    }

    private boolean differs(Table table, boolean delta) {
        return !latest.of(table, delta).equals(former.of(table, delta));
    }

    /** Until anybody is registered the population is the administrative one everywhere. */
    private boolean isRegistered() {
        return is("exists (select 1 from live.person where registered)");
    }

    private boolean is(String condition) {
        return engine.list("select " + condition, row -> row.getBoolean(1)).getFirst();
    }

    /** The rows of all whom the changes name are replaced; only those of whom they tell something else count as changed. */
    private void people(Table table) {
        var name = "live." + table.word();
        var of = " where person in (select k from live.news)";
        engine.run("create or replace table live.news as " + views.changedAfter(table, former.step()));
        engine.run("create or replace table live.before as select * from " + name + of);
        views.turn(table);
        engine.run("delete from " + name + of);
        engine.run("insert into " + name + " select x.* from " + views.told(table)
                + " x semi join live.news n on n.k = x.person");
        // Who died is told by a view of its own, by the day.
        var columns = table == Table.PERSON ? table.names().replace(", died", "") : table.names();
        var after = "select " + columns + " from " + name + of;
        var before = "select " + columns + " from live.before";
        engine.run("create or replace table live.differing as (" + before + " except all " + after + ") union all ("
                + after + " except all " + before + ")");
        switch (table) {
            case LINK -> {
                for (var view : OF_PEOPLE) touch(view, "person, null, null from live.differing");
                touch("link", "canonical, null, null from live.differing");
                moved("person, null from live.differing");
            }
            case PERSON -> {
                touch("person", "person, null, null from live.differing");
                moved("person, null from live.differing");
            }
            case DONE, GROWTH -> touch(table.word(), "person, null, day from live.differing");
            case PLANNED, MANAGED -> touch(table.word(), "person, null, null from live.differing");
            case PUPIL ->
                touch(
                        "pupil",
                        "d.person, s.commune, null from live.differing d left join live.school s on s.code = d.school");
            case RESOURCE, SCHOOL, LISTED, FACILITY, COMMUNE, POST, BED, HEAD ->
                throw new IllegalStateException(table + " is not kept by people");
        }
    }

    private void touch(String source, String what) {
        engine.run("insert into live.touch select distinct '" + source + "', " + what);
    }

    private void moved(String what) {
        engine.run("insert into live.moved select distinct " + what);
    }

    /** @return the views that tell something else by it */
    private Set<String> whole(Table table) {
        var before = table == Table.HEAD ? head() : "";
        views.turn(table);
        views.stand(table);
        return switch (table) {
            case POST -> Set.of("workforce");
            case BED -> Set.of("bed");
            case LISTED -> Set.of("listed");
            case SCHOOL -> Set.of("pupil");
            // That the store has come further says nothing about a figure; on which day the schedules stand does.
            case HEAD -> before.equals(head()) ? Set.of() : Set.of("head");
            case FACILITY, COMMUNE, RESOURCE, PERSON, LINK, DONE, PLANNED, MANAGED, GROWTH, PUPIL ->
                throw new IllegalStateException(table + " is not told as a whole");
        };
    }

    private String head() {
        return String.join(
                " ",
                engine.list(
                        "select concat_ws(' ', coalesce(followed_day::VARCHAR, '-'), edition, settled) from live.head",
                        row -> row.getString(1)));
    }

    private void links() {
        engine.run("""
                update live.visit v
                set person = coalesce((select l.canonical from live.link l where l.person = v.arrived), v.arrived)
                where v.arrived in (select person from live.moved)""");
    }

    private void resources() {
        engine.run("create or replace table live.news as " + views.changedResources(former.step()));
        views.turn(Table.RESOURCE);
        engine.run("create or replace table live.told as select x.* from " + views.told(Table.RESOURCE)
                + " x semi join live.news n on n.k = x.key");
        visits();
        engine.run("delete from live.visit where encounter in (select k from live.news where type = 1)");
        engine.run("insert into live.visit " + Views.visits("live.told"));
        visits();
        diagnoses();
        engine.run("delete from live.diagnosis where key in (select k from live.news where type = 2)");
        engine.run("insert into live.diagnosis " + Views.diagnoses("live.told"));
        diagnoses();
        measurements();
        engine.run("delete from live.observation where key in (select k from live.news where type = 6)");
        engine.run("insert into live.observation " + Views.observations("live.told"));
        measurements();
    }

    private void measurements() {
        engine.run("create or replace table live.differing as select arrived, commune, day from live.observation"
                + " where key in (select k from live.news where type = 6)");
        touch("measured", "arrived, commune, day from live.differing");
        touch("fitness", "arrived, commune, day from live.differing");
    }

    /** A stay counts where its facility stands too. */
    private void visits() {
        var changed = " where v.encounter in (select k from live.news where type = 1)";
        touch("visit", "v.person, v.place, v.day from live.visit v" + changed);
        engine.run(
                "insert into live.seat select distinct f.commune from live.visit v join live.facility f on f.code = v.facility"
                        + changed);
    }

    /** A diagnosis counts on its own day, and on that of its visit. */
    private void diagnoses() {
        engine.run("create or replace table live.differing as select arrived, encounter, day from live.diagnosis"
                + " where key in (select k from live.news where type = 2)");
        touch("diagnosis", "arrived, null, day from live.differing");
        touch(
                "diagnosis",
                "person, place, day from live.visit where encounter in (select encounter from live.differing)");
    }

    private void residents() {
        engine.run("create or replace table live.before as select person, died from analytics.death");
        views.lives();
        engine.run("""
                create or replace table live.differing as
                select person, least(b.died, a.died) as day
                from live.before b full join analytics.death a using (person)
                where a.died is distinct from b.died""");
        touch("death", "person, null, day from live.differing");
        moved("person, day from live.differing");
        lived();
        engine.run("delete from analytics.resident where person in (select person from live.moved)");
        engine.run("insert into analytics.resident "
                + Views.residents("(select * from live.person where person in (select person from live.moved))"));
        lived();
    }

    private void lived() {
        for (var view : List.of("resident", "population")) {
            touch(
                    view,
                    "r.person, r.commune, m.day from analytics.resident r join live.moved m on m.person = r.person");
        }
    }

    private HashMap<String, LocalDate> since() {
        var since = new HashMap<String, LocalDate>();
        engine.read(
                "select source, case when count(day) = count(*) then min(day) end from live.touch group by source",
                row -> {
                    var day = row.getObject(2) instanceof LocalDate known ? known : LocalDate.MIN;
                    since.put(row.getString(1), day);
                });
        return since;
    }

    private Set<String> seats() {
        return Set.copyOf(
                engine.list("select distinct place from live.seat where place is not null", row -> row.getString(1)));
    }

    private Set<String> places() {
        engine.run("""
                create or replace table live.touched as
                select distinct person from (
                    select person from live.touch
                    union all
                    select l.canonical from live.touch t join live.link l on l.person = t.person)
                where person is not null""");
        var found = engine.list("""
                select place from live.touch where source in ('visit', 'measured') or place is not null
                union
                select place from live.visit where person in (select person from live.touched)
                union
                select commune from analytics.resident
                where commune is not null and person in (select person from live.touched)
                union
                select s.commune from live.pupil p
                join live.school s on s.code = p.school
                left join live.link l on l.person = p.person
                where coalesce(l.canonical, p.person) in (select person from live.touched)""", row -> {
            var place = row.getString(1);
            return place == null ? Changes.NOWHERE : place;
        });
        return found.stream().collect(toSet());
    }
}
