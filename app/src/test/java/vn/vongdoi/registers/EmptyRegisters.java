package vn.vongdoi.registers;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests at the register door: one door a class, every test begins with empty registers. */
abstract class EmptyRegisters {
    @TempDir
    static Path folder;

    static RegisterDoor door;

    @BeforeAll
    static void open() {
        door = new RegisterDoor(folder);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @BeforeEach
    void empty() {
        door.db.sql("""
                        truncate place.staff, place.beds, place.facility,
                                 person.suspicion, person.link, person.identifier, person.person,
                                 record.identity, record.resource, record.history""").update();
    }
}
