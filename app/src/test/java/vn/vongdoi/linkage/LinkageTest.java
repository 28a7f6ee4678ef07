package vn.vongdoi.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Consents;
import vn.vongdoi.access.Guardians;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Role;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.database.Vault;
import vn.vongdoi.linkage.Likeness.State;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.Contact;
import vn.vongdoi.person.Joining;
import vn.vongdoi.person.Papers;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.person.Sex;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Change;
import vn.vongdoi.record.Records;

/** Who is joined by itself, who waits for somebody, and how both are taken back. */
class LinkageTest {
    private static final Actor LAN = new Actor("lan", Role.EPIDEMIOLOGIST, new Area.Province());
    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @TempDir
    static Path home;

    static Database database;
    static AuditLog log;
    static Records records;
    static People people;
    static Linkage linkage;

    @BeforeAll
    static void open() {
        var folder = new DataFolder(home);
        database = Database.open(folder, null);
        var sql = JdbcClient.create(database.dataSource());
        var transactions = new DataSourceTransactionManager(database.dataSource());
        var clock = Clock.systemDefaultZone();
        people = new People(sql, database.dataSource());
        var vault = Vault.open(folder, null);
        log = new AuditLog(sql, database.dataSource(), transactions, vault, folder, people, clock);
        records = new Records(sql, database.dataSource(), transactions, people, log);
        var places = new Places(database.dataSource(), clock, "31");
        linkage = new Linkage(sql, transactions, people, places, records, clock);
    }

    @AfterAll
    static void close() {
        linkage.destroy();
        records.destroy();
        log.destroy();
        database.close();
    }

    @Test
    void whoMovedAndIsWrittenWithoutDiacriticsIsOnePersonAndTheFeedTellsBoth() {
        var before = records.position();
        var first = told("Nguyễn Thị Hồng Nhung", "1985-03-07", "11383", reached("0912000401", ""));
        var second = told("NGUYEN THI HONG NHUNG", "1985-03-07", "10507", reached("0912000401", ""));
        assertThat(second).isNotEqualTo(first);
        linkage.settle();

        assertThat(people.linked(second)).containsExactly(first, second);
        assertThat(people.search("hồng nhung", 10)).hasSize(1);
        assertThat(people.joinings(first)).extracting(Joining::reason).containsExactly(Joining.Reason.MATCH);
        assertThat(records.changes(before, 100))
                .filteredOn(change -> change.what().equals("person:joined"))
                .extracting(Change::person)
                .contains(first, second);
    }

    @Test
    void whatWasJoinedByMistakeIsPartedAndStaysSo() {
        var first = told("Đỗ Thị Sáng", "1961-11-30", "11383", reached("0912000402", "Số 3 ngõ 5"));
        var second = told("Đỗ Thị Sáng", "1961-11-30", "10507", reached("0912000402", "Số 3 ngõ 5"));
        linkage.settle();
        var joining = people.joinings(second).getFirst();
        assertThatThrownBy(() -> linkage.part(joining, LAN, " ")).hasMessageContaining("Say why");

        linkage.part(joining, LAN, "Hai chị em họ, đã gọi điện");
        assertThat(people.linked(second)).containsExactly(second);
        assertThat(linkage.find(first, second).orElseThrow().state()).isEqualTo(State.DIFFERENT);

        // A document tells something new of one: they still look alike.
        told("Đỗ Thị Sáng", "1961-11-30", "10507", reached("0912000402", "Số 3 ngõ 5 tổ 2"));
        linkage.settle();
        assertThat(people.linked(second)).containsExactly(second);
        assertThat(people.joinings(first).getFirst().parted().orElseThrow().told())
                .startsWith("Hai chị em");
    }

    @Test
    void twinsWithoutNumbersWaitForSomebodyAndAreAskedOfOnce() {
        var an = told("Phạm Gia An", "2024-05-06", "11383", reached("0912000403", "Số 7 phố Thử"));
        var binh = told("Phạm Gia Ân", "2024-05-06", "11383", reached("0912000403", "Số 7 phố Thử"));
        linkage.settle();
        var pair = linkage.find(an, binh).orElseThrow();
        assertThat(pair.state()).isEqualTo(State.WAITING);
        assertThat(linkage.waiting(LAN, 50, 500)).contains(pair);

        linkage.differ(pair, LAN, "Sinh đôi");
        assertThat(people.linked(an)).containsExactly(an);
        assertThat(linkage.waiting(LAN, 50, 500)).doesNotContain(pair);
        assertThatThrownBy(() -> linkage.join(pair, LAN, "")).hasMessageContaining("in the meantime");
    }

    @Test
    void somebodyJoinsTwoWhoWaited() {
        var one = told("Lương Văn Khánh", "1950-04-07", "11383", reached("0912000407", "Thôn Đoài"));
        var other = told("Lương Văn Khanh", "1950-04-07", "11383", reached("0912000407", "Thôn Đoài"));
        linkage.settle();
        linkage.join(linkage.find(one, other).orElseThrow(), LAN, "Cùng thẻ thương binh");
        assertThat(people.canonical(other)).isEqualTo(one);
        assertThat(people.joinings(one).getFirst())
                .satisfies(joining -> assertThat(joining.login()).isEqualTo("lan"))
                .satisfies(joining -> assertThat(joining.reason()).isEqualTo(Joining.Reason.DESK));
    }

    /** Which key is the person's may change; what was agreed to under another goes on holding. */
    @Test
    void whatWasAgreedToBeforeHoldsAfterTwoAreJoinedAndParted() {
        var sql = JdbcClient.create(database.dataSource());
        var consents = new Consents(sql, Clock.systemDefaultZone());
        var guardians = new Guardians(sql, Clock.systemDefaultZone());
        var known = told("Hà Thị Mến", "1979-03-04", "11383", Contact.NONE);
        var numbered = told("Hà Thị Mến", "1979-03-04", "10507", Contact.NONE, Optional.of(new Cccd("031179000408")));
        var parent = told("Hà Thị Bà", "1950-03-04", "11383", Contact.NONE);
        consents.give(known.value(), "31301", Purpose.CARE, "Đơn 1", Consents.GivenBy.SELF, LAN);
        guardians.entrust(known.value(), parent.value(), "Giấy", LocalDate.now().minusDays(1), null, LAN);

        linkage.settle();
        assertThat(people.canonical(known)).isEqualTo(numbered);
        assertThat(consents.of(numbered.value())).hasSize(1);
        assertThat(guardians.of(numbered.value())).hasSize(1);
        var mother = new Actor("ba", Role.CITIZEN, new Area.Province(), OptionalLong.of(parent.value()));
        assertThat(records.own(mother)).extracting(person -> person.key()).containsExactly(parent, numbered);
        var self = new Actor("men", Role.CITIZEN, new Area.Province(), OptionalLong.of(known.value()));
        assertThat(records.own(self)).extracting(person -> person.key()).containsExactly(numbered);
        var doctor = new Actor("bs", Role.DOCTOR, new Area.Facility("31301"));
        assertThat(records.visible(doctor, Purpose.CARE, List.of(known, numbered)))
                .containsExactlyInAnyOrder(known, numbered);

        linkage.part(people.joinings(known).getFirst(), LAN, "Hai người");
        assertThat(consents.of(numbered.value())).isEmpty();
        assertThat(records.visible(doctor, Purpose.CARE, List.of(known, numbered)))
                .containsExactly(known);
    }

    @Test
    void aMothersNumberOnHerChildsPaperMakesNobodyLookAlike() {
        var cccd = Optional.of(new Cccd("031190000404"));
        var mother = told("Ngô Thị Hà", "1990-02-02", "11383", Contact.NONE, cccd);
        var child = told("Lê Minh Khang", "2026-01-05", "11383", Contact.NONE, cccd);
        linkage.settle();
        assertThat(child).isNotEqualTo(mother);
        assertThat(linkage.find(mother, child)).isEmpty();
    }

    @Test
    void aNewbornWrittenDownUnderItsMotherAndTheChildWithItsNameAreLookedAt() {
        var nameless = told("CON BÀ PHẠM THỊ HOA", "2026-05-01", "11383", reached("0912000405", "Số 9 phố Thử"));
        var named =
                told("Trần Gia Bảo", "2026-05-01", "11383", Contact.of("0912000405", "Số 9 phố Thử", "Phạm Thị Hoa"));
        linkage.settle();
        assertThat(linkage.find(nameless, named).orElseThrow().state()).isEqualTo(State.WAITING);
    }

    @Test
    void twoPersonalNumbersAreNeverJoinedByThemselvesHoweverLikeTheyAre() {
        var one = told(
                "Vương Đình Tú",
                "1977-07-07",
                "11383",
                reached("0912000406", "Số 1"),
                Optional.of(new Cccd("031077000406")));
        var other = told(
                "Vương Đình Tú",
                "1977-07-07",
                "10507",
                reached("0912000406", "Số 1"),
                Optional.of(new Cccd("031077006406")));
        linkage.settle();
        assertThat(people.linked(one)).containsExactly(one);
        assertThat(linkage.find(one, other).orElseThrow().state()).isEqualTo(State.WAITING);
    }

    /** A paper without a number may be either's of two namesakes. */
    @Test
    void aThirdWithoutANumberDoesNotMakeTwoNamesakesOne() {
        var one = told("Bùi Thị Cúc", "1966-06-06", "11383", Contact.NONE, Optional.of(new Cccd("031166000407")));
        var other = told("Bùi Thị Cúc", "1966-06-06", "11383", Contact.NONE, Optional.of(new Cccd("031166555407")));
        var third = told("Bùi Thị Cúc", "1966-06-06", "11383", Contact.NONE);
        assertThat(List.of(one, other)).doesNotContain(third);
        linkage.settle();
        assertThat(people.linked(third)).containsExactly(third);
        assertThat(linkage.find(one, third).orElseThrow().state()).isEqualTo(State.WAITING);
        assertThat(linkage.find(other, third).orElseThrow().state()).isEqualTo(State.WAITING);
    }

    @Test
    void ofThreePapersOfOnePersonEachCanBePartedFromTheOthers() {
        var first = told("Phan Văn Bách", "1958-08-01", "11383", reached("0912000409", "Số 4"));
        var second = told("Phan Văn Bách", "1958-08-01", "10507", reached("0912000409", "Số 4"));
        var third = told("Phan Văn Bách", "1958-08-01", "11443", reached("0912000409", "Số 4"));
        linkage.settle();
        assertThat(people.linked(third)).containsExactly(first, second, third);
        var joinings = people.joinings(third);
        assertThat(joinings).hasSize(2);
        linkage.part(joinings.getFirst(), LAN, "Người khác");
        assertThat(people.canonical(joinings.getFirst().person()))
                .isNotEqualTo(people.canonical(joinings.getFirst().other()));
    }

    @Test
    void whoHasSeveralKeysIsKnownAsAllOfThemTell() {
        var before = told("Cao Thị Thu", "1988-08-08", "11383", reached("0912000410", "Số 5"));
        var after = told(
                "Cao Thị Thu",
                "1988-08-08",
                "10507",
                reached("0912000410", "Số 6"),
                Optional.of(new Cccd("031188000410")),
                DAY.plusDays(9));
        linkage.settle();
        for (var key : List.of(before, after)) {
            var person = people.person(key);
            assertThat(person.commune()).isEqualTo("10507");
            assertThat(person.contact().address()).contains("Số 6");
            assertThat(person.cccd()).contains(new Cccd("031188000410"));
        }
        var nurse = new Actor("tram", Role.STATION_STAFF, new Area.Commune("10507"));
        var former = new Actor("tram", Role.STATION_STAFF, new Area.Commune("11383"));
        assertThat(records.visible(nurse, Purpose.CARE, List.of(before, after)))
                .containsExactlyInAnyOrder(before, after);
        assertThat(records.visible(former, Purpose.CARE, List.of(before, after)))
                .isEmpty();
    }

    @Test
    void twoOfWhomSomebodySaidThatTheyAreTwoCanBeLookedAtAgain() {
        var an = told("Đinh Gia Hải", "2023-05-06", "11383", reached("0912000411", "Số 8"));
        var ha = told("Đinh Gia Hà", "2023-05-06", "11383", reached("0912000411", "Số 8"));
        linkage.settle();
        linkage.differ(linkage.find(an, ha).orElseThrow(), LAN, "nhầm nút");
        assertThat(linkage.different(50)).extracting(Likeness::one).contains(an);
        linkage.reopen(linkage.find(an, ha).orElseThrow(), LAN);
        linkage.join(linkage.find(an, ha).orElseThrow(), LAN, "giấy khai sinh");
        assertThat(people.canonical(ha)).isEqualTo(an);
    }

    @Test
    void ofNumbersWithLittleInCommonNoDigitIsTold() {
        assertThat(Comparison.pieces("031077000406", "036185912377"))
                .extracting(Comparison.Piece::text)
                .containsExactly("03••••••••06");
    }

    @Test
    void ofANumberOnlyItsEndsAndWhatDiffersAreShown() {
        assertThat(Comparison.pieces("031077000460", "031077000406"))
                .extracting(Comparison.Piece::text)
                .containsExactly("03••••••••", "60");
        assertThat(Comparison.pieces("031077000406", "031077000406"))
                .extracting(Comparison.Piece::text)
                .containsExactly("03••••••••06");
    }

    private static Contact reached(String phone, String address) {
        return Contact.of(phone, address, "");
    }

    private static PersonKey told(String name, String birth, String commune, Contact contact) {
        return told(name, birth, commune, contact, Optional.empty());
    }

    private static PersonKey told(String name, String birth, String commune, Contact contact, Optional<Cccd> cccd) {
        return told(name, birth, commune, contact, cccd, DAY);
    }

    private static PersonKey told(
            String name, String birth, String commune, Contact contact, Optional<Cccd> cccd, LocalDate day) {
        return records.write(writing -> {
            var position = writing.nextPosition();
            var facts = new PersonFacts(
                            name,
                            BirthDate.parse(birth),
                            Sex.FEMALE,
                            commune,
                            cccd,
                            Optional.empty(),
                            Optional.empty(),
                            null,
                            null,
                            day,
                            false)
                    .with(Papers.NONE, contact);
            var person = people.findOrCreate(List.of(new People.Arrival(facts, position)))
                    .getFirst()
                    .person()
                    .key();
            writing.changed(position, person, "claims", Actor.console(), Purpose.CARE);
            return person;
        });
    }
}
