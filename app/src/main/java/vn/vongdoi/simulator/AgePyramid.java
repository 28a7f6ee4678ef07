package vn.vongdoi.simulator;

/** How many of each age and sex, per million people. */
final class AgePyramid {

    record Band(int from, int to, Sex sex) {}

    private final Weighted<Band> bands = new Weighted<>();

    AgePyramid() {
        for (var row : Resource.rows("simulator/age-sex.csv")) {
            int from = Integer.parseInt(row.get("from"));
            int to = Integer.parseInt(row.get("to"));
            bands.with(new Band(from, to, Sex.MALE), Double.parseDouble(row.get("male")));
            bands.with(new Band(from, to, Sex.FEMALE), Double.parseDouble(row.get("female")));
        }
    }

    Band draw(Dice dice) {
        return bands.draw(dice);
    }
}
