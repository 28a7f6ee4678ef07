package vn.vongdoi.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.vongdoi.ChangingProvince;
import vn.vongdoi.VongDoi;
import vn.vongdoi.mirror.Changes;
import vn.vongdoi.mirror.Mirror;
import vn.vongdoi.schedule.Following;

/** Whatever happens to a province: boards of which only touched cells are worked out again are those worked out anew. */
class TouchedCellsTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final int ROUNDS = 30;

    @TempDir
    static Path home;

    static ConfigurableApplicationContext application;
    static Mirror mirror;
    static Evaluation store;
    static ChangingProvince province;

    private final List<Indicator> indicators = IndicatorRules.read();

    @BeforeAll
    static void open() {
        application = new SpringApplicationBuilder(VongDoi.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run("--VONGDOI_HOME=" + home);
        mirror = bean(Mirror.class);
        store = new Evaluation(bean(JdbcClient.class), bean(PlatformTransactionManager.class), bean(Clock.class));
        province = new ChangingProvince(application, home);
    }

    @AfterAll
    static void close() {
        application.close();
    }

    @Test
    void theyAreTheBoardsWorkedOutAnew() {
        var random = new Random(20_261_123);
        for (var i = 0; i < 400; i++) province.happen();
        bean(Following.class).settle();
        mirror.rebuild((_, _, _) -> {});
        var narrow = 0;
        var kept = 0;
        var moved = 0;
        try (var boards = new MirrorBoards(mirror::read, bean(Clock.class))) {
            var before = all(boards, TODAY);
            for (var round = 0; round < ROUNDS; round++) {
                var happens = round % 4 == 3 ? random.nextInt(12) : 1;
                for (var i = 0; i < happens; i++) province.happen();
                if (random.nextInt(3) > 0) bean(Following.class).settle();
                mirror.follow(true);
                if (round == 20) mirror.compact();
                if (boards.advance() instanceof Changes.Some) narrow++;
                // Pages ask when they like: two changes may be taken in at once, and midnight passes in between.
                if (random.nextInt(4) == 0) continue;
                var day = round < ROUNDS / 2 ? TODAY : TODAY.plusDays(1);
                List<Board> touched;
                List<Board> anew;
                do { // schedules go on by themselves, and the mirror follows them
                    boards.advance();
                    touched = all(boards, day);
                    anew = anew(day);
                } while (boards.isBehind());
                same(touched, anew, "round " + round);
                if (round % 6 == 5) ofStore(touched.getFirst());
                kept += shared(before, touched);
                moved += touched.getFirst().cells().equals(before.getFirst().cells()) ? 0 : 1;
                before = touched;
            }
        }
        assertThat(narrow).as("rounds that told what they touched").isGreaterThan(ROUNDS / 2);
        assertThat(kept).as("cells that nothing touched").isGreaterThan(5_000);
        assertThat(moved).isGreaterThan(ROUNDS / 4);
    }

    private List<Board> anew(LocalDate day) {
        try (var boards = new MirrorBoards(mirror::read, bean(Clock.class))) {
            return all(boards, day);
        }
    }

    /** Today's board and the points of the trends. */
    private List<Board> all(MirrorBoards boards, LocalDate day) {
        var all = new ArrayList<Board>();
        all.add(boards.board(indicators, Shape.USUAL, day));
        all.add(boards.board(indicators, Shape.POINT, day));
        for (var back = 1; back < 12; back++) {
            all.add(boards.board(
                    indicators,
                    Shape.POINT,
                    YearMonth.from(day).minusMonths(back).atEndOfMonth()));
        }
        return all;
    }

    private void same(List<Board> touched, List<Board> anew, String when) {
        for (var i = 0; i < anew.size(); i++) {
            assertThat(touched.get(i).reached()).isEqualTo(anew.get(i).reached());
            assertThat(touched.get(i).cells().keySet())
                    .isEqualTo(anew.get(i).cells().keySet());
            for (var indicator : indicators) {
                if (anew.get(i).find(indicator).isEmpty()) continue;
                var expected = anew.get(i).of(indicator);
                assertThat(touched.get(i).of(indicator).period()).isEqualTo(expected.period());
                assertThat(touched.get(i).of(indicator).byPlace())
                        .as(when + " " + indicator.code() + " " + anew.get(i).to())
                        .isEqualTo(expected.byPlace());
            }
        }
    }

    private void ofStore(Board board) {
        if (!store.reached().equals(board.reached())) return;
        for (var indicator : indicators) {
            if (!(indicator.calculation() instanceof Calculation.Computed)) continue;
            assertThat(board.of(indicator).byPlace())
                    .as(indicator.code())
                    .isEqualTo(store.board(List.of(indicator), board.to())
                            .of(indicator)
                            .byPlace());
        }
    }

    private static int shared(List<Board> before, List<Board> after) {
        var shared = 0;
        for (var i = 0; i < after.size(); i++) {
            for (var code : after.get(i).cells().keySet()) {
                if (after.get(i).cells().get(code) == before.get(i).cells().get(code)) shared++;
            }
        }
        return shared;
    }

    private static <T> T bean(Class<T> type) {
        return application.getBean(type);
    }
}
