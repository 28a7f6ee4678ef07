package vn.vongdoi.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.Places;

/** How the files of the facilities come in, as far as whoever asks is responsible for them. */
@Component
public class Desk {
    private static final int MOST_FAULTS = 10;

    private final Tallies tallies;
    private final Places places;
    private final Clock clock;

    Desk(Tallies tallies, Places places, Clock clock) {
        this.tallies = tallies;
        this.places = places;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Asked read(Asked.Typed typed) {
        return typed.read(today(), places);
    }

    /** All facilities of the area of whoever asks, as far as they are asked for. */
    Board board(Actor actor, Asked asked) {
        var register = register();
        var codes = new TreeSet<>(register.keySet());
        codes.addAll(tallies.senders());
        codes.removeIf(code -> {
            var facility = Optional.ofNullable(register.get(code));
            return !watches(actor, code, facility) || !asked.concerns(facility);
        });
        return board(codes, register, asked.period());
    }

    /** One facility. */
    Board board(Actor actor, String code, Period period) {
        var register = register();
        var facility = Optional.ofNullable(register.get(code));
        if (!watches(actor, code, facility)) {
            throw Problem.forbidden(
                    "Bạn chỉ xem được tình hình gửi hồ sơ của cơ sở hoặc địa bàn mình phụ trách.",
                    "You see the files of your own facility or area only.");
        }
        var codes = List.of(code);
        if (facility.isEmpty()
                && actor.facility().isEmpty()
                && tallies.lastDays(codes, today()).isEmpty()) {
            throw Problem.notFound(
                    "Không có cơ sở nào mang mã " + code + ", và chưa có tệp nào của mã này.",
                    "No facility has the code " + code + ", and no file of it ever came.");
        }
        return board(codes, register, period);
    }

    /** Of the whole province, up to today. */
    public Reporting reporting() {
        var codes = tallies.senders();
        var total = tallies.figures(codes, Period.last(Period.USUAL_DAYS, today())).values().stream()
                .reduce(Figures.NONE, Figures::plus);
        var lastDays = tallies.lastDays(codes, today());
        var silent = codes.stream()
                .flatMap(code -> Silence.of(lastDays.getOrDefault(code, List.of()), today()).stream())
                .filter(Silence::silent)
                .count();
        return new Reporting(
                codes.size(),
                Math.toIntExact(silent),
                total.taken(),
                total.complete(),
                total.delays().percentile(50),
                total.delays().percentile(90));
    }

    private static boolean watches(Actor actor, String code, Optional<Facility> facility) {
        return switch (actor.area()) {
            case Area.Province _ -> true;
            case Area.Facility own -> own.code().equals(code);
            case Area.Commune own ->
                facility.filter(it -> it.commune().value().equals(own.code())).isPresent();
        };
    }

    private Board board(Collection<String> codes, Map<String, Facility> register, Period period) {
        var on = period.to().isBefore(today()) ? period.to() : today();
        var figures = tallies.figures(codes, period);
        var lastDays = tallies.lastDays(codes, on);
        var files = tallies.files(codes, period);
        var senders = codes.stream()
                .map(code -> new Sender(
                        code,
                        Optional.ofNullable(register.get(code)),
                        figures.getOrDefault(code, Figures.NONE),
                        Silence.of(lastDays.getOrDefault(code, List.of()), on),
                        files.getOrDefault(code, Map.of())))
                .sorted(Sender.WORST_FIRST)
                .toList();
        return new Board(
                period,
                senders,
                tallies.days(codes, period),
                tallies.faults(codes, period, MOST_FAULTS),
                tallies.carried(codes, period));
    }

    private Map<String, Facility> register() {
        return places.facilities().stream()
                .collect(Collectors.toMap(facility -> facility.code().value(), Function.identity()));
    }
}
