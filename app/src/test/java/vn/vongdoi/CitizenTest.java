package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vongdoi.Visitor.encoded;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Consents;
import vn.vongdoi.access.Guardians;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;

/** What a station may not do at its counter, and citizens not from their accounts. */
class CitizenTest {
    private static final String PAPER = "&paper=" + encoded("Giấy khai sinh số 7/2025");

    static RunningProvince province;
    static Person adult;
    static Person other;
    static Person pupil;
    static Person toddler;
    static Visitor station;

    @BeforeAll
    static void open() {
        province = RunningProvince.shared();
        var commune =
                province.bean(JdbcClient.class).sql("""
                        select commune from person.person p
                        where exists (select from person.identifier i where i.person = p.person and i.system = 1)
                        group by commune
                        having count(*) filter (where birth > current_date - 6 * 365) > 0
                           and count(*) filter (where birth between current_date - 17 * 365 and current_date - 8 * 365) > 0
                           and count(*) filter (where birth < current_date - 20 * 365) > 1
                        order by commune limit 1""").query(String.class).single();
        var adults = somebody(commune, 20, 90);
        adult = adults.get(0);
        other = adults.get(1);
        pupil = somebody(commune, 8, 17).getFirst();
        toddler = somebody(commune, 0, 6).getFirst();
        province.add("tram-hai", "Nguyễn Thị Hai", Role.STATION_STAFF, new Area.Commune(commune));
        province.add("tram-xa", "Nguyễn Văn Xa", Role.STATION_STAFF, new Area.Commune(elsewhere(commune)));
        station = province.visitor();
        station.signIn("tram-hai", province.password());
    }

    private static List<Person> somebody(String commune, int from, int to) {
        return province
                .bean(JdbcClient.class)
                .sql("""
                        select person from person.person p
                        where commune = :commune and birth between current_date - :to * 365 and current_date - :from * 365
                          and exists (select from person.identifier i where i.person = p.person and i.system = 1)
                        order by person desc limit 2""")
                .param("commune", commune)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .list()
                .stream()
                .map(key -> province.bean(People.class).person(new PersonKey(key)))
                .toList();
    }

    private static String elsewhere(String commune) {
        return province.bean(JdbcClient.class)
                .sql("select commune from person.person where commune <> :commune order by commune limit 1")
                .param("commune", commune)
                .query(String.class)
                .single();
    }

    private static int post(Visitor visitor, Person person, String form, String fields) {
        return visitor.form("/account", "/citizens/" + person.key().id() + form, fields)
                .statusCode();
    }

    private static String number(Person person) {
        return person.cccd().orElseThrow().value();
    }

    private static boolean hasAccount(Person person) {
        return province.bean(Accounts.class).of(List.of(person.key().value())).isPresent();
    }

    @Test
    void onlyTheNumberOfThePersonsOwnCardOpensAnAccount() {
        for (var wrong : List.of("", "31", number(adult), number(other).substring(1), "012345678901", "' or 1=1")) {
            assertThat(post(station, other, "/account", "number=" + encoded(wrong)))
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(hasAccount(other)).isFalse();
        assertThat(post(station, other, "/account", "number=" + number(other))).isEqualTo(302);
        assertThat(hasAccount(other)).isTrue();
        var login = province.bean(Accounts.class).of(List.of(other.key().value()));
        assertThat(post(station, other, "/account", "number=" + number(other))).isEqualTo(302);
        assertThat(province.bean(Accounts.class).of(List.of(other.key().value())))
                .isEqualTo(login);
        // A login stands in logs: no number of a card, nothing that is not plain.
        assertThat(login.orElseThrow().login()).matches("[a-z.]+\\.[0-9]{4}(-[0-9]+)?");
    }

    @Test
    void aSmallChildHasNoAccountAndAStationElsewhereOpensNone() {
        assertThat(post(station, toddler, "/account", "number=" + number(toddler)))
                .isEqualTo(400);
        var far = province.visitor();
        far.signIn("tram-xa", province.password());
        for (var path : List.of(
                "/account",
                "/guardians",
                "/guardians/end",
                "/doctors",
                "/doctors/end",
                "/consents",
                "/consents/withdraw")) {
            var fields = "number=" + number(adult) + "&guardian=" + other.key().id()
                    + "&doctor=lan&choice=1&facility=31301" + PAPER;
            assertThat(post(far, adult, path, fields)).as(path).isEqualTo(403);
        }
        assertThat(far.get("/citizens/" + adult.key().id()).statusCode()).isEqualTo(403);
        assertThat(hasAccount(adult)).isFalse();
    }

    @Test
    void whoCaresIsAnAdultWithAPaperAndNoLongerThanUntilTheChildIsOne() {
        var guardians = province.bean(Guardians.class);
        assertThat(post(station, toddler, "/guardians", "guardian=" + number(pupil) + PAPER))
                .isEqualTo(400);
        assertThat(post(station, toddler, "/guardians", "guardian=" + number(toddler) + PAPER))
                .isEqualTo(400);
        assertThat(post(station, toddler, "/guardians", "guardian=" + number(adult) + "&paper=x"))
                .isEqualTo(400);
        assertThat(post(station, toddler, "/guardians", "guardian=" + number(adult) + PAPER + "&until=2020-01-01"))
                .isEqualTo(400);
        assertThat(guardians.of(toddler.key().value())).isEmpty();
        assertThat(post(station, toddler, "/guardians", "guardian=" + number(adult) + PAPER + "&until=2099-01-01"))
                .isEqualTo(302);
        assertThat(guardians.of(toddler.key().value())).singleElement().satisfies(care -> {
            assertThat(care.guardian()).isEqualTo(adult.key().value());
            assertThat(care.ends())
                    .isEqualTo(toddler.birth().date().plusYears(18).minusDays(1));
        });
        assertThat(post(
                        station,
                        toddler,
                        "/guardians/end",
                        "guardian=" + adult.key().id()))
                .isEqualTo(302);
        assertThat(guardians.of(toddler.key().value())).isEmpty();
    }

    @Test
    void whatIsNotTickedIsNotAgreedAndAChildOfSevenIsAskedToo() {
        var consents = province.bean(Consents.class);
        var facility = "facility=" + facility() + PAPER;
        assertThat(post(station, pupil, "/consents", facility)).isEqualTo(400);
        assertThat(post(station, pupil, "/consents", facility + "&agreed=true")).isEqualTo(400);
        assertThat(post(station, pupil, "/consents", "facility=00000&agreed=true&asked=true" + PAPER))
                .isEqualTo(400);
        assertThat(consents.of(pupil.key().value())).isEmpty();
        assertThat(post(station, pupil, "/consents", facility + "&agreed=true&asked=true"))
                .isEqualTo(302);
        assertThat(post(station, pupil, "/consents", facility + "&agreed=true&asked=true"))
                .isEqualTo(400);
        assertThat(consents.of(pupil.key().value())).singleElement().satisfies(it -> {
            assertThat(it.by()).isEqualTo(Consents.GivenBy.BOTH);
            assertThat(it.recorder()).isEqualTo("tram-hai");
            assertThat(it.told()).isEqualTo("Giấy khai sinh số 7/2025");
        });
        assertThat(post(station, pupil, "/consents/withdraw", "facility=" + facility()))
                .isEqualTo(302);
        assertThat(post(station, pupil, "/consents/withdraw", "facility=" + facility()))
                .isEqualTo(404);
    }

    @Test
    void aFamilyDoctorIsADoctorOfAFacilityChosenOnPaperAndEndedByThePersonToo() {
        province.add("bs-gia-dinh", "Bác sĩ Lý Gia Đình", Role.DOCTOR, new Area.Facility("31998"));
        province.add("bs-trung-ten", "Bác sĩ Lý Gia Đình Hai", Role.DOCTOR, new Area.Facility("31998"));
        province.add("thu-ky", "Lý Gia Thư Ký", Role.HOSPITAL_CLERK, new Area.Facility("31998"));
        var page = "/citizens/" + other.key().id();
        for (var wrong : List.of("", "không có ai tên này", "Lý Gia Đình", "Bác sĩ Lý Gia", "thu-ky")) {
            assertThat(post(station, other, "/doctors", "doctor=" + encoded(wrong) + PAPER))
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(post(station, other, "/doctors", "doctor=bs-gia-dinh&paper=x"))
                .isEqualTo(400);
        assertThat(station.get(page).body()).doesNotContain("Lý Gia Đình");
        var doctor = province.visitor();
        doctor.signIn("bs-gia-dinh", province.password());
        var record = "/people/" + other.key().id();
        assertThat(doctor.get(record).body()).contains("đang đóng với bạn");

        assertThat(post(station, other, "/doctors", "doctor=bs-gia-dinh" + PAPER))
                .isEqualTo(302);
        assertThat(station.get(page).body()).contains("Bác sĩ Lý Gia Đình");
        assertThat(doctor.get(record).body()).contains(other.name());

        province.add("nguoi-chon", other.name(), Role.CITIZEN, new Area.Province());
        province.bean(Accounts.class)
                .of(List.of(other.key().value()))
                .ifPresent(it -> province.bean(Accounts.class).end(it.login()));
        province.bean(Accounts.class).belongsTo("nguoi-chon", other.key().value());
        var citizen = province.visitor();
        citizen.signIn("nguoi-chon", province.password());
        var own = "/consents/" + other.key().id();
        assertThat(citizen.get(own).body()).contains("Bác sĩ Lý Gia Đình");
        var choice =
                citizen.get(own).body().split("name=\"choice\" value=\"")[1].split("\"")[0];
        assertThat(citizen.form(own, own + "/doctors/end", "choice=" + choice).statusCode())
                .isEqualTo(302);
        assertThat(doctor.get(record).body()).contains("đang đóng với bạn");
        assertThat(citizen.form(own, own + "/doctors/end", "choice=" + choice).statusCode())
                .isEqualTo(404);
        province.bean(Accounts.class).end("nguoi-chon");
    }

    @Test
    void aCitizenAgreesForNobodyElse() {
        var citizen = province.visitor();
        citizen.signIn("cong", province.password());
        assertThat(citizen.get("/citizens/" + province.citizen().id()).statusCode())
                .isEqualTo(403);
        assertThat(citizen.get("/consents/" + adult.key().id()).statusCode()).isEqualTo(403);
        var fields = "facility=" + facility() + "&agreed=true&asked=true";
        var answer = citizen.form("/account", "/consents/" + adult.key().id(), fields);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(province.bean(Consents.class).of(adult.key().value())).isEmpty();
    }

    @Test
    void aYoungPersonAloneDoesNotAgree() {
        var accounts = province.bean(Accounts.class);
        province.add("tre", "Trẻ Mười Ba", Role.CITIZEN, new Area.Province());
        accounts.belongsTo("tre", pupil.key().value());
        var young = province.visitor();
        young.signIn("tre", province.password());
        var path = "/consents/" + pupil.key().id();
        assertThat(young.get(path).statusCode()).isEqualTo(200);
        var answer = young.form("/account", path, "facility=" + facility() + "&agreed=true&asked=true");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("chưa đủ 18 tuổi");
    }

    private static String facility() {
        return province.bean(JdbcClient.class)
                .sql("select code from place.facility order by code limit 1")
                .query(String.class)
                .single();
    }
}
