package vn.vongdoi.immunization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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

    /** A dose may be left out because another series is complete: which are is found first, leaving out none so. */
    private List<Candidate> candidates(Antigen antigen, Patient patient, List<Dose> given, LocalDate on) {
        var doses = given.stream()
                .filter(dose -> data.concerns(dose, antigen.name(), patient.birth()))
                .toList();
        var conflicts = new Conflicts(data.conflicts(), given);
        Function<Set<String>, List<Candidate>> standing = complete -> antigen.series().stream()
                .filter(series -> series.isFor(patient, on))
                .map(series -> {
                    var history = new History(series, patient, doses, conflicts, complete);
                    var forecast = new Forecasting(antigen, patient, history, conflicts, on).forecast();
                    return new Candidate(series, patient, history, forecast);
                })
                .toList();
        var candidates = standing.apply(Set.of());
        if (!intertwined.contains(antigen.name())) return candidates;
        return standing.apply(candidates.stream()
                .filter(Candidate::isComplete)
                .map(it -> it.series().group())
                .collect(Collectors.toSet()));
    }
}
