package vn.vongdoi.analytics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** By what a definition asks its figure to be broken down. */
public enum Disaggregation {
    COMMUNE("commune", "xã, phường, đặc khu", "commune"),
    MONTH("month", "tháng", "month"),
    SEX("sex", "giới tính", "sex"),
    AGE_BAND("age-band", "nhóm tuổi", "age band"),
    FACILITY_KIND("facility-kind", "loại cơ sở", "kind of facility"),
    OWNERSHIP("ownership", "cơ sở công, tư", "public or private facility"),
    PRIORITY_GROUP("priority-group", "nhóm đối tượng khám sức khỏe", "group for check-ups");

    private final String word;
    private final Text label;

    Disaggregation(String word, String vi, String en) {
        this.word = word;
        this.label = new Text(vi, en);
    }

    /** @throws IllegalArgumentException naming what is allowed */
    static Disaggregation of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("disaggregations: expected some of "
                        + Arrays.stream(values()).map(Disaggregation::word).collect(Collectors.joining(", "))
                        + ", got '" + word + "'"));
    }

    /** The column by which a query's rows are told apart; none where every figure is: by place, and over the months. */
    Optional<String> column() {
        return switch (this) {
            case COMMUNE, MONTH -> Optional.empty();
            case SEX, AGE_BAND, PRIORITY_GROUP -> Optional.of("person");
            case FACILITY_KIND, OWNERSHIP -> Optional.of("facility");
        };
    }

    public String word() {
        return word;
    }

    public Text label() {
        return label;
    }
}
