package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Assesses people by a schedule. Pure: the same person, doses and day give the same answer. */
public final class Immunizations {
    private final SupportingData data;

    /** Antigens of which a series leaves doses out when another is complete. */
    private final Set<String> intertwined;

    public Immunizations(SupportingData data) {
        this.data = data;
        this.intertwined = data.antigens().stream()
                .filter(Antigen::isIntertwined)
                .map(Antigen::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The vaccine groups of the schedule, in its order. */
    public Set<String> groups() {
        return data.groups().keySet();
    }

    /** Observations of the schedule that a code of any system means; itself when the schedule knows none. */
    Set<String> observations(String code) {
        var padded = code.matches("\\d{1,2}") ? "0".repeat(3 - code.length()) + code : code;
        return data.observations().getOrDefault(padded, Set.of(padded));
    }

    /**
     * @param doses in any order
     * @param on the day of assessment
     * @return one for each vaccine group that has a series for this person
     */
    public List<GroupForecast> assess(Patient patient, List<Dose> doses, LocalDate on) {
        var given = doses.stream().sorted(Comparator.comparing(Dose::given)).toList();
        var best = new HashMap<String, List<Candidate>>();
        for (var antigen : data.antigens()) {
            Selection.best(candidates(antigen, patient, given, on), on)
                    .forEach(it -> best.computeIfAbsent(it.series().vaccineGroup(), _ -> new ArrayList<>())
                            .add(it));
        }
        var forecasts = new ArrayList<GroupForecast>();
        data.groups().forEach((name, group) -> {
            var ofGroup = best.getOrDefault(name, List.of());
            if (!ofGroup.isEmpty()) forecasts.add(new Merging(name, group, ofGroup).merged());
        });
        return forecasts;
    }

    /** A series may be left out because a series of another group is complete: those are found first. */
    private List<Candidate> candidates(Antigen antigen, Patient patient, List<Dose> given, LocalDate on) {
        var doses = given.stream()
                .filter(dose -> data.concerns(dose, antigen.name(), patient.birth()))
                .toList();
        var relevant =
                antigen.series().stream().filter(it -> it.isFor(patient, on)).toList();
        var complete = new HashSet<String>();
        if (!intertwined.contains(antigen.name())) {
            return candidates(antigen, relevant, patient, doses, given, complete::contains, on);
        }
        for (var one : candidates(antigen, relevant, patient, doses, given, Set.<String>of()::contains, on)) {
            if (one.isComplete()) complete.add(one.series().group());
        }
        return candidates(antigen, relevant, patient, doses, given, complete::contains, on);
    }

    private List<Candidate> candidates(
            Antigen antigen,
            List<Series> relevant,
            Patient patient,
            List<Dose> doses,
            List<Dose> given,
            Predicate<String> complete,
            LocalDate on) {
        var conflicts = new Conflicts(data.conflicts(), given);
        return relevant.stream()
                .map(series -> {
                    var history = new History(series, patient, doses, conflicts, complete);
                    var forecast = new Forecasting(antigen, patient, history, conflicts, on).forecast();
                    return new Candidate(series, patient, history, forecast);
                })
                .toList();
    }
}
