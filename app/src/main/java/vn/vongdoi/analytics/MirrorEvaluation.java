package vn.vongdoi.analytics;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.vongdoi.analytics.Calculation.Computed;
import vn.vongdoi.analytics.Cells.Cell;
import vn.vongdoi.mirror.Changes;
import vn.vongdoi.mirror.Reading;
import vn.vongdoi.place.CommuneCode;

/** The same statements as {@link Evaluation}, answered by the mirror as of the position of a reading. */
final class MirrorEvaluation {
    private static final Pattern VIEW = Pattern.compile("\\banalytics\\.(\\w+)");
    /** So a statement tells that its places are communes, always. */
    private static final Pattern OF_COMMUNES = Pattern.compile("\\bcommune as place\\b");

    private static final Set<String> OF_FACILITIES = Set.of("facility", "bed", "workforce");
    private static final Set<String> OF_PEOPLE = Set.of(
            "visit",
            "diagnosis",
            "resident",
            "death",
            "pupil",
            "done",
            "planned",
            "managed",
            "growth",
            "measured",
            "fitness");
    /** Of more places one look at everything takes no longer. */
    private static final int FEW = 12;

    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    private final Reading reading;

    MirrorEvaluation(Reading reading) {
        this.reading = reading;
    }

    Board.Reached reached() {
        var reached = new ArrayList<Board.Reached>();
        reading.query(
                "select position, followed, followed_day, edition, settled, listed from analytics.head",
                ANY_DAY,
                ANY_DAY,
                row -> reached.add(new Board.Reached(
                        row.getLong(1),
                        row.getLong(2),
                        (LocalDate) row.getObject(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getLong(6))));
        return reached.getFirst();
    }

    /** The first day of the record. */
    Optional<LocalDate> beginning() {
        var days = new ArrayList<LocalDate>();
        reading.query("select min(day) from analytics.visit", ANY_DAY, ANY_DAY, row -> {
            if (row.getObject(1) instanceof LocalDate day) days.add(day);
        });
        return days.stream().findFirst();
    }

    Cells cells(Computed computed, Period period) {
        var byPlace = new HashMap<String, Cell>();
        for (var statement : CellStatements.of(computed)) {
            reading.query(statement, period.from(), period.to(), row -> Evaluation.merge(byPlace, row));
        }
        return new Cells(period, byPlace);
    }

    /** What cells are after something changed; only those are worked out that may be others. */
    Cells cells(Computed computed, Cells former, Changes changes) {
        return switch (changes) {
            case Changes.Everything _ -> cells(computed, former.period());
            case Changes.Some some -> cells(computed, former, some);
        };
    }

    private Cells cells(Computed computed, Cells former, Changes.Some changes) {
        var views = views(computed);
        if (views.stream().anyMatch(changes.whole()::contains)) return cells(computed, former.period());
        var touched = views.stream()
                .map(changes.since()::get)
                .anyMatch(day -> day != null && !day.isAfter(former.period().to()));
        if (!touched) return former;
        var places = new TreeSet<>(changes.places());
        var byFacility = isByFacility(views);
        if (byFacility) places.addAll(changes.seats());
        if (places.size() > FEW) return cells(computed, former.period());
        var byPlace = new HashMap<>(former.byPlace());
        byPlace.keySet().removeAll(places);
        byPlace.putAll(at(computed, former.period(), places, byFacility));
        return new Cells(former.period(), byPlace);
    }

    private HashMap<String, Cell> at(Computed computed, Period period, Set<String> places, boolean byFacility) {
        var byPlace = new HashMap<String, Cell>();
        Reading.Taker taker = row -> Evaluation.merge(byPlace, row);
        var communes = places.stream().filter(CommuneCode::isWellFormed).collect(toSet());
        var others = places.stream().filter(it -> !communes.contains(it)).collect(toSet());
        for (var statement : CellStatements.of(computed)) {
            if (byFacility) {
                reading.queryAt(statement, places, period.from(), period.to(), taker);
                continue;
            }
            if (!communes.isEmpty()) reading.queryNearby(statement, communes, period.from(), period.to(), taker);
            // Only a visit can be of nobody knows where, and so are those of too many people to look at them one by
            // one.
            if (!others.isEmpty() && !OF_COMMUNES.matcher(statement).find()) {
                reading.queryAt(statement, others, period.from(), period.to(), taker);
            }
        }
        return byPlace;
    }

    /** Who comes to a facility comes from anywhere. */
    private static boolean isByFacility(Set<String> views) {
        return views.stream().anyMatch(OF_FACILITIES::contains)
                && views.stream().anyMatch(OF_PEOPLE::contains);
    }

    private static Set<String> views(Computed computed) {
        var views = new HashSet<String>();
        for (var sql : computed.sql()) {
            var view = VIEW.matcher(sql);
            while (view.find()) views.add(view.group(1));
        }
        return views;
    }
}
