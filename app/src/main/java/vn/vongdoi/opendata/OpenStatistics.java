package vn.vongdoi.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.OpenAnswer;
import vn.vongdoi.page.OpenFormat;
import vn.vongdoi.page.OpenTable;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.KeptList;
import vn.vongdoi.statistic.Statistics;
import vn.vongdoi.statistic.Submission;

/** {@code /open/statistics} and {@code /open/lists}: what counts because a second person approved it, each with its document. Who that was is not told. */
@RestController
class OpenStatistics {
    private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Statistics statistics;

    OpenStatistics(Statistics statistics) {
        this.statistics = statistics;
    }

    record Published(List<Figure> figures) {}

    @JsonInclude(Include.NON_NULL)
    record Figure(
            long number,
            String indicator,
            String area,
            LocalDate from,
            LocalDate to,
            double value,
            String publisher,
            String title,
            LocalDate dated,
            @Nullable String address,
            LocalDate approved) {}

    record Listed(List<Entry> entries) {}

    @JsonInclude(Include.NON_NULL)
    record Entry(
            long number,
            String list,
            Text listName,
            String name,
            String area,
            double amount,
            LocalDate from,
            @Nullable LocalDate to,
            String publisher,
            String title,
            LocalDate dated,
            @Nullable String address,
            LocalDate approved) {}

    @GetMapping("/open/statistics" + OpenFormat.ENDING)
    ResponseEntity<Object> figures(HttpServletRequest request) {
        var figures = statistics.approved().stream()
                .flatMap(it ->
                        it.content() instanceof Content.Figure figure ? Stream.of(figure(it, figure)) : Stream.empty())
                .toList();
        return OpenAnswer.of(
                OpenFormat.of(request), Integer.toHexString(figures.hashCode()), () -> new Published(figures), () -> {
                    var table = OpenTable.of("statistics");
                    figures.forEach(it -> table.row(
                            it.number(),
                            it.indicator(),
                            it.area(),
                            it.from(),
                            it.to(),
                            it.value(),
                            it.publisher(),
                            it.title(),
                            it.dated(),
                            it.address(),
                            it.approved()));
                    return table;
                });
    }

    @GetMapping("/open/lists" + OpenFormat.ENDING)
    ResponseEntity<Object> lists(HttpServletRequest request) {
        var entries = statistics.listed().stream()
                .flatMap(it ->
                        it.content() instanceof Content.Entry entry ? Stream.of(entry(it, entry)) : Stream.empty())
                .toList();
        return OpenAnswer.of(
                OpenFormat.of(request), Integer.toHexString(entries.hashCode()), () -> new Listed(entries), () -> {
                    var table = OpenTable.of("lists");
                    entries.forEach(it -> table.row(
                            it.number(),
                            it.list(),
                            it.listName().vi(),
                            it.listName().en(),
                            it.name(),
                            it.area(),
                            it.amount(),
                            it.from(),
                            it.to(),
                            it.publisher(),
                            it.title(),
                            it.dated(),
                            it.address(),
                            it.approved()));
                    return table;
                });
    }

    private static Figure figure(Submission submission, Content.Figure figure) {
        var document = submission.document();
        return new Figure(
                submission.number(),
                figure.indicator(),
                figure.area(),
                figure.from(),
                figure.to(),
                figure.value(),
                document.publisher(),
                document.title(),
                document.dated(),
                document.address().map(URI::toString).orElse(null),
                approved(submission));
    }

    private static Entry entry(Submission submission, Content.Entry entry) {
        var document = submission.document();
        var list = KeptList.find(entry.list());
        return new Entry(
                submission.number(),
                entry.list(),
                list.map(it -> new Text(it.name(Language.VI), it.name(Language.EN)))
                        .orElseGet(() -> new Text(entry.list(), entry.list())),
                entry.name(),
                entry.area(),
                entry.amount(),
                entry.from(),
                entry.to().orElse(null),
                document.publisher(),
                document.title(),
                document.dated(),
                document.address().map(URI::toString).orElse(null),
                approved(submission));
    }

    private static LocalDate approved(Submission submission) {
        return LocalDate.ofInstant(submission.last().at(), VIET_NAM);
    }
}
