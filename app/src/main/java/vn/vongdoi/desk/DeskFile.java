package vn.vongdoi.desk;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.place.Facility;

/** {@code /desk/facilities.csv}: the same rows as on the page, for a spreadsheet. */
@Controller
class DeskFile {
    private static final String HEAD =
            "facility,name,commune,level,files,unreadable,accepted,replaced,duplicate,withdrawn,"
                    + "rejected,median_days,p90_days,encounters_timed,same_day,within_7_working_days,before_closing,complete,"
                    + "last_file,usual_gap,working_days_missed,silent,from,to\r\n";

    /** Without it spreadsheets read Vietnamese letters as Windows-1258. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

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
        var lines = new StringBuilder(BYTE_ORDER_MARK + HEAD);
        board.senders().forEach(sender -> lines.append(line(sender, board.period())));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("facilities.csv")
                                .build()
                                .toString())
                .body(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Sender sender, Period period) {
        var figures = sender.figures();
        var delays = figures.delays();
        return String.join(
                        ",",
                        quoted(sender.code()),
                        quoted(sender.facility().map(Facility::name).orElse("")),
                        sender.facility().map(it -> it.commune().value()).orElse(""),
                        sender.facility().map(it -> it.level().word()).orElse(""),
                        numbers(
                                figures.files(),
                                figures.unreadable(),
                                figures.accepted(),
                                figures.replaced(),
                                figures.duplicate(),
                                figures.withdrawn(),
                                figures.rejected()),
                        number(delays.percentile(50)),
                        number(delays.percentile(90)),
                        numbers(
                                delays.encounters(),
                                delays.inTime(Deadline.SAME_DAY),
                                delays.inTime(Deadline.PAYMENT),
                                delays.inTime(Deadline.CLOSING),
                                figures.complete()),
                        sender.silence()
                                .map(it -> it.last() + "," + it.usual() + "," + it.missed() + "," + it.silent())
                                .orElse(",,,"),
                        period.from().toString(),
                        period.to().toString())
                + "\r\n";
    }

    private static String numbers(long... figures) {
        var cells = new StringBuilder();
        for (var figure : figures) cells.append(cells.isEmpty() ? "" : ",").append(figure);
        return cells.toString();
    }

    private static String number(OptionalInt number) {
        return number.isEmpty() ? "" : String.valueOf(number.getAsInt());
    }

    /** A spreadsheet runs what begins like a formula. */
    private static String quoted(String text) {
        var plain = text.isEmpty() || "=+-@\t".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }
}
