package vn.vongdoi.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.immunization.Dose;
import vn.vongdoi.person.Person;
import vn.vongdoi.record.Entry;
import vn.vongdoi.visit.Mistakes;

/**
 * The doses that the record tells of, as schedules understand them.
 *
 * @param doses each with the entries that tell of it: two facilities may tell of one
 * @param unread told, and of no use to a schedule: it must be looked at by somebody
 */
record Given(Map<Dose, List<Entry>> doses, List<Entry> unread) {
    private static final int WHOLE_DAY = "2026-11-23".length();

    static Given of(Person person, List<Entry> timeline, LocalDate on) {
        var doses = new LinkedHashMap<Dose, List<Entry>>();
        var unread = new ArrayList<Entry>();
        for (var entry : timeline) {
            if (entry.type() != ResourceType.IMMUNIZATION
                    || !"completed".equals(entry.status())
                    || Mistakes.isOne(entry)) continue;
            if (entry.starts() != null && Dues.day(entry).isAfter(on)) continue;
            dose(entry, person)
                    .ifPresentOrElse(
                            dose -> doses.computeIfAbsent(dose, _ -> new ArrayList<>())
                                    .add(entry),
                            () -> unread.add(entry));
        }
        return new Given(doses, unread);
    }

    /** Empty of a vaccine that goes by no code of the register, of an uncertain day, of one before birth, of half a dose. */
    private static Optional<Dose> dose(Entry entry, Person person) {
        var tree = entry.resource().tree();
        if (entry.starts() == null
                || tree.path("occurrenceDateTime").asString("").length() < WHOLE_DAY
                || tree.path("isSubpotent").asBoolean(false)
                || Dues.day(entry).isBefore(person.birth().date())) return Optional.empty();
        return entry.code(CodeSystem.VACCINE).map(code -> new Dose(Dues.day(entry), code, ""));
    }
}
