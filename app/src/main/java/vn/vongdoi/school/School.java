package vn.vongdoi.school;

import vn.vongdoi.place.CommuneCode;

/** @param commune where it stands: whoever looks after the health of that commune looks after the school's */
public record School(SchoolCode code, String name, CommuneCode commune) {
    /** Whether one of two that have the same code cannot be the other corrected. */
    public boolean isAnother(School other) {
        return !name.equals(other.name) && !commune.equals(other.commune);
    }
}
