package vn.vongdoi.analytics;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.MirrorBoards.Asked;
import vn.vongdoi.mirror.Mirror;
import vn.vongdoi.page.Problem;

/**
 * Figures as they were known then, by the mirror. To open it as of a position takes seconds and much memory, so one is open at
 * a time, for as long as somebody goes on asking; answers are kept longer.
 */
final class Past implements AutoCloseable {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration IDLE = Duration.ofMinutes(2);
    /** Files of former manifests are there for ten. */
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_KEPT = 2_000;
    private static final int MONTHS = 12;

    private final Mirror mirror;
    private final Clock clock;
    private final ReentrantLock answering = new ReentrantLock(true);
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Open open;
    private final Map<Known, Cells> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, Cells> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Known(long position, String indicator, Period period) {}

    private static final class Open {
        private final long position;
        private final MirrorBoards boards;
        private final long since = System.nanoTime();
        private long used = since;

        Open(long position, MirrorBoards boards) {
            this.position = position;
            this.boards = boards;
        }

        boolean isOver() {
            var now = System.nanoTime();
            return now - used > IDLE.toNanos() || now - since > LONGEST.toNanos();
        }
    }

    Past(Mirror mirror, Clock clock) {
        this.mirror = mirror;
        this.clock = clock;
    }

    /**
     * @param text a position, or a day
     * @throws Problem when it is neither, or the mirror does not know it, telling from where on it does
     */
    Then then(String text) {
        if (!mirror.exists()) {
            throw Problem.notFound(
                    "as-of: máy chủ này chưa có bản sao cột, nên chưa biết số liệu đã qua; chỉ có số liệu hiện nay.",
                    "as-of: this server has no mirror yet and knows no former figures; only those of today.");
        }
        return text.matches("[0-9]{1,18}") ? at(Long.parseLong(text)) : on(text);
    }

    private Then at(long position) {
        var span = mirror.span();
        if (position < span.from() || position > span.to()) throw unknown("" + position, span);
        var known = mirror.known(position);
        var end = mirror.told(known).orElseThrow(() -> unknown("" + position, span));
        return new Then("" + position, known, LocalDate.ofInstant(end, VIETNAM), false, end.plusNanos(1_000));
    }

    private Then on(String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(
                    "as-of: cần một vị trí của kho (số) hoặc một ngày dạng 2026-10-31; nhận được \"" + text + "\".",
                    "as-of: expected a position of the store (a number) or a day like 2026-10-31; got \"" + text
                            + "\".");
        }
        var span = mirror.span();
        var first = firstDay();
        var isKnown = first.isPresent() && !day.isBefore(first.get()) && !day.isAfter(LocalDate.now(clock));
        var position = isKnown ? mirror.position(day) : -1;
        if (position < span.from()) throw unknown(text, span);
        return new Then(
                text,
                mirror.known(position),
                day,
                true,
                day.plusDays(1).atStartOfDay(VIETNAM).toInstant());
    }

    private Problem unknown(String asked, Mirror.Span span) {
        var first = firstDay();
        var today = LocalDate.now(clock);
        return Problem.invalid(
                "as-of: số liệu đã qua được biết từ vị trí " + span.from() + " đến " + span.to()
                        + first.map(it -> ", từ ngày " + it + " đến " + today).orElse("") + "; nhận được \"" + asked
                        + "\".",
                "as-of: former figures are known from position " + span.from() + " to " + span.to()
                        + first.map(it -> ", from " + it + " to " + today).orElse("") + "; got \"" + asked + "\".");
    }

    /** The first day at whose end it is known what was known. */
    Optional<LocalDate> firstDay() {
        return mirror.exists() ? mirror.beginning().map(it -> LocalDate.ofInstant(it, VIETNAM)) : Optional.empty();
    }

    /** Of these indicators, over their periods that end on that day. */
    Board board(Then then, Collection<Indicator> indicators) {
        return board(then, indicators, Shape.USUAL, then.day());
    }

    /** Of one, over any days. */
    Board board(Then then, Asked question) {
        return answered(() ->
                board(then, question.period().to(), Map.of(question.indicator().code(), cells(then, question))));
    }

    /** The points of its trend as it was told then, oldest first. */
    List<Board> points(Then then, Indicator indicator) {
        var month = YearMonth.from(then.day());
        return IntStream.rangeClosed(1 - MONTHS, 0)
                .mapToObj(it -> it == 0 ? then.day() : month.plusMonths(it).atEndOfMonth())
                .map(day -> board(then, List.of(indicator), Shape.POINT, day))
                .toList();
    }

    private Board board(Then then, Collection<Indicator> indicators, Shape shape, LocalDate to) {
        return answered(() -> {
            var cells = new HashMap<String, Cells>();
            var beginning = shape == Shape.POINT ? opened(then).beginning() : Optional.<LocalDate>empty();
            for (var indicator : indicators) {
                if (!(indicator.calculation() instanceof Computed computed)) continue;
                shape.period(computed, to, beginning)
                        .ifPresent(period ->
                                cells.put(indicator.code(), cells(then, new Asked(indicator, computed, period))));
            }
            return board(then, to, cells);
        });
    }

    private Board board(Then then, LocalDate to, Map<String, Cells> cells) {
        var reached = new Board.Reached(then.position(), then.position(), null, "", true, 0);
        return new Board(to, reached, clock.instant(), cells);
    }

    private Cells cells(Then then, Asked question) {
        var key = new Known(then.position(), question.indicator().code(), question.period());
        var known = kept.get(key);
        if (known != null) return known;
        var cells = opened(then).board(question).of(question.indicator());
        kept.put(key, cells);
        return cells;
    }

    private interface Answer {
        Board of();
    }

    private Board answered(Answer answer) {
        try {
            if (!answering.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Problem(
                        Problem.Category.NOT_READY,
                        "Nhiều người đang hỏi số liệu đã qua; xin thử lại sau một phút.",
                        "Many are asking for former figures just now; please try again in a minute.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            return answer.of();
        } catch (RuntimeException e) {
            letGo();
            throw e;
        } finally {
            answering.unlock();
        }
    }

    private MirrorBoards opened(Then then) {
        var former = open;
        if (former != null && former.position == then.position() && !former.isOver()) {
            former.used = System.nanoTime();
            return former.boards;
        }
        letGo();
        var opened = new Open(then.position(), new MirrorBoards(() -> mirror.read(then.position()), clock));
        open = opened;
        Thread.ofVirtual().name("past").start(() -> closeWhenOver(opened));
        return opened.boards;
    }

    private void closeWhenOver(Open opened) {
        try {
            while (!closing.await(IDLE.toMillis() / 4, TimeUnit.MILLISECONDS)) {
                answering.lock();
                try {
                    if (open != opened) return;
                    if (opened.isOver()) {
                        letGo();
                        return;
                    }
                } finally {
                    answering.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letGo() {
        var former = open;
        open = null;
        if (former != null) former.boards.close();
    }

    @Override
    public void close() {
        closing.countDown();
        answering.lock();
        try {
            letGo();
        } finally {
            answering.unlock();
        }
    }
}
