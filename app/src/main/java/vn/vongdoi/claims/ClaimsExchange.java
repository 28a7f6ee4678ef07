package vn.vongdoi.claims;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vongdoi.access.Actor;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Places;

/**
 * {@code POST /exchange/claims}: the body is one claim file (XML, .gz or .zip); the answer is the report. 200 when every
 * file could be read, whatever became of its encounters; a 4xx with the same report when one could not. With {@code
 * ?check=only} nothing is stored. {@code Accept: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet} asks
 * for the faults as a workbook.
 */
@RestController
class ClaimsExchange {
    /** Larger months go through {@code load}; a 64 MB body holds some 3,000 visits. */
    private static final long LARGEST = 256L << 20;

    static final String CHECK_ONLY = "only";

    private final ClaimsDoor door;
    private final DataFolder folder;
    private final Texts texts;
    private final Places places;

    ClaimsExchange(ClaimsDoor door, DataFolder folder, Texts texts, Places places) {
        this.door = door;
        this.folder = folder;
        this.texts = texts;
        this.places = places;
    }

    @PostMapping("/exchange/claims")
    ResponseEntity<byte[]> receive(
            Actor sender,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> check,
            HttpServletRequest request)
            throws IOException {
        if (check.isPresent() && !check.get().equals(CHECK_ONLY)) {
            throw Problem.invalid(
                    "check chỉ nhận giá trị only, nhận \"" + check.get() + "\".",
                    "check takes the value only, got \"" + check.get() + "\".");
        }
        var upload = Files.createTempFile(folder.uploads(), "claims-", ".part");
        try {
            save(request.getInputStream(), upload);
            var shown = name.orElse("upload");
            var report = check.isPresent() ? door.check(upload, shown, sender) : door.receive(upload, shown, sender);
            // Why a file cannot be read is told as JSON, whatever is wanted.
            if (wantsWorkbook(request) && status(report) == 200) {
                var words = new SubmissionWords(Language.VI, texts, places);
                return ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(FaultsWorkbook.TYPE))
                        .body(new FaultsWorkbook(words).of(Answered.of(report)));
            }
            var json = new ByteArrayOutputStream();
            report.writeJson(json);
            return ResponseEntity.status(status(report))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json.toByteArray());
        } finally {
            Files.deleteIfExists(upload);
        }
    }

    private static boolean wantsWorkbook(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(FaultsWorkbook.TYPE);
    }

    private static void save(InputStream body, Path upload) throws IOException {
        try (var out = Files.newOutputStream(upload)) {
            var buffer = new byte[1 << 16];
            long size = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > LARGEST) {
                    throw new Problem(
                            Problem.Category.TOO_LARGE,
                            "Tệp lớn hơn " + (LARGEST >> 20) + " MB. Hãy chia nhỏ hoặc nén (.gz, .zip).",
                            "The file is larger than " + (LARGEST >> 20) + " MB. Split or compress it (.gz, .zip).");
                }
                out.write(buffer, 0, read);
            }
            if (size == 0) {
                throw Problem.invalid(
                        "Không có nội dung: hãy gửi tệp XML trong thân yêu cầu.",
                        "Nothing came: send the XML file as the body of the request.");
            }
        }
    }

    static int status(LoadReport report) {
        return report.files().stream()
                .flatMap(f -> f.problem().stream())
                .mapToInt(problem -> switch (problem.kind()) {
                    case ClaimsDoor.FORBIDDEN -> 403;
                    case "wrong-type" -> 415;
                    case "too-large" -> 413;
                    default -> 400;
                })
                .findFirst()
                .orElse(200);
    }
}
