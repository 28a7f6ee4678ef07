package vn.vongdoi.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.Standing;

/**
 * Everything that the programmes of one province ask for, by the figure it is asked of: an indicator that stands in several
 * of them is one row with all its goals. What needs somebody most stands first.
 */
record ProvinceBoard(LocalDate day, List<Row> rows) {
    ProvinceBoard {
        rows = rows.stream()
                .sorted(Comparator.comparing(Row::score)
                        .thenComparing(Comparator.comparingDouble((Row row) -> row.pressure(day))
                                .reversed()))
                .toList();
    }

    /** @param live the figure that a target is held against */
    static ProvinceBoard of(
            List<Programme> programmes,
            Function<Target, Value> live,
            Function<Target, Optional<Programmes.Owner>> owner,
            LocalDate day) {
        var held = new LinkedHashMap<String, List<Held>>();
        for (var programme : programmes) {
            for (var target : programme.targets()) {
                var score = Score.of(programme, target, live.apply(target), day);
                held.computeIfAbsent(target.code(), _ -> new ArrayList<>())
                        .add(new Held(programme, target, score, owner.apply(target)));
            }
        }
        return new ProvinceBoard(day, held.values().stream().map(Row::new).toList());
    }

    /** One target of one programme; its key and the programme's are its address. */
    record Held(Programme programme, Target target, Score score, Optional<Programmes.Owner> owner) {
        String key() {
            return programme.id() + "/" + target.key();
        }

        /**
         * How much more of the time is gone than of the way: from the baseline where the document states one, else by how much
         * of the goal is there.
         */
        double pressure(LocalDate day) {
            var goal = target.goal();
            var figure = score.value().figure();
            if (goal.isEmpty() || figure.isEmpty()) return 0;
            var now = figure.getAsDouble();
            if (goal.get().met(now)) return -1;
            return gone(day)
                    - done(now, goal.get().comparison().aim(now, goal.get().figures()));
        }

        private double gone(LocalDate day) {
            if (target.lastDay().isEmpty()) return 0;
            var way =
                    ChronoUnit.DAYS.between(programme.start(), target.lastDay().get());
            return way <= 0 ? 1 : Math.clamp((double) ChronoUnit.DAYS.between(programme.start(), day) / way, 0, 1);
        }

        private double done(double now, double aim) {
            var from = target.baseline().orElse(aim);
            if (from != aim) return Math.clamp((now - from) / (aim - from), -1, 1);
            return now < aim ? now / aim : now == 0 ? 0 : aim / now;
        }
    }

    /** @param held at least one; the vision beyond a programme's own period counts only where nothing else is asked */
    record Row(List<Held> held) {
        Row {
            held = List.copyOf(held);
            if (held.isEmpty()) throw new IllegalArgumentException("a row without a target");
        }

        Value value() {
            return held.getFirst().score().value();
        }

        Indicator indicator() {
            return value().indicator();
        }

        /** That of the goal which needs somebody first. */
        Score.Standing score() {
            return counted().stream()
                    .map(it -> it.score().standing())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        Standing standing() {
            return switch (score()) {
                case LATE -> Standing.LATE;
                case UNDERWAY -> Standing.DUE;
                case REACHED -> Standing.OK;
                case NO_GOAL, NO_DATA -> Standing.NONE;
            };
        }

        double pressure(LocalDate day) {
            return counted().stream().mapToDouble(it -> it.pressure(day)).max().orElse(0);
        }

        private List<Held> counted() {
            var own = held.stream().filter(it -> !it.target().isVision()).toList();
            return own.isEmpty() ? held : own;
        }

        boolean isOf(String programme) {
            return held.stream().anyMatch(it -> it.programme().id().equals(programme));
        }

        boolean isOwnedBy(String agency) {
            return held.stream()
                    .flatMap(it -> it.owner().stream())
                    .anyMatch(it -> it.today().key().equals(agency));
        }
    }

    long count(Standing standing) {
        return rows.stream().filter(it -> it.standing() == standing).count();
    }
}
