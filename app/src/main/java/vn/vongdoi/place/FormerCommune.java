package vn.vongdoi.place;

import java.util.List;

/**
 * A commune as it was before 2025-07-01.
 *
 * @param name with its kind: {@code Phường Cẩm Thượng}
 * @param district with its kind: {@code Thành phố Hải Dương}
 * @param successors the communes of today that hold parts of it; more than one when it was split
 */
public record FormerCommune(CommuneCode code, String name, String district, List<CommuneCode> successors) {
    public FormerCommune {
        successors = List.copyOf(successors);
        if (successors.isEmpty()) throw new IllegalArgumentException("former commune " + code + " has no successor");
    }

    /** Whether an address in it cannot be moved to one commune of today by the code alone. */
    public boolean split() {
        return successors.size() > 1;
    }
}
