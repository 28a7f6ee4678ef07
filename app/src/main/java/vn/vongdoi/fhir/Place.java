package vn.vongdoi.fhir;

import java.util.Arrays;

/** Where a walk through a resource stands, told as FHIRPath when somebody asks. */
final class Place {
    private String[] names = new String[16];
    private int[] indexes = new int[16];
    private int depth;

    Place(String root) {
        down(root, -1);
    }

    void down(String name, int index) {
        if (depth == names.length) {
            names = Arrays.copyOf(names, 2 * depth);
            indexes = Arrays.copyOf(indexes, 2 * depth);
        }
        names[depth] = name;
        indexes[depth++] = index;
    }

    void up() {
        depth--;
    }

    int depth() {
        return depth;
    }

    String of(String child) {
        return this + "." + child;
    }

    @Override
    public String toString() {
        var path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (i > 0) path.append('.');
            path.append(names[i]);
            if (indexes[i] >= 0) path.append('[').append(indexes[i]).append(']');
        }
        return path.toString();
    }
}
