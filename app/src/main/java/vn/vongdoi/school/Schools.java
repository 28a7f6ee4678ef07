package vn.vongdoi.school;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.place.CommuneCode;

/** All schools of which a register told, and their pupils by year. Of one pupil and year what was told last holds. */
@Component
public class Schools {
    private final JdbcClient sql;

    Schools(JdbcClient sql) {
        this.sql = sql;
    }

    public Optional<School> find(SchoolCode code) {
        return sql.sql("select * from school.school where code = :code")
                .param("code", code.value())
                .query((row, _) -> school(row))
                .optional();
    }

    /** The schools of a commune that have pupils in that year, by name. */
    public List<School> list(CommuneCode commune, SchoolYear year) {
        return sql.sql("""
                        select * from school.school s
                        where s.commune = :commune
                          and exists (select from school.pupil p where p.school = s.code and p.year = :year)
                        order by s.name, s.code""")
                .param("commune", commune.value())
                .param("year", year.beginning())
                .query((row, _) -> school(row))
                .list();
    }

    /** Who goes to a school on a day, by canonical key. Of several keys that are one person the one told of last says where. */
    public List<Pupil> pupils(SchoolCode school, LocalDate on) {
        var year = SchoolYear.of(on);
        return sql.sql("""
                        select * from (
                            select distinct on (own.person) own.person as canonical, p.*
                            from (select distinct coalesce(l.canonical, h.person) as person
                                  from school.pupil h left join person.link l on l.person = h.person
                                  where h.school = :school and h.year = :year) own
                            cross join lateral person.keys(own.person) k
                            join school.pupil p on p.person = k.key and p.year = :year
                            order by own.person, p.said desc) newest
                        where school = :school and (left_on is null or left_on > :on)""")
                .param("school", school.value())
                .param("year", year.beginning())
                .param("on", on)
                .query((row, _) -> pupil(row, year))
                .list();
    }

    /** Writes schools, within the caller's transaction. @return those that were new or different */
    public Set<SchoolCode> save(Collection<School> schools) {
        return sql.sql("""
                        insert into school.school as s (code, name, commune)
                        select * from unnest(:codes, :names, :communes)
                        on conflict (code) do update set name = excluded.name, commune = excluded.commune
                        where (s.*) is distinct from (excluded.*)
                        returning code""")
                .param(
                        "codes",
                        array("text", schools.stream().map(it -> it.code().value())))
                .param("names", array("text", schools.stream().map(School::name)))
                .param(
                        "communes",
                        array("text", schools.stream().map(it -> it.commune().value())))
                .query((row, _) -> new SchoolCode(row.getString(1)))
                .set();
    }

    /** Of these pupils of years, each under the key it arrived with, those that are not known so. */
    public Set<Pupil> news(Collection<Pupil> told) {
        var known = sql.sql("""
                        select p.person as canonical, p.* from school.pupil p
                        where (p.person, p.year) in (select * from unnest(:persons, :years))""")
                .param(
                        "persons",
                        array("int8", told.stream().map(it -> it.person().value())))
                .param("years", array("int4", told.stream().map(it -> it.year().beginning())))
                .query((row, _) -> pupil(row, new SchoolYear(row.getInt("year"))))
                .set();
        return told.stream().filter(pupil -> !known.contains(pupil)).collect(Collectors.toSet());
    }

    /**
     * Writes pupils of schools that are known, within the caller's transaction.
     *
     * @param said the position of the change that tells it
     */
    public void enrol(Collection<Pupil> pupils, ToLongFunction<Pupil> said) {
        if (pupils.isEmpty()) return;
        sql.sql("""
                        insert into school.pupil (person, year, school, kind, class, left_on, said)
                        select * from unnest(:persons, :years, :schools, :kinds, :classes, :lefts, :said)
                        on conflict (person, year) do update set
                            school = excluded.school, kind = excluded.kind, class = excluded.class,
                            left_on = excluded.left_on, said = excluded.said""")
                .param(
                        "persons",
                        array("int8", pupils.stream().map(it -> it.person().value())))
                .param(
                        "years",
                        array("int4", pupils.stream().map(it -> it.year().beginning())))
                .param(
                        "schools",
                        array("text", pupils.stream().map(it -> it.school().value())))
                .param(
                        "kinds",
                        array("text", pupils.stream().map(it -> it.kind().word())))
                .param("classes", array("text", pupils.stream().map(Pupil::schoolClass)))
                .param("lefts", array("date", pupils.stream().map(Pupil::left)))
                .param("said", array("int8", pupils.stream().map(said::applyAsLong)))
                .update();
    }

    private static School school(ResultSet row) throws SQLException {
        return new School(
                new SchoolCode(row.getString("code")),
                row.getString("name"),
                new CommuneCode(row.getString("commune")));
    }

    private static Pupil pupil(ResultSet row, SchoolYear year) throws SQLException {
        return new Pupil(
                new PersonKey(row.getLong("canonical")),
                year,
                new SchoolCode(row.getString("school")),
                new SchoolKind(row.getString("kind")),
                row.getString("class"),
                row.getObject("left_on", LocalDate.class));
    }

    private static SqlArrayValue array(String type, Stream<? extends @Nullable Object> values) {
        return new SqlArrayValue(type, values.toArray());
    }
}
