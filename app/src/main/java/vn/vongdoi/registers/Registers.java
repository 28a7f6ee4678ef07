package vn.vongdoi.registers;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.vongdoi.catalogue.Catalogues;
import vn.vongdoi.database.Database;
import vn.vongdoi.person.People;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;
import vn.vongdoi.school.Schools;

/** The door for CSV registers. */
@Component
public final class Registers {
    private final Places places;
    private final Catalogues catalogues;
    private final People people;
    private final Cards cards;
    private final Schools schools;
    private final Records records;
    private final Database database;
    private final Clock clock;

    Registers(
            Places places,
            Catalogues catalogues,
            People people,
            Cards cards,
            Schools schools,
            Records records,
            Database database,
            Clock clock) {
        this.places = places;
        this.catalogues = catalogues;
        this.people = people;
        this.cards = cards;
        this.schools = schools;
        this.records = records;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Loads a register file (columns: docs/registers.md). Bad rows are reported and the good ones load; a file loaded
     * again changes nothing. A file that cannot be read as this register is told in the report, not thrown.
     */
    public RegisterReport load(RegisterKind kind, Path file) {
        var report = read(kind, file);
        database.loaded(report.loaded());
        return report;
    }

    private RegisterReport read(RegisterKind kind, Path file) {
        return new RegisterLoad<>(kind, register(kind), records, file).run();
    }

    private Register<?> register(RegisterKind kind) {
        var located = new Located(places);
        var cells = new PersonCells(located, LocalDate.now(clock));
        var persons = new PersonRows(kind, people, cells);
        return switch (kind) {
            case FACILITIES -> new FacilityRegister(places, located);
            case PEOPLE -> new PeopleRegister(people, cells);
            case STAFF -> new StaffRegister(places, located);
            case BEDS -> new BedRegister(places, located);
            case CATALOGUE -> new CatalogueRegister(catalogues, located);
            case BIRTHS -> new BirthRegister(persons);
            case IMMUNISATIONS -> new ImmunisationRegister(persons);
            case CARDS -> new CardRegister(persons, cards);
            case CHECKUPS -> new CheckUpRegister(persons);
            case DEATHS -> new DeathRegister(persons);
            case DEVICES -> new DeviceRegister(catalogues, located);
            case PUPILS -> new PupilRegister(persons, schools);
            case FITNESS -> new FitnessRegister(persons, schools);
        };
    }
}
