package vn.vongdoi.analytics;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.mirror.SyntheticMirror;
import vn.vongdoi.place.Places;

/** All indicators of all communes over twelve months from a mirror of a large province, and one commune's month after a change. */
public final class IndicatorsBench {
    private static final int MONTHS = 12;
    private static final int PAGES = 2_000;
    private static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Ho_Chi_Minh"));
    /** Of the larger ones. */
    private static final int TOUCHED = 7;

    private final Places places;

    private final SyntheticMirror mirror;
    private final List<Indicator> indicators = IndicatorRules.read().stream()
            .filter(it -> it.calculation() instanceof Computed)
            .toList();

    public IndicatorsBench(DataFolder home, DataSource database, long people, long resources) {
        places = new Places(database, CLOCK, "31");
        mirror = new SyntheticMirror(
                home,
                people,
                resources,
                places.communesOf(places.province().code()).stream()
                        .map(it -> it.code().value())
                        .toList());
        System.out.printf("Writing %,d people and %,d resources…%n", people, resources);
        var begun = System.nanoTime();
        mirror.write();
        System.out.printf(
                "%,d versions in the files besides the changes, %,.0f MB, written in %.1f s%n",
                mirror.rows(), mirror.bytes() / 1e6, since(begun));
    }

    /** @return how many figures differ that should not */
    public int run() {
        var begun = System.nanoTime();
        List<Board> touched;
        try (var boards = new MirrorBoards(mirror::read, CLOCK)) {
            System.out.printf("Opened in %.1f s%n", since(begun));
            var before = everything(boards);
            System.out.printf(
                    "%d indicators, all communes, %d months: %.1f s with opening%n",
                    indicators.size(), MONTHS, since(begun));
            page(before);
            begun = System.nanoTime();
            mirror.touch(TOUCHED, SyntheticMirror.LAST, 100);
            System.out.printf("100 visits of one commune and month changed in the files in %.2f s%n", since(begun));
            begun = System.nanoTime();
            boards.advance();
            System.out.printf("Read in %.2f s%n", since(begun));
            boards.board(indicators, Shape.USUAL, SyntheticMirror.end(0));
            System.out.printf(
                    "%d indicators of that commune, the last month: %.2f s from the files to the board%n",
                    indicators.size(), since(begun));
            touched = everything(boards);
            System.out.printf("The other months that it touches: %.2f s in all%n", since(begun));
            System.out.println(touched.equals(before) ? "Nothing moved" : "Figures moved");
        }
        begun = System.nanoTime();
        mirror.compact();
        System.out.printf("Files written anew without changes beside them in %.1f s%n", since(begun));
        try (var boards = new MirrorBoards(mirror::read, CLOCK)) {
            var differing = 0;
            var whole = everything(boards);
            for (var i = 0; i < MONTHS; i++) {
                for (var indicator : indicators) {
                    var anew = whole.get(i).of(indicator).byPlace();
                    if (anew.equals(touched.get(i).of(indicator).byPlace())) continue;
                    System.out.println(
                            "DIFFERS " + indicator.code() + " " + touched.get(i).to());
                    differing++;
                }
            }
            System.out.println("Touched cells put into the former figures, against all worked out anew: "
                    + (differing == 0 ? "equal" : differing + " differ"));
            return differing;
        }
    }

    private List<Board> everything(MirrorBoards boards) {
        return IntStream.range(0, MONTHS)
                .mapToObj(back -> boards.board(indicators, Shape.USUAL, SyntheticMirror.end(back)))
                .toList();
    }

    /** What the page of an indicator asks of kept figures: the province, its communes, and twelve points. */
    private void page(List<Board> boards) {
        var province = places.province().code();
        var area = new Area.OfProvince(province);
        var codes = new CommuneCodes(places);
        var nothing = new Published(List.of(), places);
        var times = new ArrayList<Double>();
        for (var round = 0; round < PAGES; round++) {
            var indicator = indicators.get(round % indicators.size());
            var begun = System.nanoTime();
            var figures = new Figures(boards.getFirst(), codes, nothing);
            figures.value(indicator, area, Audience.PUBLIC);
            figures.byCommune(indicator, province, Audience.PUBLIC);
            for (var board : boards) new Figures(board, codes, nothing).value(indicator, area, Audience.PUBLIC);
            times.add(1_000 * since(begun));
        }
        times.sort(null);
        System.out.printf(
                "What a page asks of kept figures: median %.2f ms, p95 %.2f ms%n",
                times.get(PAGES / 2), times.get(PAGES * 95 / 100));
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
