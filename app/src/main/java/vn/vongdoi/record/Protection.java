package vn.vongdoi.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import vn.vongdoi.access.Label;
import vn.vongdoi.access.Labels;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.search.SearchParameters;
import vn.vongdoi.search.SearchValue;
import vn.vongdoi.search.SearchValues;

/** The labels of a row: by the codes that any of its elements holds, and by what its sender says in meta.security. */
final class Protection {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** HL7 ActCode, InformationSensitivityPolicy. */
    private static final Map<String, Label> SAID = Map.of(
            "HIV", Label.HIV,
            "PSY", Label.MENTAL,
            "PSYTHPN", Label.MENTAL,
            "MH", Label.MENTAL,
            "SEX", Label.REPRODUCTIVE,
            "SDV", Label.REPRODUCTIVE,
            "STD", Label.REPRODUCTIVE);

    private Protection() {}

    static int of(Draft draft, SearchValues values) {
        var day = LocalDate.ofInstant(Objects.requireNonNullElseGet(draft.starts(), Instant::now), VIETNAM);
        var codes = new ArrayList<>(draft.codes());
        var said = new int[1];
        var security = SearchParameters.find(draft.resource().type(), "_security");
        values.forEach((parameter, value) -> {
            if (!(value instanceof SearchValue.Token token)) return;
            var code = token.code();
            if (code == null) return;
            if (CodeSystem.ICD10.url().equals(token.system())) codes.add(CodeSystem.ICD10.token(code));
            if (security.isPresent() && security.get() == parameter && SAID.containsKey(code))
                said[0] |= Objects.requireNonNull(SAID.get(code)).bit();
        });
        return said[0] | Labels.of(codes, day);
    }
}
