package vn.vongdoi.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is here for. A closed set; what a role may do is decided in this package only. */
public enum Role {
    CITIZEN,
    STATION_STAFF,
    DOCTOR,
    HOSPITAL_CLERK,
    PHARMACIST,
    EPIDEMIOLOGIST,
    DISPATCHER,
    INSURANCE_ASSESSOR,
    PROGRAMME_STAFF,
    LEADER,
    DATA_PROTECTION_OFFICER,
    AUDITOR,
    ADMINISTRATOR,
    /** A machine at a facility's entrance, which anybody may touch: it opens the kiosk and nothing else. */
    KIOSK,
    /** A link that a citizen made to one visit; whoever has it reads by it, without an account. */
    LINK,
    /** A facility's information system. */
    MACHINE,
    /** Whoever sits at the machine that the program runs on. */
    CONSOLE;

    /** By its word, {@code station-staff}; empty for what people cannot be. */
    public static Optional<Role> find(String word) {
        return Arrays.stream(values())
                .filter(Role::isOfPeople)
                .filter(role -> role.word().equals(word))
                .findFirst();
    }

    /**
     * Reaches the records of very many people, or says who may: a password alone does not do (NĐ 356/2025, Art. 9).
     */
    public boolean isPrivileged() {
        return switch (this) {
            case EPIDEMIOLOGIST, INSURANCE_ASSESSOR, DATA_PROTECTION_OFFICER, AUDITOR, ADMINISTRATOR -> true;
            case CITIZEN,
                    STATION_STAFF,
                    DOCTOR,
                    HOSPITAL_CLERK,
                    PHARMACIST,
                    DISPATCHER,
                    PROGRAMME_STAFF,
                    LEADER,
                    KIOSK,
                    LINK,
                    MACHINE,
                    CONSOLE -> false;
        };
    }

    /** For what this role opens a person's record when it says nothing else. */
    public Purpose purpose() {
        return switch (this) {
            case CITIZEN, LINK -> Purpose.OWN_RECORD;
            case HOSPITAL_CLERK, INSURANCE_ASSESSOR -> Purpose.PAYMENT;
            case EPIDEMIOLOGIST -> Purpose.PUBLIC_HEALTH;
            case PROGRAMME_STAFF, LEADER, ADMINISTRATOR -> Purpose.PLANNING;
            case DATA_PROTECTION_OFFICER, AUDITOR -> Purpose.AUDIT;
            case STATION_STAFF, DOCTOR, PHARMACIST, DISPATCHER, KIOSK, MACHINE, CONSOLE -> Purpose.CARE;
        };
    }

    /** The key of its name. */
    public String key() {
        return "access.role." + word();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Given to people, in one area and for a time. */
    public boolean isOfPeople() {
        return this != LINK && this != MACHINE && this != CONSOLE;
    }
}
