package vn.vongdoi.statisticdesk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.csv.Unreadable;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Spreadsheet;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.Document;
import vn.vongdoi.statistic.KeptList;
import vn.vongdoi.statistic.Statistics;
import vn.vongdoi.statisticdesk.EntryForms.Choice;
import vn.vongdoi.statisticdesk.SheetFile.Fault;
import vn.vongdoi.statisticdesk.SheetFile.Sheet;

/** {@code /statistics/files}: figures, or entries of a list, in one file with one document: all of them are taken in, or none. */
@Controller
public class SheetPages {
    static final String PATH = StatisticPages.PATH + "/files";
    private static final int FAULTS_SHOWN = 200;
    private static final int LONGEST_NAME = 120;

    private final Statistics statistics;
    private final Indicators indicators;
    private final Places places;
    private final Texts texts;
    private final DataFolder folder;
    private final Clock clock;

    SheetPages(
            Statistics statistics, Indicators indicators, Places places, Texts texts, DataFolder folder, Clock clock) {
        this.statistics = statistics;
        this.indicators = indicators;
        this.places = places;
        this.texts = texts;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * What the form shows.
     *
     * @param kinds figures, and each list
     * @param faults of the file that was sent, the first of them
     * @param told how many there are; blank when none was sent
     */
    public record Shown(List<Choice> kinds, List<Choice> indicators, List<Wrong> faults, String told, String columns) {}

    /** One thing that is wrong with the file. */
    public record Wrong(String line, String column, String value, String message) {}

    @GetMapping(PATH)
    String form(@RequestParam Map<String, String> asked, Actor actor, Language language, Model model) {
        statistics.permitEntering(actor);
        return form(new Typed(asked, language), List.of(), language, model);
    }

    private String form(Typed typed, List<Fault> faults, Language language, Model model) {
        var lists = KeptList.all().stream().map(it -> new Choice(it.key(), it.name(language)));
        model.addAttribute("typed", typed);
        model.addAttribute(
                "shown",
                new Shown(
                        Stream.concat(
                                        Stream.of(new Choice("", texts.text(language, "statisticdesk.file.figures"))),
                                        lists)
                                .toList(),
                        indicators.list().stream()
                                .map(it -> new Choice(it.code(), it.name().in(language)))
                                .toList(),
                        faults.stream()
                                .limit(FAULTS_SHOWN)
                                .map(it -> new Wrong(String.valueOf(it.line()), it.column(), it.value(), it.message()))
                                .toList(),
                        faults.isEmpty()
                                ? ""
                                : texts.text(language, "statisticdesk.file.faults", faults.size())
                                        + (faults.size() > FAULTS_SHOWN
                                                ? " " + texts.text(language, "statisticdesk.file.first", FAULTS_SHOWN)
                                                : ""),
                        texts.text(
                                language,
                                "statisticdesk.file.columns",
                                String.join(", ", SheetFile.FIGURES),
                                String.join(", ", SheetFile.ENTRIES))));
        return "statisticdesk/file";
    }

    @PostMapping(PATH)
    String enter(
            @RequestParam MultipartFile file,
            @RequestParam Map<String, String> values,
            Actor actor,
            Language language,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model)
            throws IOException {
        statistics.permitEntering(actor);
        var typed = new Typed(values, language);
        var list = list(typed.of("list"));
        var document = typed.document(today());
        var note = typed.note("note");
        var upload = Files.createTempFile(folder.uploads(), "statistics-", ".part");
        try {
            file.transferTo(upload);
            var sheet = new SheetFile(indicators, places, language, today()).read(upload, list);
            var faults = document.isEmpty() ? sheet.faults() : faults(sheet, document.get(), language);
            if (!typed.isFaulty() && faults.isEmpty()) {
                var batch = statistics.enter(
                        actor, name(file), sha256(upload), sheet.contents(), document.orElseThrow(), note);
                next.addFlashAttribute("done", "statisticdesk.done.entered");
                return "redirect:" + BatchPages.PATH + "/" + batch;
            }
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(typed, faults, language, model);
        } catch (Unreadable e) {
            typed.fault("file", String.valueOf(e.getMessage()), String.valueOf(e.getMessage()));
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(typed, List.of(), language, model);
        } finally {
            Files.deleteIfExists(upload);
        }
    }

    /** Also what is entered already. */
    private List<Fault> faults(Sheet sheet, Document document, Language language) {
        if (!sheet.faults().isEmpty()) return sheet.faults();
        return statistics.entered(sheet.contents(), document).entrySet().stream()
                .map(it -> new Fault(
                        sheet.lines().get(sheet.contents().indexOf(it.getKey())),
                        "",
                        "",
                        language.pick(
                                "Đã được nhập (số " + it.getValue() + "), đang chờ duyệt hoặc đã được duyệt.",
                                "This is entered already (number " + it.getValue()
                                        + ") and waits for approval or is approved.")))
                .toList();
    }

    private static Optional<KeptList> list(String key) {
        if (key.isEmpty()) return Optional.empty();
        return Optional.of(KeptList.find(key)
                .orElseThrow(
                        () -> Problem.invalid("Không có sổ \"" + key + "\".", "There is no list \"" + key + "\".")));
    }

    private static String name(MultipartFile file) {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "").strip();
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (last.isEmpty()) return "?";
        return last.length() > LONGEST_NAME ? last.substring(0, LONGEST_NAME) : last;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The header with a row for each commune, to be filled in. */
    @GetMapping(PATH + "/template.csv")
    ResponseEntity<byte[]> template(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String indicator,
            Actor actor,
            Language language) {
        statistics.permitEntering(actor);
        var communes = places.communesOf(places.province().code());
        var kept = list(list);
        if (kept.isPresent()) {
            var sheet = new Spreadsheet("name,area,commune,amount,from,to");
            if (kept.get().isOfCommunes()) {
                communes.forEach(
                        it -> sheet.row(null, it.code(), language.pick(it.title(), it.titleEn()), null, null, null));
            }
            return sheet.named(list + ".csv");
        }
        var code = indicator.isEmpty() ? null : indicators.indicator(indicator).code();
        var sheet = new Spreadsheet("indicator,area,name,from,to,value");
        communes.forEach(it -> sheet.row(code, it.code(), language.pick(it.title(), it.titleEn()), null, null, null));
        return sheet.named((code == null ? "figures" : code) + ".csv");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What a row says, for the page of its batch. */
    static String subject(List<Content> contents, Words words) {
        var subjects = contents.stream().map(words::subject).distinct().toList();
        return subjects.size() == 1
                ? subjects.getFirst()
                : words.text("statisticdesk.batch.subjects", subjects.getFirst(), subjects.size() - 1);
    }
}
