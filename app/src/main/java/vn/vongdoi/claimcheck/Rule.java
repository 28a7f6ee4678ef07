package vn.vongdoi.claimcheck;

import java.util.Locale;

/** The rules of the door: each is a row of {@code rules/claims/checks.csv}, which gives severity, law and dates. */
enum Rule {
    REQUIRED,
    REQUIRED_ADVISED,
    DATE_FORMAT,
    NUMBER_FORMAT,
    SIZE,
    NEGATIVE,
    PERCENT,
    LIST,
    LIST_OPEN,
    ICD_UNKNOWN,
    ICD_NOT_MAIN,
    ICD_SEX,
    ICD_DISCOURAGED,
    ICD_MANY,
    CARD_FORMAT,
    CARD_LISTS,
    CARD_DATES,
    CARD_MISSING,
    TIME_ORDER,
    ORDER_OUTSIDE_STAY,
    NOTE_OUTSIDE_STAY,
    RESULT_ORDER,
    AFTER_MADE,
    AMOUNT_LINE,
    AMOUNT_TOTAL,
    AMOUNT_OLDER,
    DECISION_ENDED,
    CERTIFICATE,
    STT_DUPLICATE,
    MA_LK_DIFFERS,
    PERSON_DIFFERS,
    ENCOUNTER_DIFFERS,
    FACILITY_DIFFERS,
    TABLE_BROKEN,
    TABLE_MISSING,
    TABLE_REPEATED,
    TABLE_EXPECTED,
    TABLE_UNKNOWN,
    CCCD_FORMAT,
    CCCD_BIRTH,
    BIRTH_ORDER,
    WEIGHT,
    TABLE_UNEXPECTED,
    RESULT_MISSING,
    RESULT_TEXT,
    RESULT_TIME_DIFFERS,
    RESULT_LATE,
    RESULT_AFTER_30_DAYS,
    RESULT_AFTER_60_DAYS,
    RESULT_QUICK,
    VISIT_SHORT,
    EXAM_LONG,
    PERFORMER_BUSY,
    FUTURE,
    ICD_VAGUE,
    BED_OUTPATIENT,
    BED_SHORT,
    BED_DAY,
    BED_DAYS,
    BED_QUANTITY,
    BED_OVERLAP,
    EXAM_RATE,
    EXAM_STAY,
    OPERATION_RATE,
    OPERATION_QUANTITY,
    SUPPLY_PRICE,
    SUPPLY_CEILING,
    REVISIT_DATE,
    REVISIT_DIFFERS,
    SICK_LEAVE,
    SUMMARY_LONG,
    SCOPE_FORCES,
    FUND_UNINSURED,
    ROUTE_REGISTERED,
    ORDER_BEFORE_CARD,
    BENEFIT_LEVEL;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String id() {
        return id;
    }

    /** @throws IllegalArgumentException for an id no code stands behind */
    static Rule of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
