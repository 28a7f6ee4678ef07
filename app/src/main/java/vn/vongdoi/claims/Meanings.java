package vn.vongdoi.claims;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.claimfile.Edition;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** What a code or a packed date in a document says in words, on the day of the document. */
final class Meanings {
    private static final RuleTable LISTS = RuleTable.read("claims/lists");
    private static final Map<String, RuleRow> FIELDS = fields();
    private static final Set<String> FACILITIES = Set.of(
            "MA_CSKCB",
            "MA_DKBD",
            "MA_NOI_DI",
            "MA_NOI_DEN",
            "MA_NOI_CHUYEN",
            "MA_CSKCB_DI",
            "MA_CSKCB_DEN",
            "MA_CSKCB_THUOC");
    private static final Set<String> DIAGNOSES = Set.of("MA_BENH_CHINH", "MA_BENH");

    private final SubmissionWords words;
    private final Places places;
    private final IcdNames icd10;
    private final LocalDate day;

    Meanings(SubmissionWords words, Places places, IcdNames icd10, LocalDate day) {
        this.words = words;
        this.places = places;
        this.icd10 = icd10;
        this.day = day;
    }

    /** Empty when the value speaks for itself or nothing is known of it. */
    String of(String field, String value) {
        if (FACILITIES.contains(field)) return other(value, words.facility(value));
        if (DIAGNOSES.contains(field)) return icd10.find(value).orElse("");
        if (field.equals("MAXA_CU_TRU")) return commune(value);
        var rule = FIELDS.get(field);
        if (rule == null) return "";
        return switch (rule.cell("kind")) {
            case "date", "datetime", "birth" -> date(value);
            default ->
                rule.find("list")
                        .flatMap(list -> listed(list.replace("~", ""), value))
                        .orElse("");
        };
    }

    private String commune(String code) {
        if (!CommuneCode.isWellFormed(code)) return "";
        return places.findCommune(new CommuneCode(code))
                .map(commune -> words.language() == Language.VI ? commune.title() : commune.titleEn())
                .orElse("");
    }

    private String date(String value) {
        var formats = words.formats();
        var minute = Formats.minute(value).filter(_ -> !value.endsWith("0000"));
        return minute.map(at -> formats.date(at.toLocalDate()) + " " + at.toLocalTime())
                .or(() -> Formats.day(value).map(formats::date))
                .orElse("");
    }

    private Optional<String> listed(String list, String code) {
        return LISTS.at(day).stream()
                .filter(row -> row.cell("list").equals(list) && row.cell("code").equals(code))
                .findFirst()
                .map(row -> row.cell("name_vi"));
    }

    private static String other(String code, String name) {
        return name.equals(code) ? "" : name;
    }

    private static Map<String, RuleRow> fields() {
        var fields = new HashMap<String, RuleRow>();
        for (var edition : Edition.values()) {
            for (var row : RuleTable.read(edition.rules()).rows()) fields.put(row.cell("field"), row);
        }
        return fields;
    }
}
