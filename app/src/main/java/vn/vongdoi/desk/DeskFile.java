package vn.vongdoi.desk;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.page.Spreadsheet;
import vn.vongdoi.place.Facility;

/** {@code /desk/facilities.csv}: the same rows as on the page, for a spreadsheet. */
@Controller
class DeskFile {
    private static final String HEAD =
            "facility,name,commune,level,files,unreadable,accepted,replaced,duplicate,withdrawn,"
                    + "rejected,median_days,p90_days,encounters_timed,same_day,within_7_working_days,before_closing,complete,"
                    + "last_file,usual_gap,working_days_missed,silent,from,to";

    private final Desk desk;

    DeskFile(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/desk/facilities.csv")
    ResponseEntity<byte[]> facilities(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String commune,
            @RequestParam(defaultValue = "") String level,
            Actor actor) {
        var board = desk.board(actor, desk.read(new Asked.Typed(from, to, commune, level)));
        var file = new Spreadsheet(HEAD);
        board.senders().forEach(sender -> file.row(cells(sender, board.period())));
        return file.named("facilities.csv");
    }

    private static @Nullable Object[] cells(Sender sender, Period period) {
        var figures = sender.figures();
        var delays = figures.delays();
        var silence = sender.silence();
        return new @Nullable Object[] {
            sender.code(),
            sender.facility().map(Facility::name).orElse(""),
            sender.facility().map(it -> it.commune().value()).orElse(""),
            sender.facility().map(it -> it.level().word()).orElse(""),
            figures.files(),
            figures.unreadable(),
            figures.accepted(),
            figures.replaced(),
            figures.duplicate(),
            figures.withdrawn(),
            figures.rejected(),
            number(delays.percentile(50)),
            number(delays.percentile(90)),
            delays.encounters(),
            delays.inTime(Deadline.SAME_DAY),
            delays.inTime(Deadline.PAYMENT),
            delays.inTime(Deadline.CLOSING),
            figures.complete(),
            silence.map(Silence::last).orElse(null),
            silence.map(Silence::usual).orElse(null),
            silence.map(Silence::missed).orElse(null),
            silence.map(Silence::silent).orElse(null),
            period.from(),
            period.to()
        };
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isEmpty() ? null : number.getAsInt();
    }
}
