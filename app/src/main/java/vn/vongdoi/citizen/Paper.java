package vn.vongdoi.citizen;

import vn.vongdoi.page.Problem;

/** Which paper was seen at the counter, and its number, in the words of who saw it. */
record Paper(String told) {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 300;

    Paper {
        told = told.strip();
        if (told.length() < SHORTEST || told.length() > LONGEST) {
            throw Problem.invalid(
                    "Hãy ghi giấy tờ đã xem và số của nó, từ " + SHORTEST + " đến " + LONGEST + " ký tự.",
                    "Say which paper you have seen and its number, in " + SHORTEST + " to " + LONGEST + " characters.");
        }
    }
}
