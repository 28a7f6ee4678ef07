package vn.vongdoi.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.audit.Action;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.audit.Told;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.privacy.Disclosures.Disclosure;

/** What was handed over to others, and the register of what the platform does with data. */
@Controller
public class DisclosurePages {
    private static final String PATH = "/disclosures";
    private static final int SHOWN = 200;

    private final Disclosures disclosures;
    private final People people;
    private final AuditLog log;

    DisclosurePages(Disclosures disclosures, People people, AuditLog log) {
        this.disclosures = disclosures;
        this.people = people;
        this.log = log;
    }

    /**
     * What the page shows.
     *
     * @param typed what a form that was not right had in its fields
     */
    public record Shown(
            List<Disclosure> disclosures, List<Basis> bases, boolean mayAct, Map<String, String> typed, String fault) {}

    @GetMapping(PATH)
    String list(Actor actor, Model model) {
        return list(actor, Map.of(), "", model);
    }

    @PostMapping(PATH)
    String record(
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Officers.only(actor);
        try {
            var number = typed.getOrDefault("number", "");
            var person = people.holder(number)
                    .orElseThrow(() -> Problem.invalid(
                            "Không có ai mang số này. Hãy nhập đủ số CCCD hoặc thẻ BHYT.",
                            "Nobody has this number. Enter the CCCD or insurance number in full."));
            var basis = Basis.of(typed.getOrDefault("basis", ""));
            disclosures.record(
                    people.canonical(person.key()).value(),
                    typed.getOrDefault("recipient", ""),
                    basis,
                    typed.getOrDefault("paper", ""),
                    typed.getOrDefault("what", ""),
                    file == null || file.isEmpty() ? null : sha256(file),
                    actor);
            log.read(List.of(new Told(
                    actor,
                    Purpose.AUDIT,
                    Action.EXECUTE,
                    person.key().value(),
                    "disclosure",
                    true,
                    basis.word(),
                    null)));
            return "redirect:" + PATH;
        } catch (Problem problem) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return list(actor, typed, language.pick(problem.vietnamese(), problem.english()), model);
        }
    }

    private String list(Actor actor, Map<String, String> typed, String fault, Model model) {
        var shown = new Shown(disclosures.list(SHOWN), Arrays.asList(Basis.values()), Officers.is(actor), typed, fault);
        model.addAttribute("shown", shown);
        return "privacy/disclosures";
    }

    /** The file itself is not kept: the hash proves which one it was. */
    private static byte[] sha256(MultipartFile file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var content = new DigestInputStream(file.getInputStream(), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
