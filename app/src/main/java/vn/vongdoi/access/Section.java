package vn.vongdoi.access;

import java.util.EnumSet;
import java.util.Set;

/** Parts of the program that open by role; what is behind them asks once more, for each person. */
public enum Section {
    /** Finding people and opening their records. */
    PEOPLE(
            Role.STATION_STAFF,
            Role.DOCTOR,
            Role.PHARMACIST,
            Role.HOSPITAL_CLERK,
            Role.EPIDEMIOLOGIST,
            Role.INSURANCE_ASSESSOR,
            Role.DISPATCHER,
            Role.CITIZEN),
    /** What facilities sent, and how it was answered. */
    SUBMISSIONS(Role.HOSPITAL_CLERK, Role.INSURANCE_ASSESSOR),
    /** A document as it came, with everything in it. */
    DOCUMENTS(Role.STATION_STAFF, Role.DOCTOR, Role.HOSPITAL_CLERK, Role.INSURANCE_ASSESSOR),
    /** Readings that somebody has to look into. */
    OVERSIGHT(Role.DATA_PROTECTION_OFFICER, Role.AUDITOR),
    /** Who may sign in. */
    ACCOUNTS(Role.ADMINISTRATOR);

    private final Set<Role> roles;

    Section(Role first, Role... more) {
        roles = EnumSet.of(first, more);
    }

    public boolean opensFor(Role role) {
        return roles.contains(role);
    }
}
