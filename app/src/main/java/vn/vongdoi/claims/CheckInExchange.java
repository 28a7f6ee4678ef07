package vn.vongdoi.claims;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vongdoi.access.Actor;
import vn.vongdoi.page.Problem;

/**
 * {@code POST /exchange/checkins}: the body is one document of XML0 (CHI_TIEU_TRANG_THAI_KCB); the answer is the report
 * of {@link ClaimsExchange}, with one encounter for each row.
 */
@RestController
class CheckInExchange {
    /** Some thousand people; they come one by one. */
    private static final int LARGEST = 4 << 20;

    private final CheckIns checkIns;

    CheckInExchange(CheckIns checkIns) {
        this.checkIns = checkIns;
    }

    @PostMapping("/exchange/checkins")
    ResponseEntity<byte[]> receive(Actor sender, @RequestParam Optional<String> name, HttpServletRequest request)
            throws IOException {
        var document = request.getInputStream().readNBytes(LARGEST + 1);
        if (document.length > LARGEST) {
            throw new Problem(
                    Problem.Category.TOO_LARGE,
                    "Tệp lớn hơn " + (LARGEST >> 20) + " MB. Hãy gửi từng người khi họ đến.",
                    "The document is larger than " + (LARGEST >> 20) + " MB. Send people as they come.");
        }
        if (document.length == 0) {
            throw Problem.invalid(
                    "Không có nội dung: hãy gửi XML0 trong thân yêu cầu.",
                    "Nothing came: send XML0 as the body of the request.");
        }
        var report = new LoadReport(List.of(checkIns.receive(document, name.orElse("upload"), sender)));
        var json = new ByteArrayOutputStream();
        report.writeJson(json);
        return ResponseEntity.status(ClaimsExchange.status(report))
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.toByteArray());
    }
}
