package vn.vongdoi.privacy;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.vongdoi.page.Language;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;

/** The register of what the platform does with personal data ({@code rules/privacy/processing.csv}). */
@Controller
public class ProcessingPage {
    private static final RuleTable ACTIVITIES = RuleTable.read("privacy/processing");

    private final Clock clock;

    ProcessingPage(Clock clock) {
        this.clock = clock;
    }

    /**
     * One activity, as the page shows it.
     *
     * @param keeps for how long, in the language of the page; empty = not known
     */
    public record Activity(String word, String purpose, Basis basis, boolean sensitive, String keeps, RuleRow row) {
        private static Activity of(RuleRow row, Language language) {
            return new Activity(
                    row.cell("activity"),
                    row.cell("purpose"),
                    Basis.of(row.cell("basis")),
                    row.cell("sensitive").equals("yes"),
                    language.pick(row.cell("keeps"), row.cell("keeps-en")),
                    row);
        }

        /** Keys of its name, of the data and of the purpose. */
        public String key() {
            return "privacy.processing." + word;
        }

        public String dataKey() {
            return "privacy.processing." + word + ".data";
        }

        public String purposeKey() {
            return "privacy.purpose." + purpose;
        }

        public boolean verified() {
            return row.confidence().verified();
        }
    }

    @GetMapping("/processing")
    String list(Language language, Model model) {
        model.addAttribute(
                "activities",
                ACTIVITIES.at(LocalDate.now(clock)).stream()
                        .map(row -> Activity.of(row, language))
                        .toList());
        return "privacy/processing";
    }
}
