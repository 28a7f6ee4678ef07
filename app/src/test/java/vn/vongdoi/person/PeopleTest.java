package vn.vongdoi.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.person.People.Arrival;
import vn.vongdoi.person.People.Recognised;

class PeopleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String HANG = "030177140271";
    private static final String OTHER = "031062326873";

    @TempDir
    static Path home;

    static Database database;
    static JdbcClient sql;
    static People people;

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        sql = JdbcClient.create(database.dataSource());
        people = new People(sql, database.dataSource());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void nobody() {
        sql.sql("truncate person.person cascade").update();
    }

    @Test
    void theSameCccdIsTheSamePersonEvenUnderAMarriedNameSpeltInCapitals() {
        var first = arrive(facts("Ngô Thị Hồng Hằng", "1977-01-11", "11020").cccd(HANG));
        var again = arrive(facts("NGÔ THỊ HỒNG HẰNG", "1977-01-11", "11020").cccd(HANG));
        assertThat(again.person().key()).isEqualTo(first.person().key());
    }

    @Test
    void withoutCccdTheSocialInsuranceNumberInsideTheCardIsEnough() {
        var first = arrive(facts("Nguyễn Phú Chiến", "2024-12-25", "11257").card("TE1313052833386"));
        var again = arrive(facts("Nguyễn Phú Chiến", "2024-12-25", "10507").card("TE1313052833386"));
        assertThat(again.person().key()).isEqualTo(first.person().key());
        assertThat(again.person().commune()).isEqualTo("10507");
    }

    @Test
    void withoutAnyNumberNameFullBirthDateSexAndCommuneMustAllBeEqual() {
        var first = arrive(facts("Trần Văn Sơn", "1962-02-07", "11542"));
        assertThat(arrive(facts("Trần Văn Sơn", "1962-02-07", "11542")).person().key())
                .isEqualTo(first.person().key());
        assertThat(arrive(facts("Trần Văn Sơn", "1962-02-07", "11443")).person().key())
                .isNotEqualTo(first.person().key());
        assertThat(arrive(facts("Trần Văn Sớn", "1962-02-07", "11542")).person().key())
                .isNotEqualTo(first.person().key());
    }

    @Test
    void aYearOfBirthIsTooWeakToMergeOnAndTheDoubtIsNoted() {
        var first = arrive(facts("Phạm Thị Mơ", "1940", "11542"));
        var second = arrive(facts("Phạm Thị Mơ", "1940", "11542"));
        assertThat(second.person().key()).isNotEqualTo(first.person().key());
        assertThat(people.suspicions(0, 10)).hasSize(1);
    }

    @Test
    void aMothersCccdTypedOnHerChildDoesNotMakeThemOne() {
        var mother = arrive(facts("Ngô Thị Hồng Hằng", "1977-01-11", "11020").cccd(HANG));
        var child = arrive(facts("Lê Minh Khôi", "2023-05-01", "11020").cccd(HANG));
        assertThat(child.person().key()).isNotEqualTo(mother.person().key());
        assertThat(child.person().cccd()).isEmpty();
        assertThat(people.suspicions(0, 10)).hasSize(1);
        var nextVisit = arrive(facts("Lê Minh Khôi", "2023-05-01", "11020").cccd(HANG));
        assertThat(nextVisit.person().key()).isEqualTo(child.person().key());
    }

    @Test
    void homonymsWithDifferentCccdStayTwo() {
        var one = arrive(facts("Nguyễn Văn Nam", "1980-05-05", "11542").cccd("031080000001"));
        var two = arrive(facts("Nguyễn Văn Nam", "1980-05-05", "11542").cccd("031080000002"));
        assertThat(two.person().key()).isNotEqualTo(one.person().key());
    }

    @Test
    void aNumberLearntLaterJoinsThePersonKnownByNameAndFindsThemNextTime() {
        var first = arrive(facts("Trần Đình Cảnh", "1984-01-22", "11443"));
        arrive(facts("Trần Đình Cảnh", "1984-01-22", "11443").cccd(OTHER));
        assertThat(arrive(facts("Trần Đình Cảnh", "1984-01-22", "11602").cccd(OTHER))
                        .person()
                        .key())
                .isEqualTo(first.person().key());
    }

    @Test
    void whenTwoNumbersPointToTwoPeopleTheCccdWinsAndAHumanIsAsked() {
        var byCccd = arrive(facts("Trần Đình Cảnh", "1984-01-22", "11443").cccd(OTHER));
        arrive(facts("Vũ Thị Lan", "1990-07-07", "11443").card("DN4310101756126"));
        var both = arrive(
                facts("Trần Đình Cảnh", "1984-01-22", "11443").cccd(OTHER).card("DN4310101756126"));
        assertThat(both.person().key()).isEqualTo(byCccd.person().key());
        assertThat(people.suspicions(0, 10)).hasSize(1);
    }

    @Test
    void olderDocumentsDoNotOverwriteNewerFacts() {
        arrive(facts("Vũ Thị Lan", "1990-07-07", "11443").cccd(OTHER).told(DAY));
        var late = arrive(facts("Vũ Thị Lan", "1990-07-07", "10507").cccd(OTHER).told(DAY.minusYears(1)));
        assertThat(late.person().commune()).isEqualTo("11443");
        assertThat(late.changed()).isFalse();
    }

    @Test
    void anOlderDocumentTellsWhatNobodyToldYet() {
        arrive(facts("Vũ Thị Lan", "1990-07-07", null).cccd(OTHER).told(DAY));
        var late = arrive(facts("Vũ Thị Lan", "1990-07-07", "10507").cccd(OTHER).told(DAY.minusMonths(1)));
        assertThat(late.person().commune()).isEqualTo("10507");
    }

    @Test
    void factsConfirmedByANewerDocumentOutweighAnOlderOneThatArrivesLate() {
        var lan = facts("Vũ Thị Lan", "1990-07-07", "11443").cccd(OTHER);
        arrive(lan.card("DN4310101756126").told(LocalDate.of(2026, 3, 2)));
        var june = arrive(lan.card("DN4310101756126").told(LocalDate.of(2026, 6, 2)));
        assertThat(june.changed()).isFalse();
        var moved = facts("Vũ Thị Lan", "1990-07-07", "10507").cccd(OTHER);
        var late = arrive(moved.card("GD4310101756126").told(LocalDate.of(2026, 4, 2)));
        assertThat(late.changed()).isFalse();
        assertThat(late.person().commune()).isEqualTo("11443");
        assertThat(late.person().card()).contains(new CardNumber("DN4310101756126"));
    }

    @Test
    void aRegisterRowThatTellsNothingNewConfirmsWhatIsKnownWithoutAPosition() {
        var row = facts("Vũ Thị Lan", "1990-07-07", "11443").cccd(OTHER);
        people.register(List.of(row.told(LocalDate.of(2026, 3, 2)).registered()), () -> 1);
        var again = people.register(List.of(row.told(LocalDate.of(2026, 6, 2)).registered()), () -> {
            throw new AssertionError("no position for nothing new");
        });
        assertThat(again.getFirst()).isInstanceOf(Registration.Known.class);
        var april = facts("Vũ Thị Lan", "1990-07-07", "10507").cccd(OTHER).told(LocalDate.of(2026, 4, 2));
        assertThat(arrive(april).person().commune()).isEqualTo("11443");
    }

    @Test
    void oneBatchMakesANewPersonOnce() {
        var facts = facts("Vũ Thị Lan", "1990-07-07", "11443").cccd(OTHER).build();
        var both = people.findOrCreate(List.of(new Arrival(facts, 1), new Arrival(facts, 2)));
        assertThat(both.get(1).person().key()).isEqualTo(both.get(0).person().key());
        assertThat(both).extracting(Recognised::changed).containsExactly(true, false);
    }

    @Test
    void aNameIsFoundWithoutItsDiacriticsAndInPart() {
        arrive(facts("Nguyễn Văn Ánh", "1990-07-07", "11443").cccd(OTHER));
        assertThat(people.search("nguyen van anh", 10)).hasSize(1);
        assertThat(people.search("Ánh", 10)).hasSize(1);
        assertThat(people.search(OTHER, 10)).hasSize(1);
        assertThat(people.search("nguyen van an", 10)).hasSize(1);
        assertThat(people.search("% %", 10)).isEmpty();
    }

    @Test
    void namesThatBeginAsAskedComeBeforeThoseThatHoldTheWordElsewhere() {
        arrive(facts("Nguyễn Văn An", "1990-07-07", "11443"));
        arrive(facts("An Thị Tú", "1991-07-07", "11443"));
        arrive(facts("Trần Anh", "1992-07-07", "11443"));
        assertThat(people.search("an", 10)).extracting(Person::name).containsExactly("An Thị Tú", "Nguyễn Văn An");
        assertThat(people.search("an", 1)).extracting(Person::name).containsExactly("An Thị Tú");
        assertThat(people.search("tu an", 10)).extracting(Person::name).containsExactly("An Thị Tú");
    }

    @Test
    void aSearchReadsThePeopleItFindsAndNotAllOthers() {
        sql.sql("""
                        insert into person.person
                            (person, name, name_plain, birth, birth_known, sex, registered, told, since)
                        select n, name, name, '1980-01-01', 3, 1, true, '2026-01-01', 1
                        from (select n, 'ho' || n % 100 || ' dem' || n % 7 || ' ten' || n as name
                              from generate_series(1, 20000) n) names""").update();
        sql.sql("analyze person.person").update();
        assertThat(rowsReadBySearching("ho7 dem", 50)).isLessThan(500);
        assertThat(rowsReadBySearching("ten19999", 1)).isLessThan(500);
        assertThat(rowsReadBySearching("dem3 ho3 ten3", 1)).isLessThan(500);
        assertThat(rowsReadBySearching("nobody", 0)).isLessThan(500);
    }

    private static long rowsReadBySearching(String text, int found) {
        return new TransactionTemplate(new JdbcTransactionManager(database.dataSource())).execute(_ -> {
            assertThat(people.search(text, 50)).hasSize(found);
            // What this transaction alone has read.
            return sql.sql("""
                            select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
                            where schemaname = 'person' and relname = 'person'""").query(Long.class).single();
        });
    }

    @Test
    void linksAreOneStepDeepAndCanBeUndone() {
        var a = arrive(facts("A", "1990-07-07", "11443")).person().key();
        var b = arrive(facts("B", "1990-07-07", "11443")).person().key();
        var c = arrive(facts("C", "1990-07-07", "11443")).person().key();
        people.join(a, b, Joining.Reason.DESK, "thẻ cũ", "thu", 1);
        people.join(b, c, Joining.Reason.MATCH, "", "", 2);
        assertThat(people.linked(c)).containsExactly(a, b, c);
        var joinings = people.joinings(c);
        assertThat(joinings).extracting(Joining::told).containsExactly("", "thẻ cũ");

        people.part(joinings.getLast().number(), "hai anh em", "thu", 3);
        assertThat(people.linked(a)).containsExactly(a);
        assertThat(people.linked(c)).as("joined for another reason").containsExactly(b, c);
        assertThatThrownBy(() -> people.part(joinings.getLast().number(), "", "thu", 4))
                .hasMessageContaining("parted before");
    }

    @Test
    void whoStandsInThePopulationRegisterIsTheOneThatAllKeysPointAt() {
        var visitor = arrive(facts("D", "1990-07-07", "11443")).person().key();
        var resident = people.register(List.of(facts("D", "1990", "11443").registered()), () -> 1L)
                .getFirst();
        var key = ((Registration.Told) resident).person().key();
        people.join(visitor, key, Joining.Reason.DESK, "", "thu", 2);
        assertThat(people.canonical(visitor)).isEqualTo(key);
    }

    @Test
    void anOldIdentityCardNamesItsHolderAndOpensNothingByItself() {
        var paper = new Papers(Optional.empty(), Cmnd.find("031456789"), Optional.empty(), new TreeMap<>());
        var first = people.findOrCreate(List.of(new Arrival(
                        facts("Vũ Văn Cũ", "1950-01-02", "11443").build().with(paper, Contact.NONE), 1)))
                .getFirst();
        var again = people.findOrCreate(List.of(
                        new Arrival(facts("Vũ Văn Cũ", "1950", "10507").build().with(paper, Contact.NONE), 2)))
                .getFirst();
        assertThat(again.person().key()).isEqualTo(first.person().key());
        assertThat(people.search("031456789", 5)).hasSize(1);
        // Whoever knows the old number and the birth date alone does not get in.
        var other = people.findOrCreate(List.of(new Arrival(
                        facts("Lê Thị Khác", "1950-01-02", "11443")
                                .cccd("031150000099")
                                .build()
                                .with(paper, Contact.NONE),
                        3)))
                .getFirst();
        assertThat(other.person().key()).isNotEqualTo(first.person().key());
        assertThat(people.holder("031456789")).isEmpty();
    }

    @Test
    void aMoveIsKeptWithTheDayItWasTold() {
        arrive(facts("Vũ Thị Dời", "1971-01-02", "11443").cccd("031171000071").told(DAY));
        var moved = arrive(
                facts("Vũ Thị Dời", "1971-01-02", "10507").cccd("031171000071").told(DAY.plusDays(3)));
        assertThat(people.moves(moved.person().key()))
                .containsExactly(new People.Move("11443", "10507", DAY.plusDays(3)));
    }

    private static Recognised arrive(Builder facts) {
        return people.findOrCreate(List.of(new Arrival(facts.build(), 1))).getFirst();
    }

    private static Builder facts(String name, String birth, @Nullable String commune) {
        return new Builder(name, birth, commune, Optional.empty(), Optional.empty(), DAY);
    }

    private record Builder(
            String name,
            String birth,
            @Nullable String commune,
            Optional<Cccd> number,
            Optional<CardNumber> cardNumber,
            LocalDate day) {
        Builder cccd(String value) {
            return new Builder(name, birth, commune, Optional.of(new Cccd(value)), cardNumber, day);
        }

        Builder card(String value) {
            return new Builder(name, birth, commune, number, Optional.of(new CardNumber(value)), day);
        }

        Builder told(LocalDate told) {
            return new Builder(name, birth, commune, number, cardNumber, told);
        }

        PersonFacts build() {
            return facts(false);
        }

        PersonFacts registered() {
            return facts(true);
        }

        private PersonFacts facts(boolean registered) {
            return new PersonFacts(
                    name,
                    BirthDate.parse(birth),
                    Sex.FEMALE,
                    commune,
                    number,
                    Optional.empty(),
                    cardNumber,
                    null,
                    null,
                    day,
                    registered);
        }
    }
}
