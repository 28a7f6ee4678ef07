package vn.vongdoi.summary;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;

/** A section for people: XHTML as FHIR allows it, its headings in both languages. */
final class Narrative {
    private final Texts texts;

    Narrative(Texts texts) {
        this.texts = texts;
    }

    /** Vietnamese first, then English. */
    String both(String key, Object... arguments) {
        return texts.text(Language.VI, key, arguments) + " / " + texts.text(Language.EN, key, arguments);
    }

    String of(List<Row> rows) {
        var head = Stream.of("summary.day", "summary.what", "summary.detail", "summary.where")
                .map(key -> "<th>" + escaped(both(key)) + "</th>")
                .collect(Collectors.joining());
        var body = rows.stream()
                .map(row ->
                        "<tr>" + cell(row.day()) + cell(row.what()) + cell(row.detail()) + cell(row.where()) + "</tr>")
                .collect(Collectors.joining());
        return div("<table><thead><tr>" + head + "</tr></thead><tbody>" + body + "</tbody></table>");
    }

    String of(String vietnamese, String english) {
        return div("<p>" + escaped(vietnamese) + "</p><p lang=\"en\" xml:lang=\"en\">" + escaped(english) + "</p>");
    }

    private static String cell(String text) {
        return "<td>" + escaped(text) + "</td>";
    }

    private static String div(String inside) {
        return "<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"vi\" xml:lang=\"vi\">" + inside + "</div>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
