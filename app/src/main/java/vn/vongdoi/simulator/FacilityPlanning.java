package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides how many facilities there are, where they stand, and how many beds and posts each has. */
final class FacilityPlanning {

    /** A facility before its staff is hired. */
    private record Site(
            String code,
            String name,
            Facility.Kind kind,
            Facility.Level level,
            boolean isPrivate,
            Commune commune,
            int beds,
            int doctors,
            @Nullable LocalDate emrSince) {}

    private static final double BEDS_PER_TEN_THOUSAND = 40.2;

    private final SimulationPlan plan;
    private final Communes communes;
    private final Names names;
    private final Dice dice;
    private final List<Site> sites = new ArrayList<>();

    FacilityPlanning(SimulationPlan plan, Communes communes, Names names) {
        this.plan = plan;
        this.communes = communes;
        this.names = names;
        this.dice = Dice.of(plan.seed(), "facilities", 0);
    }

    Facilities build(Population population) {
        int people = plan.people();
        int stations = count(people / 4_800.0, 1, communes.all().size());
        int centres = count(people / 20_000.0, 1, 15);
        int hospitals = count(people / 25_000.0, 1, 20);
        int privateHospitals = people < 20_000 ? 0 : count(people / 90_000.0, 1, 8);
        int clinics = people < 10_000 ? 0 : count(people / 30_000.0, 1, 40);

        int doctors = plan.scaled(Profession.DOCTOR.perTenThousand);
        List<Integer> stationDoctors = stationDoctors(stations, doctors);
        int left = doctors - stationDoctors.stream().mapToInt(Integer::intValue).sum();
        int inPrivate = privateHospitals == 0 ? 0 : Math.max(privateHospitals, left * 8 / 100);
        int inClinics = clinics == 0 ? 0 : Math.max(clinics, left * 7 / 100);
        int inCentres = Math.max(centres, (left - inPrivate - inClinics) * 38 / 100);
        int inHospitals = Math.max(hospitals, left - inPrivate - inClinics - inCentres);

        int beds = plan.scaled(BEDS_PER_TEN_THOUSAND);
        int privateBeds = privateHospitals == 0 ? 0 : (int) Math.round(beds * 0.08);
        int centreBeds = (int) Math.round(beds * 0.3);
        int hospitalBeds = beds - privateBeds - centreBeds;

        stations(stationDoctors);
        centres(centres, inCentres, centreBeds);
        hospitals(hospitals, inHospitals, hospitalBeds);
        privateOnes(privateHospitals, inPrivate, privateBeds, clinics, inClinics);
        return new Facilities(staffed(population), communes);
    }

    private static int count(double ideal, int least, int most) {
        return (int) Math.clamp(Math.round(ideal), least, most);
    }

    /** Two doctors as a rule, a tenth of the stations has four: as the resolution found them. */
    private List<Integer> stationDoctors(int stations, int doctors) {
        var counts = new ArrayList<Integer>();
        int budget = doctors * 35 / 100;
        for (int i = 0; i < stations; i++) {
            int wanted = i % 10 == 3 ? 4 : dice.chance(0.25) ? 1 : dice.chance(0.3) ? 3 : 2;
            int given = Math.max(1, Math.min(wanted, budget - (stations - i - 1)));
            counts.add(given);
            budget -= given;
        }
        return counts;
    }

    private void stations(List<Integer> doctors) {
        List<Commune> places = communes.places(doctors.size());
        for (int i = 0; i < places.size(); i++) {
            Commune commune = places.get(i);
            String name = "Trạm Y tế " + commune.name() + " (mô phỏng)";
            add(
                    "31%03d".formatted(i + 1),
                    name,
                    Facility.Kind.STATION,
                    Facility.Level.INITIAL,
                    false,
                    commune,
                    0,
                    doctors.get(i),
                    emr(0.45));
        }
    }

    private void centres(int count, int doctors, int beds) {
        List<Commune> places = communes.places(count);
        List<Double> weights = weights(count);
        List<Integer> posts = Facilities.split(doctors, weights, 1);
        List<Integer> ward = Facilities.split(beds, weights, 1);
        for (int i = 0; i < count; i++) {
            Commune commune = places.get(i);
            String name = "Trung tâm Y tế khu vực " + commune.name() + " (mô phỏng)";
            add(
                    "31%03d".formatted(i + 201),
                    name,
                    Facility.Kind.CENTRE,
                    Facility.Level.BASIC,
                    false,
                    commune,
                    ward.get(i),
                    posts.get(i),
                    emr(0.75));
        }
    }

    private void hospitals(int count, int doctors, int beds) {
        List<Commune> places = communes.places(count + 2).subList(2, count + 2);
        List<Double> weights = weights(count);
        weights.set(0, weights.getFirst() + 0.6);
        List<Integer> posts = Facilities.split(doctors, weights, 1);
        List<Integer> ward = Facilities.split(beds, weights, 1);
        for (int i = 0; i < count; i++) {
            // The first is the provincial one; every fourth after it is specialised too.
            Facility.Level level = i % 4 == 0 ? Facility.Level.SPECIALISED : Facility.Level.BASIC;
            String name = "Bệnh viện Đa khoa " + names.place("hospital", i) + " (mô phỏng)";
            add(
                    "31%03d".formatted(i + 601),
                    name,
                    Facility.Kind.HOSPITAL,
                    level,
                    false,
                    places.get(i),
                    ward.get(i),
                    posts.get(i),
                    i == 0 ? emr(1) : emr(0.8));
        }
    }

    private void privateOnes(int hospitals, int inHospitals, int beds, int clinics, int inClinics) {
        List<Commune> places = communes.places(clinics + hospitals + 1);
        List<Integer> posts = Facilities.split(inHospitals, Collections.nCopies(hospitals, 1.0), 1);
        List<Integer> ward = Facilities.split(beds, Collections.nCopies(hospitals, 1.0), 1);
        for (int i = 0; i < hospitals; i++) {
            String name = "Bệnh viện tư nhân " + names.place("private", i) + " (mô phỏng)";
            add(
                    "31%03d".formatted(i + 801),
                    name,
                    Facility.Kind.HOSPITAL,
                    Facility.Level.BASIC,
                    true,
                    places.get(i),
                    ward.get(i),
                    posts.get(i),
                    emr(0.9));
        }
        List<Integer> rooms = Facilities.split(inClinics, Collections.nCopies(clinics, 1.0), 1);
        for (int i = 0; i < clinics; i++) {
            String name = "Phòng khám đa khoa " + names.place("clinic", i) + " (mô phỏng)";
            add(
                    "31%03d".formatted(i + 901),
                    name,
                    Facility.Kind.CLINIC,
                    Facility.Level.INITIAL,
                    true,
                    places.get(hospitals + i),
                    0,
                    rooms.get(i),
                    emr(0.4));
        }
    }

    private List<Double> weights(int count) {
        var weights = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            weights.add(dice.between(0.7, 1.3));
        }
        return weights;
    }

    private @Nullable LocalDate emr(double share) {
        int daysAgo = dice.between(30, 1200);
        return dice.chance(share) ? plan.lastDay().minusDays(daysAgo) : null;
    }

    private void add(
            String code,
            String name,
            Facility.Kind kind,
            Facility.Level level,
            boolean isPrivate,
            Commune commune,
            int beds,
            int doctors,
            @Nullable LocalDate emrSince) {
        sites.add(new Site(code, name, kind, level, isPrivate, commune, beds, doctors, emrSince));
    }

    private List<Facility> staffed(Population population) {
        var recruiting = new Recruiting(plan, population);
        var staff = new ArrayList<List<StaffMember>>();
        sites.forEach(site -> staff.add(new ArrayList<>(recruiting.hire(Profession.DOCTOR, site.doctors()))));
        for (Profession profession : Profession.values()) {
            if (profession == Profession.DOCTOR) {
                continue;
            }
            List<Double> weights =
                    sites.stream().map(site -> weight(profession, site)).toList();
            List<Integer> posts = Facilities.split(plan.scaled(profession.perTenThousand), weights, 0);
            for (int i = 0; i < sites.size(); i++) {
                staff.get(i).addAll(recruiting.hire(profession, posts.get(i)));
            }
        }
        var facilities = new ArrayList<Facility>();
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            facilities.add(new Facility(
                    site.code(),
                    site.name(),
                    site.kind(),
                    site.level(),
                    site.isPrivate(),
                    site.commune(),
                    site.beds(),
                    site.emrSince(),
                    new Roster(staff.get(i))));
        }
        return facilities;
    }

    private static double weight(Profession profession, Site site) {
        boolean station = site.kind() == Facility.Kind.STATION;
        return switch (profession) {
            case DOCTOR, NURSE -> station ? site.doctors() * 0.7 : site.doctors();
            case PHYSICIAN_ASSISTANT -> station ? 1 : 0.3;
            case MIDWIFE -> station ? 0.6 : site.beds() * 0.04;
            case PHARMACIST, TECHNICIAN -> station ? 0 : site.doctors();
            case PHARMACIST_INTERMEDIATE -> station ? 1 : site.doctors() * 0.4;
        };
    }
}
