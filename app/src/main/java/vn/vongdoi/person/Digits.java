package vn.vongdoi.person;

final class Digits {
    private Digits() {}

    static boolean only(String text, int length) {
        if (text.length() != length) return false;
        for (var i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        }
        return true;
    }
}
