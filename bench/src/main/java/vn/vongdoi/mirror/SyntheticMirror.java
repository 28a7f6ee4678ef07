package vn.vongdoi.mirror;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.vongdoi.database.DataFolder;

/**
 * A province of any size written straight into the mirror's format: few communes hold most people, few people have most visits,
 * some versions were corrected late, one person in fifty had two keys. The numbers only have to be plausible; the same
 * seedless hash makes the same province each time.
 */
public final class SyntheticMirror {
    public static final YearMonth LAST = YearMonth.of(2026, 10);
    private static final int MONTHS = 36;
    private static final int OF_A_VISIT = 5;

    private final Folder folder;
    private final long people;
    private final long resources;
    private final List<String> communes;

    /** @param communes their codes */
    public SyntheticMirror(DataFolder home, long people, long resources, List<String> communes) {
        folder = new Folder(home);
        this.people = people;
        this.resources = resources;
        this.communes = List.copyOf(communes);
    }

    public void write() {
        var parts = new ArrayList<Part>();
        try (var engine = new Engine(folder.spill())) {
            words(engine);
            var sheets = new Sheets(engine, folder);
            for (var back = MONTHS - 1; back >= 0; back--) {
                var month = LAST.minusMonths(back);
                parts.add(sheets.write(Table.RESOURCE, month.toString(), false, 1, events(month, false)));
            }
            parts.add(sheets.write(Table.RESOURCE, Part.ALL, true, 1, events(LAST.minusMonths(3), true)));
            parts.add(whole(sheets, Table.PERSON, persons()));
            parts.add(whole(
                    sheets,
                    Table.LINK,
                    "select pers(n + 100000000) as person, pers(n) as canonical from range(" + people
                            + ") t(n) where n % 50 = 0"));
            parts.add(whole(sheets, Table.DONE, done()));
            parts.add(whole(sheets, Table.PLANNED, planned()));
            parts.add(whole(sheets, Table.MANAGED, managed()));
            parts.add(whole(sheets, Table.GROWTH, growth()));
            registers(sheets, parts);
        }
        folder.publish(new Manifest(
                Manifest.FORMAT, UUID.randomUUID(), 1, 1, position(), Instant.EPOCH, "", "1", parts, List.of()));
    }

    /**
     * So many visits of one commune and month are corrected with their diagnoses and measurements; of a tenth as many of its people the
     * register and the schedules tell something else.
     */
    public void touch(int number, YearMonth month, int visits) {
        var before = folder.manifest();
        var parts = new ArrayList<>(before.parts());
        var commune = communes.get(number);
        try (var engine = new Engine(folder.spill())) {
            var sheets = new Sheets(engine, folder);
            var step = before.step() + 1;
            var files = sheets.rows(
                    Table.RESOURCE,
                    before.of(Table.RESOURCE, false).stream()
                            .filter(it -> it.month().equals(month.toString()))
                            .toList());
            var chosen = "(select encounter from " + files + " where type = 1 and until is null and commune = '"
                    + commune + "' order by key limit " + visits + ")";
            parts.add(changed(
                    sheets,
                    Table.RESOURCE,
                    step,
                    files + " where until is null and encounter in " + chosen,
                    Map.of(
                            "category", "case type when 1 then '15' else category end",
                            "code", "case type when 2 then 'Z00.0' else code end",
                            "value", "value + 1")));
            var people = "(select person from " + sheets.rows(Table.PERSON, before.of(Table.PERSON, false))
                    + " where commune = '" + commune + "' order by person limit " + visits / 10 + ")";
            var told = Map.of(
                    Table.PERSON, Map.of("has_card", "not has_card"),
                    Table.DONE, Map.of("day", "day + 1"),
                    Table.PLANNED, Map.of("standing", "'done'"),
                    Table.MANAGED, Map.of("visited", "date '" + month.atEndOfMonth() + "'"),
                    Table.GROWTH, Map.of("weight_for_age", "weight_for_age - 0.5"));
            told.forEach((table, columns) -> parts.add(changed(
                    sheets,
                    table,
                    step,
                    sheets.rows(table, before.of(table, false)) + " where person in " + people,
                    columns)));
            folder.publish(new Manifest(
                    before.format(),
                    before.mirror(),
                    step,
                    before.from(),
                    position() + step,
                    Instant.EPOCH,
                    "",
                    "1",
                    parts,
                    List.of()));
        }
    }

    private Part changed(Sheets sheets, Table table, int step, String rows, Map<String, String> columns) {
        var told = new HashMap<>(columns);
        told.put("since", String.valueOf(position() + step));
        told.put("step", String.valueOf(step));
        var selected = Arrays.stream(table.stored().split(", "))
                .map(it -> told.containsKey(it) ? "(" + told.get(it) + ") as " + it : it)
                .collect(Collectors.joining(", "));
        return sheets.write(table, Part.ALL, true, step, "(select " + selected + " from " + rows + ")");
    }

    /** As {@link Mirror#compact} does. */
    public void compact() {
        try (var engine = new Engine(folder.spill())) {
            var sheets = new Sheets(engine, folder);
            var next = folder.manifest().next(Instant.EPOCH);
            var parts = new ArrayList<Part>();
            for (var table : Table.values()) parts.addAll(sheets.compact(new Versions(sheets, next), next, table));
            folder.publish(next.with(parts));
        }
    }

    public Reading read() {
        var manifest = folder.manifest();
        return Reading.open(folder, manifest, manifest.position());
    }

    public long rows() {
        return folder.manifest().of(Table.RESOURCE, false).stream()
                .mapToLong(Part::rows)
                .sum();
    }

    public long bytes() {
        return folder.manifest().parts().stream()
                .mapToLong(it -> folder.file(it.file()).toFile().length())
                .sum();
    }

    private long position() {
        return MONTHS * 10_000_000L;
    }

    private static Part whole(Sheets sheets, Table table, String rows) {
        return sheets.write(
                table,
                Part.ALL,
                false,
                1,
                "(select *, 1::BIGINT as since, null::BIGINT as until, false as gone, 1::INTEGER as step from (" + rows
                        + "))");
    }

    private void words(Engine engine) {
        engine.run("create macro h(n, salt) as (hash(n, salt) >> 1)::BIGINT");
        engine.run("create macro u(n, salt) as (h(n, salt) % 1000003) / 1000003.0");
        engine.run("create macro pers(n) as h(n, 'p')");
        engine.run("create macro nth(n) as floor(pow(u(n, 'c'), 1.6) * " + communes.size() + ")::INTEGER");
        engine.run("create macro commune(i) as ["
                + communes.stream().map(Engine::quoted).collect(Collectors.joining(", ")) + "][1 + i]");
        engine.run("create macro commune_count() as " + communes.size());
        engine.run("create macro place(n) as commune(nth(n))");
        engine.run("create macro birth(n) as date '2026-10-31' - floor(pow(u(n, 'b'), 1.2) * 33000)::INTEGER");
    }

    private String persons() {
        return """
                select pers(k) as person, place(n) as commune, birth(n) as birth, (1 + h(n, 's') %% 2)::SMALLINT as sex,
                       u(n, 'k') < 0.93 as has_card, case when u(n, 'k') < 0.93 then date '2025-01-01' + (n %% 500)::INTEGER end as card_from,
                       case when u(n, 'k') < 0.3 then date '2026-12-31' - (n %% 300)::INTEGER end as card_until,
                       u(n, 'r') < 0.98 as registered, case when u(n, 'd') < 0.02 then date '2026-10-31' - (n %% 900)::INTEGER end as died,
                       case when u(n, 'k') < 0.93 then ['GD', 'DN', 'HN', 'HS', 'TE', 'QN', 'CH'][1 + n %% 7] end as card_group
                from (select n, n as k from range(%d) t(n) union all select n, n + 100000000 from range(%d) t(n) where n %% 50 = 0)""".formatted(people, people);
    }

    /** @param late corrections of what was told of that month */
    private String events(YearMonth month, boolean late) {
        var number = MONTHS - 1 - java.time.temporal.ChronoUnit.MONTHS.between(month, LAST);
        var rows = resources / MONTHS;
        // Of each month some rows twice: as they were before they were corrected.
        var twice = late
                ? "select i, 2 as version, null::BIGINT as until, " + position() + " as since from range(" + rows
                        + ") t(i) where i % 7 = 0 and i % 33 <> 0"
                : "select i, 1 as version, null::BIGINT as until, " + number * 10_000_000L + " + i as since from range("
                        + rows
                        + ") t(i) where i % 33 <> 0"
                        + " union all select i, 1, " + number * 10_000_000L + " + i + 500, " + number * 10_000_000L
                        + " + i from range(" + rows + ") t(i) where i % 33 = 0"
                        + " union all select i, 2, null, " + number * 10_000_000L + " + i + 500 from range(" + rows
                        + ") t(i) where i % 33 = 0";
        return """
                (select case when n %% 50 = 0 and v %% 2 = 0 then pers(n + 100000000) else pers(n) end as person,
                        h(%1$d + i, 'r') as key, h(%1$d + v * %2$d, 'r') as encounter,
                        type::SMALLINT as type, version::INTEGER as version, day,
                        case when type = 1 and u(v, 't') between 0.08 and 0.13 then day + (h(v, 'd') %% 9)::INTEGER else day end as last,
                        day::TIMESTAMPTZ + to_hours(8) as starts, day::TIMESTAMPTZ + to_hours(9) as ends,
                        case when type = 6 then round(u(i, 'v') * 100, 1) end as value,
                        case when u(v, 'f') < 0.6 then '31' || lpad(nth(n)::VARCHAR, 3, '0') else '31' || lpad((114 + v %% 86)::VARCHAR, 3, '0') end as facility,
                        case when u(v, 'a') < 0.98 then place(n) end as commune,
                        'finished' as status,
                        case type when 1 then (case when u(v, 't') < 0.08 then '15' when u(v, 't') <= 0.13 then '03' else '01' end) when 2 then (case when i %% %2$d = 1 then 'main' else 'other' end) end as category,
                        case when type = 6 then 'mm[Hg]' end as unit, 0::SMALLINT as labels,
                        case type
                            when 1 then ['loai-kcb|01', 'doi-tuong|' || (case when u(v, 'o') < 0.1 then '9' else '1.1' end), 'loai-rv|' || (case when u(v, 'x') < 0.05 then '2' else '1' end), 'ket-qua|' || (case when u(v, 'e') < 0.0005 then '5' else '1' end)]
                            when 2 then ['icd10|' || icd]
                            when 6 then [coalesce('loinc|' || loinc, 'y-te-truong-hoc|fitness')]
                            else ['thuoc|40.' || (i %% 900)::VARCHAR] end as codes,
                        since::BIGINT as since, until::BIGINT as until, %3$b and u(i, 'g') < 0.1 as gone, 1::INTEGER as step,
                        case type when 2 then icd when 6 then loinc end as code
                 from (select i, version, until, since, i // %2$d as v,
                              floor(pow(u(i // %2$d + %1$d, 'q'), 2) * %4$d)::BIGINT as n,
                              case i %% %2$d when 0 then 1 when 1 then 2 when 2 then 2 when 3 then 6 else 3 end as type,
                              date '%5$s' + (h(i // %2$d, 'y') %% %6$d)::INTEGER as day,
                              case when h(i, 'e') %% 100 = 0
                                   then ['O80.0', 'O82.0', 'Z37.0', 'Z34.0', 'Z34.9', 'Z35.0', 'Z39.2', 'A97.0', 'A15.0', 'A16.2'][1 + h(i * 3 + 1, 'i') %% 10]
                                   else ['I10', 'E11.9', 'J00', 'J06.9', 'K29.7', 'Z00.0', 'M54.5', 'N18.3', 'Z02.1', 'A09'][1 + h(i, 'i') %% 10] end as icd,
                              case when h(i, 'l') %% 5 = 0 then '85354-9' when h(i, 'l') %% 50 <> 1 then (29000 + i %% 50)::VARCHAR end as loinc
                       from (%7$s)))""".formatted(
                        number * 100_000_000L, OF_A_VISIT, late, people, month.atDay(1), month.lengthOfMonth(), twice);
    }

    private String done() {
        return """
                select pers(n) as person, s.service, d::INTEGER as number, birth(n) + (d * 60 + h(n + d * 1000003, s.service) %% 90)::INTEGER as day
                from range(%1$d) t(n)
                cross join unnest(['bcg', 'dpt', 'hepb', 'hib', 'opv', 'ipv', 'measles', 'hpv', 'je']) s(service)
                cross join range(1, 5) r(d)
                where birth(n) > date '2011-10-31' and u(n + d * 1000003, s.service) > 0.04
                  and birth(n) + (d * 60 + h(n + d * 1000003, s.service) %% 90)::INTEGER <= date '2026-10-31'
                union all
                select pers(n), s.service, 1, birth(n) + (h(n, s.service) %% 3)::INTEGER
                from range(%1$d) t(n)
                cross join unnest(['hepb0', 'tetanus-at-birth']) s(service)
                where birth(n) between date '2011-11-01' and date '2026-10-28'""".formatted(people);
    }

    private String planned() {
        return """
                select pers(n) as person, s.service, case when u(n, s.service) < 0.1 then 'not-needed' else 'done' end as standing,
                       1::SMALLINT as number, birth(n) as earliest, birth(n) + 60 as recommended, birth(n) + 90 as overdue, null::DATE as latest
                from range(%1$d) t(n)
                cross join unnest(['bcg', 'dpt', 'hepb', 'opv', 'ipv', 'measles', 'tetanus-at-birth', 'annual']) s(service)
                where birth(n) > date '2011-10-31' or s.service = 'annual'
                union all
                select pers(n), s.service, case when u(n, s.service) < 0.4 then 'open' else 'done' end, 1, birth(n),
                       date '2026-06-30' + (h(n, s.service) %% 300)::INTEGER, date '2026-08-30' + (h(n, s.service) %% 300)::INTEGER, null
                from range(%1$d) t(n)
                cross join unnest(['screen-bowel', 'screen-breast', 'screen-cervix', 'screen-diabetes', 'screen-pressure', 'child-exam']) s(service)
                where case when s.service = 'child-exam' then birth(n) > date '2020-10-31' else birth(n) < date '1986-10-31' end""".formatted(people);
    }

    private String managed() {
        return """
                select pers(n) as person, d.disease, date '2026-10-31' - (h(n, 'm') %% 2000)::INTEGER as since_day,
                       date '2026-10-31' - (h(n, d.disease) %% 500)::INTEGER as visited, u(n, 'z') < 0.5 as controlled,
                       date '2026-10-01' as measured, date '2026-10-31' + 365 - (h(n, d.disease) %% 500)::INTEGER as lost
                from range(%d) t(n)
                cross join unnest(['hypertension', 'diabetes']) d(disease)
                where birth(n) < date '1985-01-01' and u(n, d.disease) < 0.2""".formatted(people);
    }

    private String growth() {
        return """
                select pers(n) as person, date '2026-10-31' - (m * 120 + h(n, 'w') %% 100)::INTEGER as day,
                       u(n, 'w') * 6 - 3.2 as weight_for_age, u(n, 'h') * 6 - 3.2 as height_for_age, u(n, 'i') * 6 - 2.8 as bmi_for_age,
                       u(n, 'j') * 6 - 2.9 as weight_for_height
                from range(%d) t(n) cross join range(6) r(m)
                where birth(n) > date '2007-10-31'
                  and date '2026-10-31' - (m * 120 + h(n, 'w') %% 100)::INTEGER >= birth(n)""".formatted(people);
    }

    private String pupils() {
        return """
                select pers(n) as person, y::INTEGER as year, 'T' || nth(n) as school,
                       case when birth(n) > date '2020-12-31' then 'preschool' else 'primary' end as kind,
                       case when u(n, 'o') < 0.01 then date '2026-03-01' end as left_on, 1::BIGINT as said
                from range(%d) t(n) cross join range(2024, 2027) r(y)
                where birth(n) between date '2009-01-01' and date '2022-12-31' and u(n, 'o') < 0.98""".formatted(people);
    }

    private void registers(Sheets sheets, List<Part> parts) {
        parts.add(whole(sheets, Table.PUPIL, pupils()));
        parts.add(whole(
                sheets,
                Table.SCHOOL,
                "select 'T' || i as code, commune(i::INTEGER) as commune from range(commune_count()) t(i)"));
        parts.add(whole(sheets, Table.LISTED, """
                select l.list, l.list || ' ' || i as name, commune((i * 7 % commune_count())::INTEGER) as place, 1 + i % 3 as amount,
                       date '2024-06-01' + (i * 40)::INTEGER as starts, case when i = 3 then date '2026-01-31' end as ends
                from range(24) t(i)
                cross join unnest(['bsl3-laboratory', 'campaigns', 'communes-national-criteria', 'geriatric-hospital', 'hospital-115',
                        'hospitals-received', 'international-hospitals', 'lead-specialties', 'mobile-clinics', 'residents-trained',
                        'specialist-techniques', 'testing-centre', 'trained-abroad']) l(list)
                where date '2024-06-01' + (i * 40)::INTEGER <= date '2026-10-31'"""));
        parts.add(whole(sheets, Table.FACILITY, """
                select '31' || lpad(i::VARCHAR, 3, '0') as code, commune((i % commune_count())::INTEGER) as commune,
                       case when i < 114 then 'station' when i < 150 then 'hospital' when i < 156 then 'centre' else 'clinic' end as kind,
                       case when i < 114 then 'initial' when i < 130 then 'specialised' else 'basic' end as level,
                       case when i % 5 = 4 then 'private' else 'public' end as ownership, (i % 7 * 40)::INTEGER as beds, 5 as doctors,
                       case when i % 3 = 0 then date '2026-01-01' end as emr_since
                from range(200) t(i)"""));
        parts.add(whole(sheets, Table.COMMUNE, """
                select commune(i::INTEGER) as code, '31' as province, 9000::INTEGER as population, 'commune' as kind
                from range(commune_count()) t(i)"""));
        parts.add(whole(sheets, Table.POST, """
                select '31' || lpad((i % 200)::VARCHAR, 3, '0') as facility, ['doctor', 'nurse', 'pharmacist'][1 + i % 3] as profession,
                       date '2020-01-01' + (i % 2000)::INTEGER as starts, null::DATE as ends
                from range(15000) t(i)"""));
        parts.add(whole(sheets, Table.BED, """
                select '31' || lpad((114 + i % 86)::VARCHAR, 3, '0') as facility, 'planned' as kind, 50::INTEGER as beds,
                       date '2024-01-01' as starts, null::DATE as ends
                from range(86) t(i)"""));
        parts.add(
                whole(
                        sheets,
                        Table.HEAD,
                        "select " + position() + "::BIGINT as position, " + position()
                                + "::BIGINT as followed, date '2024-01-01' as followed_day, 'x' as edition, true as settled, 0::BIGINT as listed"));
    }

    /** The days of a month and twelve of them. */
    public static LocalDate end(int back) {
        return LAST.minusMonths(back).atEndOfMonth();
    }
}
