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

/** The door for CSV registers. */
@Component
public final class Registers {
    private final Places places;
    private final Catalogues catalogues;
    private final People people;
    private final Cards cards;
    private final Records records;
    private final Database database;
    private final Clock clock;

    Registers(
            Places places,
            Catalogues catalogues,
            People people,
            Cards cards,
            Records records,
            Database database,
            Clock clock) {
        this.places = places;
        this.catalogues = catalogues;
        this.people = people;
        this.cards = cards;
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
        var today = LocalDate.now(clock);
        var located = new Located(places);
        return switch (kind) {
            case FACILITIES -> new RegisterLoad<>(kind, new FacilityRegister(places), records, file).run();
            case PEOPLE -> new RegisterLoad<>(kind, new PeopleRegister(people, places, today), records, file).run();
            case STAFF -> new RegisterLoad<>(kind, new StaffRegister(places), records, file).run();
            case BEDS -> new RegisterLoad<>(kind, new BedRegister(places), records, file).run();
            case CATALOGUE -> new RegisterLoad<>(kind, new CatalogueRegister(catalogues, places), records, file).run();
            case BIRTHS -> new RegisterLoad<>(kind, new BirthRegister(people, located, today), records, file).run();
            case DEATHS -> new RegisterLoad<>(kind, new DeathRegister(people, located, today), records, file).run();
            case CARDS ->
                new RegisterLoad<>(kind, new CardRegister(people, cards, located, today), records, file).run();
            case CHECKUPS -> new RegisterLoad<>(kind, new CheckUpRegister(people, located, today), records, file).run();
            case DEVICES -> new RegisterLoad<>(kind, new DeviceRegister(catalogues, located), records, file).run();
            case IMMUNISATIONS ->
                new RegisterLoad<>(kind, new ImmunisationRegister(people, located, today), records, file).run();
        };
    }
}
