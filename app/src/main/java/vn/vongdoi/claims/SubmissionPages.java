package vn.vongdoi.claims;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;
import vn.vongdoi.record.Records;

/** What came through the door, for those who signed in: by facility and day, by file, down to the document itself. */
@Controller
class SubmissionPages {
    private static final int DAYS = 400;
    private static final int FILES = 500;

    private final Records records;
    private final DeliveryLog log;
    private final ClaimsDoor door;
    private final DataFolder folder;
    private final Texts texts;
    private final Places places;
    private final IcdNames icd10;
    private final AuditLog audit;

    SubmissionPages(
            Records records,
            DeliveryLog log,
            ClaimsDoor door,
            DataFolder folder,
            Texts texts,
            Places places,
            IcdNames icd10,
            AuditLog audit) {
        this.audit = audit;
        this.records = records;
        this.log = log;
        this.door = door;
        this.folder = folder;
        this.texts = texts;
        this.places = places;
        this.icd10 = icd10;
    }

    @GetMapping("/submissions")
    String days(Actor actor, Language language, Model model) {
        var words = words(language);
        model.addAttribute(
                "days",
                log.days(DAYS, actor.facility()).stream().map(words::row).toList());
        model.addAttribute("clerk", actor.role() == Role.HOSPITAL_CLERK);
        return "claims/submissions";
    }

    @GetMapping(path = "/submissions", params = "day")
    String files(
            @RequestParam LocalDate day,
            @RequestParam Optional<String> facility,
            Actor actor,
            Language language,
            Model model) {
        var words = words(language);
        // Whoever speaks for one facility sees what that one sent.
        var code = actor.facility().or(() -> facility).orElse(null);
        model.addAttribute("facility", words.facility(code));
        model.addAttribute("day", words.formats().date(day));
        model.addAttribute(
                "files",
                log.deliveries(day, code, FILES).stream().map(words::row).toList());
        return "claims/files";
    }

    @GetMapping("/submissions/{delivery}")
    String report(@PathVariable long delivery, Actor actor, Language language, Model model) {
        var file = delivered(delivery, actor);
        var mayMend = actor.role() == Role.HOSPITAL_CLERK;
        model.addAttribute("report", words(language).report(file, log.submissions(delivery), mayMend));
        return "claims/report";
    }

    /** What was rejected of a file, by today's rules. */
    @PostMapping("/submissions/{delivery}/again")
    String again(@PathVariable long delivery, Actor actor, Language language, RedirectAttributes after) {
        clerk(actor);
        var totals = new Totals();
        door.again(OptionalLong.of(delivered(delivery, actor).delivery()), actor, totals::add);
        after.addFlashAttribute("again", words(language).again(totals));
        return "redirect:/submissions/" + delivery;
    }

    /** The faults of a file as a workbook. */
    @GetMapping("/submissions/{delivery}/faults.xlsx")
    ResponseEntity<byte[]> faults(@PathVariable long delivery, Actor actor, Language language) {
        var encounters = log.submissions(delivered(delivery, actor).delivery()).stream()
                .map(Answered::of)
                .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(FaultsWorkbook.TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"loi-" + delivery + ".xlsx\"")
                .body(new FaultsWorkbook(words(language)).of(encounters));
    }

    private DeliveryLog.Delivered delivered(long delivery, Actor actor) {
        return log.find(delivery)
                .filter(found ->
                        actor.facility().isEmpty() || actor.facility().equals(Optional.ofNullable(found.facility())))
                .orElseThrow(() -> Problem.notFound(
                        "Không có tệp nào mang số " + delivery + ".", "There is no file number " + delivery + "."));
    }

    @GetMapping("/originals/{submission}")
    String original(@PathVariable long submission, Actor actor, Language language, Model model) {
        var submitted = log.findSubmission(submission)
                .orElseThrow(() -> Problem.notFound(
                        "Không có chứng từ nào mang số " + submission + ".",
                        "There is no document number " + submission + "."));
        var visit = log.visitOf(submitted);
        var purpose = actor.role().purpose();
        if (!records.mayReadDocument(
                actor,
                purpose,
                submitted.facility(),
                visit.filter(DeliveryLog.Visit::current).map(DeliveryLog.Visit::encounter))) {
            throw Problem.forbidden(
                    "Chứng từ gốc chỉ mở cho cơ sở đã gửi và người giám định; có dữ liệu HIV, tâm thần hay sinh sản thì chỉ khi cơ sở đang điều trị người ấy.",
                    "An original document opens only for the facility that sent it and for assessors; with protected data only while the facility treats the person.");
        }
        var key = visit.map(DeliveryLog.Visit::person);
        audit.read(List.of(Told.read(actor, purpose, Action.READ, key.orElse(0L), "document " + submission)));
        var person = key.map(it -> "/people/p" + it).orElse("");
        var words = words(language);
        var meanings = new Meanings(words, places, icd10, submitted.made());
        model.addAttribute(
                "original", new OriginalWords(words, meanings).page(submitted, log.original(submission), person));
        return "claims/original";
    }

    /** From a visit in the record to the document it was made from. */
    @GetMapping("/originals/encounter/{encounter}")
    String originalOf(@PathVariable long encounter) {
        return log.submissionOf(encounter)
                .map(submission -> "redirect:/originals/" + submission)
                .orElseThrow(() -> Problem.notFound(
                        "Lần khám này không đến từ hồ sơ XML, nên không có chứng từ XML gốc.",
                        "This visit did not come from claims XML, so there is no XML document."));
    }

    /** As {@code POST /exchange/claims}, from a form. */
    @PostMapping("/submissions")
    String upload(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String check,
            Actor actor,
            Language language,
            RedirectAttributes after,
            Model model)
            throws IOException {
        clerk(actor);
        if (file.isEmpty()) {
            throw Problem.invalid(
                    "Chưa chọn tệp, hoặc tệp rỗng. Chọn một tệp XML, .gz hoặc .zip.",
                    "No file was chosen, or it is empty. Choose an XML, .gz or .zip file.");
        }
        var upload = Files.createTempFile(folder.uploads(), "claims-", ".part");
        try {
            file.transferTo(upload);
            var name = Optional.ofNullable(file.getOriginalFilename()).orElse("upload");
            if (check.equals(ClaimsExchange.CHECK_ONLY)) {
                model.addAttribute("name", name);
                model.addAttribute("checked", words(language).checked(door.check(upload, name, actor)));
                return "claims/checked";
            }
            after.addFlashAttribute("received", words(language).received(door.receive(upload, name, actor)));
        } finally {
            Files.deleteIfExists(upload);
        }
        return "redirect:/submissions";
    }

    private static void clerk(Actor actor) {
        if (actor.role() == Role.HOSPITAL_CLERK) return;
        throw Problem.forbidden(
                "Chỉ người gửi hồ sơ của cơ sở nộp tệp ở đây.", "Files are handed in here by a facility's clerk.");
    }

    @Bean
    MenuItem submissionsMenu() {
        return new MenuItem("claims.menu.submissions", "/submissions", MenuItem.Audience.SIGNED_IN, 60);
    }

    private SubmissionWords words(Language language) {
        return new SubmissionWords(language, texts, places);
    }
}
