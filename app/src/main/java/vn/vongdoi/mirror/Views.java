package vn.vongdoi.mirror;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;

/**
 * The views of schema {@code analytics} as PostgreSQL has them (migrations {@code analytics*}), over what stood at a
 * position. What is small or asked for by many indicators is worked out once and stands in memory; lists of codes, which no
 * two engines read alike, are left out of them, and moments of visits.
 */
final class Views {
    private final Engine engine;
    private final Versions versions;
    private final Manifest manifest;
    private final long position;

    Views(Engine engine, Versions versions, Manifest manifest, long position) {
        this.engine = engine;
        this.versions = versions;
        this.manifest = manifest;
        this.position = position;
    }

    void create() {
        engine.run("create schema live");
        engine.run("create schema analytics");
        for (var table : Table.values()) live(table);
        visits();
        lives();
        diagnoses();
        measurements();
        registers();
        schools();
        schedules();
    }

    /**
     * Makes of what a former manifest told what this one tells, touching only what changed.
     *
     * @return false when nothing was done, because files were written anew since or places changed: all is to be opened again
     */
    boolean advance(Manifest former) {
        var changed = Arrays.stream(Table.values())
                .filter(it -> differs(former, it, true) || differs(former, it, false))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Table.class)));
        var written = changed.stream().anyMatch(it -> it.kind() != Table.Kind.WHOLE && differs(former, it, false));
        if (written) return false;
        if (changed.contains(Table.FACILITY) || changed.contains(Table.COMMUNE)) return false;
        changed.forEach(it -> change(it, former.step()));
        if (changed.contains(Table.LINK)) {
            engine.run("""
                    update live.visit v
                    set person = coalesce((select l.canonical from live.link l where l.person = v.arrived), v.arrived)
                    where v.arrived in (select k from live.link_news)""");
        }
        if (changed.contains(Table.RESOURCE)) {
            engine.run("delete from live.visit where encounter in (select k from live.resource_news)");
            engine.run("insert into live.visit "
                    + visits("(select * from live.resource x semi join live.resource_news n on n.k = x.key)"));
        }
        lives();
        return true;
    }

    private boolean differs(Manifest former, Table table, boolean delta) {
        return !manifest.of(table, delta).equals(former.of(table, delta));
    }

    private void change(Table table, int step) {
        var news = "live." + table.word() + "_news";
        engine.run("create or replace table " + news + " as " + versions.changedAfter(table, step));
        turn(table);
        if (!small(table)) {
            stand(table, "view");
        } else if (table.kind() == Table.Kind.WHOLE) {
            stand(table, "table");
        } else {
            var name = "live." + table.word();
            engine.run("delete from " + name + " where " + table.key() + " in (select k from " + news + ")");
            engine.run("insert into " + name + " select x.* from (" + versions.standing(table, position, turned(table))
                    + ") x semi join " + news + " n on n.k = x." + table.key());
        }
    }

    private void live(Table table) {
        turn(table);
        stand(table, small(table) ? "table" : "view");
    }

    private void turn(Table table) {
        if (!manifest.of(table, true).isEmpty())
            engine.run("create or replace table " + turned(table) + " as " + versions.turned(table, position));
    }

    private void stand(Table table, String what) {
        engine.run("create or replace " + what + " live." + table.word() + " as "
                + versions.standing(table, position, turned(table)));
    }

    private static String turned(Table table) {
        return "live." + table.word() + "_turned";
    }

    private static boolean small(Table table) {
        return table.kind() == Table.Kind.WHOLE || table == Table.LINK || table == Table.PERSON;
    }

    private void lives() {
        engine.run("""
                create or replace table analytics.death as
                with dying as (
                    select person, last from live.visit where died
                ), seen as (
                    select person, max(day) as day
                    from live.visit
                    where person in (select person from dying)
                      and coalesce(status, '') not in ('planned', 'arrived', 'in-progress', 'cancelled', 'entered-in-error')
                    group by person
                ), unsaid as (
                    select distinct coalesce(l.canonical, r.person) as person
                    from live.resource r
                    left join live.link l on l.person = r.person
                    where r.type = 6 and r.status = 'entered-in-error' and list_contains(r.codes, 'loinc|69453-9')
                ), told as (
                    select coalesce(l.canonical, p.person) as person, p.died, 'register' as told
                    from live.person p
                    left join live.link l on l.person = p.person
                    where p.died is not null
                    union all
                    select d.person, d.last, 'claims'
                    from dying d
                    left join seen s on s.person = d.person
                    left join unsaid u on u.person = d.person
                    where u.person is null and not coalesce(s.day > d.last, false)
                )
                select person, coalesce(max(died) filter (where told = 'register'),
                                        max(died) filter (where told = 'claims')) as died
                from told
                group by person""");
        engine.run("""
                create or replace table analytics.resident as
                select p.person, p.commune, p.birth, p.sex, p.has_card, p.card_from, p.card_until, p.registered, d.died
                from live.person p
                left join analytics.death d on d.person = p.person
                where not exists (select 1 from live.link l where l.person = p.person)
                order by p.commune""");
        engine.run("""
                create or replace view analytics.population as
                select commune, 1::double as people, 'register' as source, birth as starts, died as ends
                from analytics.resident where registered and commune is not null
                union all
                select code, population, 'administrative', null, null
                from live.commune
                where population is not null
                  and not exists (select 1 from live.person where registered)
                  and province in (select c.province from live.facility f join live.commune c on c.code = f.commune)""");
    }

    /** Half of all indicators ask for visits: codes are read once, and a commune's visits lie together. */
    private void visits() {
        engine.run("create table live.visit as " + visits("live.resource") + " order by place, r.day");
        engine.run("""
                create view analytics.visit as
                select v.person, v.encounter, v.facility, v.commune,
                       f.kind as facility_kind, f.level as facility_level, f.ownership,
                       v.day, v.care_type, v.insured, v.referred_out, v.place, v.last as left_on, v.last - v.day as nights
                from live.visit v
                left join live.facility f on f.code = v.facility
                where coalesce(v.status, '') not in
                    ('planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'cancelled', 'entered-in-error')""");
    }

    private static String visits(String resources) {
        return """
                select coalesce(l.canonical, r.person) as person, r.person as arrived, r.key as encounter, r.facility, r.commune,
                       r.day, r.last, r.status, r.category as care_type,
                       not list_contains(r.codes, 'doi-tuong|9') as insured,
                       list_has_any(r.codes, ['loai-rv|2', 'loai-rv|5']) as referred_out,
                       list_has_any(r.codes, ['ket-qua|5', 'ket-qua|8']) as died,
                       coalesce(r.commune, c.province) as place
                from %s r
                left join live.link l on l.person = r.person
                left join live.facility f on f.code = r.facility
                left join live.commune c on c.code = f.commune
                where r.type = 1""".formatted(resources);
    }

    private void diagnoses() {
        engine.run("""
                create view analytics.diagnosis as
                select coalesce(l.canonical, r.person) as person, r.encounter, r.facility, r.commune,
                       r.day, r.category as rank, r.code as icd10, r.category = 'main' as main
                from live.resource r
                left join live.link l on l.person = r.person
                where r.type = 2
                  and coalesce(r.status, '') not in ('entered-in-error', 'refuted', 'unconfirmed', 'provisional', 'differential')""");
    }

    private void measurements() {
        engine.run("""
                create view analytics.measured as
                select coalesce(l.canonical, r.person) as person, r.facility, r.commune as place, r.day,
                       r.code as loinc, r.value, r.unit
                from live.resource r
                left join live.link l on l.person = r.person
                where r.type = 6 and r.value is not null
                  and coalesce(r.status, '') not in ('entered-in-error', 'cancelled', 'registered')""");
    }

    private void registers() {
        engine.run("""
                create view analytics.facility as
                select code as facility, commune, kind, level, ownership, emr_since from live.facility""");
        engine.run("""
                create view analytics.workforce as
                select s.facility, f.commune, f.kind as facility_kind, f.ownership, s.profession, 1 as people, s.starts, s.ends
                from live.post s join live.facility f on f.code = s.facility
                union all
                select f.code, f.commune, f.kind, f.ownership, 'doctor', f.doctors, null, null
                from live.facility f
                where f.doctors > 0 and not exists (select 1 from live.post)""");
        engine.run("""
                create view analytics.bed as
                select b.facility, f.commune, f.kind as facility_kind, f.ownership, b.kind, b.beds, b.starts, b.ends
                from live.bed b join live.facility f on f.code = b.facility
                union all
                select f.code, f.commune, f.kind, f.ownership, 'planned', f.beds, null, null
                from live.facility f
                where f.beds > 0 and not exists (select 1 from live.bed)""");
        engine.run(
                "create view analytics.head as select position, followed, followed_day, edition, settled, listed from live.head");
        engine.run("create view analytics.commune as select code as commune, province from live.commune");
        engine.run("create view analytics.listed as select list, name, place, amount, starts, ends from live.listed");
    }

    private void schools() {
        engine.run("""
                create view analytics.pupil as
                select person, year, kind, place, left_on
                from (
                    select coalesce(l.canonical, p.person) as person, p.year, p.kind, s.commune as place, p.left_on,
                           row_number() over (partition by coalesce(l.canonical, p.person), p.year order by p.said desc) as nth
                    from live.pupil p
                    join live.school s on s.code = p.school
                    left join live.link l on l.person = p.person
                ) told
                where nth = 1""");
        engine.run("""
                create view analytics.fitness as
                select coalesce(l.canonical, r.person) as person, r.day
                from live.resource r
                left join live.link l on l.person = r.person
                where r.type = 6 and list_contains(r.codes, 'y-te-truong-hoc|fitness')
                  and coalesce(r.status, '') not in ('entered-in-error', 'cancelled', 'registered')""");
    }

    private void schedules() {
        engine.run("create view analytics.done as select person, service, number, day from live.done");
        engine.run("""
                create view analytics.planned as
                select person, service, standing, number, earliest, recommended, overdue, latest from live.planned""");
        engine.run("""
                create view analytics.managed as
                select person, disease, since_day as since, visited, controlled, measured, lost from live.managed""");
        engine.run("""
                create view analytics.growth as
                select person, day, weight_for_age, height_for_age, bmi_for_age, weight_for_height from live.growth""");
    }
}
