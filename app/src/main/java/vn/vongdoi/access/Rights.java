package vn.vongdoi.access;

/** What a role may do. Deny by default: what is not named here is not allowed. */
public final class Rights {
    private Rights() {}

    /** Reading the record of a person. */
    public static boolean mayRead(Actor actor, Purpose purpose) {
        return switch (actor.role()) {
            case ADMINISTRATOR, CONSOLE ->
                switch (purpose) {
                    case CARE, PAYMENT, PUBLIC_HEALTH, AUDIT -> true;
                    // Planning sees sums, and nobody's own record is read on their behalf.
                    case PLANNING, OWN_RECORD -> false;
                };
            // A hospital's system reads what its hospital wrote.
            case MACHINE -> purpose == Purpose.CARE;
            // What these may read depends on whom they treat or serve: nothing, until that is known.
            case CITIZEN,
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
                    AUDITOR -> false;
        };
    }

    /** Listing the people behind a figure. Who is missing from a check-up is to be invited: no machine's business. */
    public static boolean mayListPeople(Actor actor, Purpose purpose) {
        return switch (purpose) {
            case CARE, PUBLIC_HEALTH -> actor.role() != Role.MACHINE && mayRead(actor, purpose);
            case PAYMENT, PLANNING, OWN_RECORD, AUDIT -> false;
        };
    }
}
