package vn.vongdoi.match;

/** How alike two words are. */
final class Words {
    private Words() {}

    /** Letters put in, left out, replaced or swapped with their neighbour; 2 stands for any number above 1. */
    static int distance(String one, String other) {
        if (one.equals(other)) return 0;
        int shorter = Math.min(one.length(), other.length());
        if (Math.max(one.length(), other.length()) - shorter > 1) return 2;
        int begin = 0;
        while (begin < shorter && one.charAt(begin) == other.charAt(begin)) begin++;
        int end = 0;
        while (end < shorter - begin && fromEnd(one, end) == fromEnd(other, end)) end++;
        int left = one.length() - begin - end;
        int right = other.length() - begin - end;
        if (left <= 1 && right <= 1) return 1;
        boolean swapped = left == 2
                && right == 2
                && one.charAt(begin) == other.charAt(begin + 1)
                && one.charAt(begin + 1) == other.charAt(begin);
        return swapped ? 1 : 2;
    }

    private static char fromEnd(String word, int place) {
        return word.charAt(word.length() - 1 - place);
    }

    /** Jaro and Winkler's measure, 0 to 1: letters in common not too far apart, a common beginning counting more. */
    static double alike(String one, String other) {
        if (one.equals(other)) return 1;
        int reach = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
        var taken = new boolean[other.length()];
        var common = new char[one.length()];
        int found = 0;
        for (int i = 0; i < one.length(); i++) {
            int last = Math.min(other.length() - 1, i + reach);
            for (int j = Math.max(0, i - reach); j <= last; j++) {
                if (taken[j] || one.charAt(i) != other.charAt(j)) continue;
                taken[j] = true;
                common[found++] = one.charAt(i);
                break;
            }
        }
        if (found == 0) return 0;
        int moved = 0;
        for (int j = 0, k = 0; j < other.length(); j++) {
            if (taken[j] && other.charAt(j) != common[k++]) moved++;
        }
        double jaro =
                ((double) found / one.length() + (double) found / other.length() + (found - moved / 2.0) / found) / 3;
        int begin = 0;
        int most = Math.min(4, Math.min(one.length(), other.length()));
        while (begin < most && one.charAt(begin) == other.charAt(begin)) begin++;
        return jaro + begin * 0.1 * (1 - jaro);
    }
}
