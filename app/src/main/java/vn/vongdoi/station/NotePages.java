package vn.vongdoi.station;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.rules.RuleTable;
import vn.vongdoi.station.VisitNote.Fact;
import vn.vongdoi.station.VisitNote.Label;

/** The sheet that somebody takes home, made of the visit as the record holds it. */
@Controller
class NotePages {
    private static final RuleTable LISTS = RuleTable.read("claims/lists");

    private final StationVisits visits;
    private final Places places;
    private final IcdNames icd10;
    private final Texts texts;

    NotePages(StationVisits visits, Places places, IcdNames icd10, Texts texts) {
        this.visits = visits;
        this.places = places;
        this.icd10 = icd10;
        this.texts = texts;
    }

    @GetMapping(VisitPages.PATH + "/{maLk}/note")
    String note(@PathVariable String maLk, Actor actor, Model model) {
        model.addAttribute("note", note(maLk, visits.visit(maLk, actor), visits.facility(actor)));
        return "station/note";
    }

    private VisitNote note(String maLk, Map<TableKind, List<Row>> tables, Facility facility) {
        var visit = FormerVisit.again(tables);
        return new VisitNote(
                facility.name(),
                place(facility),
                maLk,
                time(visit.typed("arrived")),
                visit.typed("name"),
                visit.typed("birth"),
                switch (visit.typed("sex")) {
                    case "1" -> both("station.male");
                    case "2" -> both("station.female");
                    default -> new Label("", "");
                },
                visit.typed("address"),
                facts(visit),
                tables.getOrDefault(TableKind.XML2, List.of()).stream()
                        .map(NotePages::medicine)
                        .toList(),
                Optional.of(visit.typed("refer"))
                        .filter(to -> !to.isEmpty())
                        .map(to -> new VisitNote.Referral(facilityName(to), reason(visit))),
                Optional.of(visit.typed("returns"))
                        .filter(day -> !day.isEmpty())
                        .map(NotePages::day),
                doctor(visit, facility));
    }

    private List<Fact> facts(VisitForm visit) {
        var facts = new ArrayList<Fact>();
        add(facts, "station.reason", visit.typed("reason"));
        var signs = Stream.of("weight", "height", "pressure", "pulse", "temperature", "breathing", "spo2")
                .filter(sign -> !visit.typed(sign).isEmpty())
                .map(sign -> texts.text(Language.VI, "station." + sign) + ": "
                        + visit.typed(sign).replace('.', ','))
                .collect(Collectors.joining(" · "));
        add(facts, "station.sheet.signs", signs);
        add(facts, "station.sheet.diagnosis", diagnosis(visit));
        var others = Stream.of(visit.typed("others").split(";"))
                .filter(code -> !code.isBlank())
                .map(code -> icd10.nameOrCode(code.strip()) + " (" + code.strip() + ")")
                .collect(Collectors.joining("; "));
        add(facts, "station.sheet.others", others);
        add(facts, "station.note", visit.typed("note"));
        return facts;
    }

    private void add(List<Fact> facts, String key, String value) {
        if (!value.isEmpty()) facts.add(new Fact(both(key), value));
    }

    private static String diagnosis(VisitForm visit) {
        return visit.typed("diagnosis") + " (" + visit.typed("icd") + ")";
    }

    private static VisitNote.Medicine medicine(Row row) {
        var dose = Dose.of(row.text("LIEU_DUNG"));
        var strength = row.text("HAM_LUONG");
        var name = row.text("TEN_THUOC");
        return new VisitNote.Medicine(
                strength.isEmpty() || name.contains(strength) ? name : name + " " + strength,
                row.text("SO_LUONG").replace('.', ',') + " " + row.text("DON_VI_TINH"),
                new Label(dose.vietnamese(), dose.english()));
    }

    private String reason(VisitForm visit) {
        return LISTS.at(day(visit)).stream()
                .filter(row -> row.cell("list").equals("MA_LYDO_CT")
                        && row.cell("code").equals(visit.typed("referReason")))
                .findFirst()
                .map(row -> row.cell("name_vi"))
                .orElse(visit.typed("referReason"));
    }

    private String doctor(VisitForm visit, Facility facility) {
        var licence = visit.typed("doctor");
        return visits.practitioners(facility, day(visit)).stream()
                .filter(post -> licence.equals(post.licence()))
                .findFirst()
                .map(post -> post.name() + " (" + licence + ")")
                .orElse(licence);
    }

    /** Of the visit: names and lists are those of that day. */
    private LocalDate day(VisitForm visit) {
        var arrived = visit.typed("arrived");
        return arrived.isEmpty() ? visits.now().toLocalDate() : LocalDate.parse(arrived.substring(0, 10));
    }

    private String place(Facility facility) {
        return places.current(facility.commune()).map(Commune::title).orElse("");
    }

    private String facilityName(String code) {
        return FacilityCode.isWellFormed(code)
                ? places.findFacility(new FacilityCode(code))
                        .map(Facility::name)
                        .orElse(code)
                : code;
    }

    private static String day(String iso) {
        return new Formats(Language.VI).date(LocalDate.parse(iso));
    }

    /** Of a time as forms hold it. */
    static String time(String iso) {
        return iso.isEmpty() ? "" : iso.substring(11) + " " + day(iso.substring(0, 10));
    }

    private Label both(String key) {
        return new Label(texts.text(Language.VI, key), texts.text(Language.EN, key));
    }
}
