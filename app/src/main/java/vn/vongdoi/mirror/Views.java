package vn.vongdoi.mirror;

/**
 * The views of schema {@code analytics} as PostgreSQL has them (migrations {@code analytics*}), over what stood at a
 * position. What is small or asked for by many indicators is worked out once and stands in memory; lists of codes, which no
 * two engines read alike, are left out of them, and moments of visits.
 */
final class Views {
    /** Whatever carries SQL out: DuckDB, and whoever holds another engine against it. */
    interface Statements {
        void run(String sql);
    }

    private final Statements engine;
    private final Versions versions;
    private final Manifest manifest;
    private final long position;

    Views(Statements engine, Versions versions, Manifest manifest, long position) {
        this.engine = engine;
        this.versions = versions;
        this.manifest = manifest;
        this.position = position;
    }

    void create() {
        // Squeezed columns take a third of the room, and a condition on codes is tried once for each code.
        engine.run("attach ':memory:' as live (compress)");
        engine.run("create schema analytics");
        for (var table : Table.values()) {
            turn(table);
            stand(table);
        }
        visits();
        squeeze();
        diagnoses();
        squeeze();
        observations();
        squeeze();
        // Nobody is to ask the files of all months again.
        engine.run("drop view live.resource");
        lives();
        residents();
        population();
        registers();
        schools();
        schedules();
    }

    private void squeeze() {
        engine.run("force checkpoint live");
    }

    /** Notes of each key which change of it is the last. */
    void turn(Table table) {
        if (!manifest.of(table, true).isEmpty())
            engine.run("create or replace table " + turned(table) + " as " + versions.turned(table, position));
    }

    /** What stands of a table: in memory, but for the resources, of which only columns of some do. */
    void stand(Table table) {
        engine.run("create or replace " + (table == Table.RESOURCE ? "view" : "table") + " live." + table.word()
                + " as " + versions.standing(table, position, turned(table)));
    }

    /** What the last changes of a table tell and still stands. */
    String told(Table table) {
        return "(" + versions.told(table, turned(table)) + ")";
    }

    /** The keys of which a later step than that told something, as a query. */
    String changedAfter(Table table, int step) {
        return versions.changedAfter(table, step);
    }

    /** The same of resources, with their types. */
    String changedResources(int step) {
        return versions.changedResources(step);
    }

    private static String turned(Table table) {
        return "live." + table.word() + "_turned";
    }

    /** Who died, of all that stands now. */
    void lives() {
        engine.run("""
                create or replace table analytics.death as
                with dying as (
                    select person, last from live.visit
                    where died and coalesce(status, '') not in ('planned', 'arrived', 'in-progress', 'cancelled', 'entered-in-error')
                ), seen as (
                    select person, max(day) as day
                    from live.visit
                    where person in (select person from dying)
                      and coalesce(status, '') not in ('planned', 'arrived', 'in-progress', 'cancelled', 'entered-in-error')
                    group by person
                ), unsaid as (
                    select distinct coalesce(l.canonical, o.arrived) as person
                    from live.observation o
                    left join live.link l on l.person = o.arrived
                    where o.unsaid
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
    }

    private void residents() {
        engine.run("create table analytics.resident as " + residents("live.person") + " order by p.commune");
    }

    static String residents(String persons) {
        return """
                select p.person, p.commune, p.birth, p.sex, p.has_card, p.card_from, p.card_until, p.registered, d.died,
                       p.card_group
                from %s p
                left join analytics.death d on d.person = p.person
                where not exists (select 1 from live.link l where l.person = p.person)""".formatted(persons);
    }

    private void population() {
        engine.run("""
                create view analytics.population as
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

    static String visits(String resources) {
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

    /** In the order of the files: by months. A period is found by their bounds. */
    private void diagnoses() {
        engine.run("create table live.diagnosis as " + diagnoses("live.resource"));
        engine.run("create view analytics.diagnosis as " + diagnosed("live.diagnosis"));
    }

    static String diagnosed(String diagnoses) {
        return """
                select coalesce(l.canonical, d.arrived) as person, d.encounter, d.facility, d.commune,
                       d.day, d.rank, d.icd10, d.rank = 'main' as main
                from %s d
                left join live.link l on l.person = d.arrived""".formatted(diagnoses);
    }

    static String diagnoses(String resources) {
        return """
                select r.person as arrived, r.key, r.encounter, r.facility, r.commune, r.day, r.category as rank, r.code as icd10
                from %s r
                where r.type = 2
                  and coalesce(r.status, '') not in ('entered-in-error', 'refuted', 'unconfirmed', 'provisional', 'differential')""".formatted(resources);
    }

    /** As the diagnoses. Few values are asked for, but a change must not ask the files of all months who told them before. */
    private void observations() {
        engine.run("create table live.observation as " + observations("live.resource"));
        engine.run("create view analytics.measured as " + measured("live.observation"));
        engine.run("create view analytics.fitness as " + fitness("live.observation"));
    }

    /** With those by which a cause of death was taken back ({@code unsaid}). */
    static String observations(String resources) {
        return """
                select r.person as arrived, r.key, r.facility, r.commune, r.day, r.code as loinc, r.value, r.unit,
                       list_contains(r.codes, 'y-te-truong-hoc|fitness') as fitness,
                       coalesce(r.status, '') = 'entered-in-error' as unsaid
                from %s r
                where r.type = 6
                  and case coalesce(r.status, '')
                          when 'entered-in-error' then list_contains(r.codes, 'loinc|69453-9')
                          when 'cancelled' then false
                          when 'registered' then false
                          else r.value is not null or list_contains(r.codes, 'y-te-truong-hoc|fitness') end""".formatted(resources);
    }

    static String measured(String observations) {
        return """
                select coalesce(l.canonical, o.arrived) as person, o.facility, o.commune as place, o.day, o.loinc, o.value, o.unit
                from %s o
                left join live.link l on l.person = o.arrived
                where o.value is not null and not o.unsaid""".formatted(observations);
    }

    static String fitness(String observations) {
        return """
                select coalesce(l.canonical, o.arrived) as person, o.day
                from %s o
                left join live.link l on l.person = o.arrived
                where o.fitness and not o.unsaid""".formatted(observations);
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
        engine.run("create view analytics.commune as select code as commune, province, kind from live.commune");
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
