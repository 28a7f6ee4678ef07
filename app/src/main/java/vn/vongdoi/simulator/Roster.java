package vn.vongdoi.simulator;

import java.util.List;

/** The staff of one facility, present and former; there is always at least one doctor. */
final class Roster {

    private final List<StaffMember> all;
    private final List<StaffMember> doctors;
    private final List<StaffMember> performers;

    Roster(List<StaffMember> all) {
        this.all = List.copyOf(all);
        doctors = working(Profession.DOCTOR);
        List<StaffMember> technicians = working(Profession.TECHNICIAN);
        List<StaffMember> nurses = working(Profession.NURSE);
        performers = !technicians.isEmpty() ? technicians : !nurses.isEmpty() ? nurses : doctors;
    }

    private List<StaffMember> working(Profession profession) {
        return all.stream()
                .filter(member -> member.profession() == profession && member.left() == null)
                .toList();
    }

    List<StaffMember> all() {
        return all;
    }

    /** Who examines and orders. */
    List<StaffMember> doctors() {
        return doctors;
    }

    /** Who performs tests: technicians, else nurses, else the doctors themselves. */
    List<StaffMember> performers() {
        return performers;
    }

    /** Who signs for the facility. */
    StaffMember head() {
        return doctors.getFirst();
    }
}
