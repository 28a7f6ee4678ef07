package vn.vongdoi.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The facilities of the sample, placed and staffed so that densities are those of the province. */
final class Facilities {

    private final List<Facility> all;
    private final Map<String, Facility> stationOf = new HashMap<>();
    private final Map<String, Facility> centreOf = new HashMap<>();
    private final Map<String, Weighted<Facility>> hospitalsOf = new HashMap<>();
    private final List<Facility> publicHospitals;
    private final List<Facility> privateHospitals;
    private final List<Facility> clinics;

    Facilities(List<Facility> all, Communes communes) {
        this.all = List.copyOf(all);
        List<Facility> stations = list(Facility.Kind.STATION, false);
        List<Facility> centres = list(Facility.Kind.CENTRE, false);
        publicHospitals = list(Facility.Kind.HOSPITAL, false);
        privateHospitals = list(Facility.Kind.HOSPITAL, true);
        clinics = list(Facility.Kind.CLINIC, true);
        for (Commune commune : communes.all()) {
            stationOf.put(commune.code(), nearest(stations, commune));
            centreOf.put(commune.code(), nearest(centres, commune));
            hospitalsOf.put(commune.code(), hospitalsNear(commune));
        }
    }

    private List<Facility> list(Facility.Kind kind, boolean isPrivate) {
        return all.stream()
                .filter(facility -> facility.kind() == kind && facility.isPrivate() == isPrivate)
                .toList();
    }

    private static Facility nearest(List<Facility> facilities, Commune commune) {
        return facilities.stream()
                .min(Comparator.comparingDouble(facility -> facility.commune().distance(commune)))
                .orElseThrow();
    }

    List<Facility> all() {
        return all;
    }

    Facility station(Commune commune) {
        return of(stationOf, commune);
    }

    Facility centre(Commune commune) {
        return of(centreOf, commune);
    }

    private static <T> T of(Map<String, T> serving, Commune commune) {
        T found = serving.get(commune.code());
        if (found == null) {
            throw new IllegalStateException("Xã %s không có cơ sở phục vụ".formatted(commune.code()));
        }
        return found;
    }

    private Weighted<Facility> hospitalsNear(Commune commune) {
        var choice = new Weighted<Facility>();
        for (Facility hospital : publicHospitals) {
            choice.with(hospital, hospital.beds() / (0.08 + hospital.commune().distance(commune)));
        }
        return choice;
    }

    /** People go to a near hospital rather than a far one, but all hospitals are open to all. */
    Facility publicHospital(Commune commune, Dice dice) {
        return of(hospitalsOf, commune).draw(dice);
    }

    List<Facility> privateHospitals() {
        return privateHospitals;
    }

    List<Facility> clinics() {
        return clinics;
    }

    /** Where a person is registered for primary care: fixed per person. */
    Facility registeredAt(Person person, SimulationPlan plan) {
        Dice dice = Dice.of(plan.seed(), "registered", person.index());
        double where = dice.unit();
        if (where < 0.25) {
            return station(person.commune());
        }
        return where < 0.65 ? centre(person.commune()) : publicHospital(person.commune(), dice);
    }

    /** Splits a total by weights, each part at least {@code least}; the parts sum up to the total if it allows. */
    static List<Integer> split(int total, List<Double> weights, int least) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        var parts = new ArrayList<Integer>();
        double owed = 0;
        for (double weight : weights) {
            owed += Math.max(0, total - least * weights.size()) * weight / sum;
            int part = (int) Math.floor(owed + 1e-9);
            owed -= part;
            parts.add(least + part);
        }
        return parts;
    }
}
