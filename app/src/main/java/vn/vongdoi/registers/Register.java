package vn.vongdoi.registers;

import java.util.List;
import java.util.Optional;
import vn.vongdoi.csv.Row;
import vn.vongdoi.record.Writing;

/** What one kind of register file holds, and where its rows go. Made anew for each loading. */
sealed interface Register<T>
        permits FacilityRegister,
                PeopleRegister,
                StaffRegister,
                BedRegister,
                CatalogueRegister,
                ImmunisationRegister,
                BirthRegister,
                DeathRegister,
                CardRegister,
                CheckUpRegister,
                DeviceRegister,
                PupilRegister,
                FitnessRegister {
    /** A row that was read well. */
    record Told<T>(Row row, T value) {
        static <T> List<T> values(List<Told<T>> rows) {
            return rows.stream().map(Told::value).toList();
        }
    }

    /** Columns the file must have. */
    List<String> required();

    /** Columns it may have. */
    default List<String> optional() {
        return List.of();
    }

    RowKey key(Row row);

    /** The value of a row; empty when the row told its faults. */
    Optional<T> read(Row row);

    /**
     * Writes rows in one transaction; a row may still be rejected here.
     *
     * @return how many were new or told something new
     */
    int save(List<Told<T>> rows, Writing writing);
}
