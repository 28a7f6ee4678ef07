package vn.vongdoi.access;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** Parts of the program that open by role; what is behind them asks once more, for each person. */
public enum Section {
    /** Finding people and opening their records. */
    PEOPLE(
            true,
            Role.STATION_STAFF,
            Role.DOCTOR,
            Role.PHARMACIST,
            Role.HOSPITAL_CLERK,
            Role.EPIDEMIOLOGIST,
            Role.INSURANCE_ASSESSOR,
            Role.DISPATCHER,
            Role.CITIZEN),
    /** Who is due for what. */
    DUE(true, Role.STATION_STAFF, Role.DOCTOR, Role.EPIDEMIOLOGIST),
    /** Saying of two who look alike whether they are one person. */
    IDENTITIES(true, Role.STATION_STAFF, Role.HOSPITAL_CLERK, Role.EPIDEMIOLOGIST, Role.INSURANCE_ASSESSOR),
    /** What facilities sent, and how it was answered. */
    SUBMISSIONS(true, Role.HOSPITAL_CLERK, Role.INSURANCE_ASSESSOR),
    /** How the files of facilities come in: figures that name nobody. */
    DESK(false, Role.HOSPITAL_CLERK, Role.INSURANCE_ASSESSOR, Role.PROGRAMME_STAFF, Role.LEADER),
    /** A document as it came, with everything in it. */
    DOCUMENTS(true, Role.STATION_STAFF, Role.DOCTOR, Role.HOSPITAL_CLERK, Role.INSURANCE_ASSESSOR),
    /** Readings that somebody has to look into. */
    OVERSIGHT(false, Role.DATA_PROTECTION_OFFICER, Role.AUDITOR),
    /** Who read whose record. */
    READINGS(false, Role.CITIZEN, Role.DATA_PROTECTION_OFFICER, Role.AUDITOR),
    /** Opening citizens' accounts, with their card in hand. */
    CITIZENS(true, Role.STATION_STAFF),
    /** Checking in whoever comes to a facility. */
    KIOSK(true, Role.KIOSK, Role.STATION_STAFF, Role.HOSPITAL_CLERK),
    /** The visits that a station enters itself. */
    VISITS(true, Role.STATION_STAFF),
    /** What a citizen agreed to. */
    CONSENTS(true, Role.CITIZEN),
    /** Deciding for the province what its schedules ask for. */
    SCHEDULES(false, Role.PROGRAMME_STAFF),
    /** Figures that others publish, and the lists that programmes keep: entered by one, approved by another. */
    STATISTICS(false, Role.PROGRAMME_STAFF, Role.LEADER),
    /** Everything that the programmes of the province ask for, what is late first. */
    SCOREBOARD(false, Role.PROGRAMME_STAFF, Role.LEADER),
    /** Who may sign in. */
    ACCOUNTS(false, Role.ADMINISTRATOR);

    private final boolean holdsRecords;
    private final Set<Role> roles;

    Section(boolean holdsRecords, Role first, Role... more) {
        this.holdsRecords = holdsRecords;
        this.roles = EnumSet.of(first, more);
    }

    /**
     * What holds records opens only where a rule grants reading: a clerk of no facility has nothing to look at. Nobody
     * comes to a commune: a kiosk stands in a facility, and a visit is made there. Who is due is listed of those who live
     * in a commune, and of a doctor's own.
     */
    public boolean opensFor(Actor actor, LocalDate day) {
        return roles.contains(actor.role())
                && isPlaced(actor)
                && (!holdsRecords
                        || !Rights.reading(actor, actor.role().purpose(), day).isEmpty());
    }

    private boolean isPlaced(Actor actor) {
        return switch (this) {
            case KIOSK, VISITS -> actor.facility().isPresent();
            case DUE -> actor.role() == Role.DOCTOR || actor.facility().isEmpty();
            case SCHEDULES, STATISTICS -> actor.area() instanceof Area.Province;
            case DESK -> actor.role() != Role.HOSPITAL_CLERK || actor.facility().isPresent();
            default -> true;
        };
    }
}
