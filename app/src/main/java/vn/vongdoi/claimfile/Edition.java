package vn.vongdoi.claimfile;

/**
 * In the words of which decision an encounter is written. Their dates overlap (hospitals changed over between 2023 and
 * mid 2024), so the names of the fields tell, not the day.
 */
public enum Edition {
    /** QĐ 4210/QĐ-BYT 2017: five tables. */
    QD_4210("claims/fields-4210"),
    /** QĐ 130/QĐ-BYT 2023 and its amendments 4750 and 3176, which differ by date. */
    QD_130("claims/fields");

    private final String rules;

    Edition(String rules) {
        this.rules = rules;
    }

    /** Name of the rule table with its fields. */
    public String rules() {
        return rules;
    }
}
