package vn.vongdoi.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The comparison that the examples rely on tells apart what differs. */
class SaidContentTest {
    private static final String JSON = """
            {"resourceType":"Observation","id":"a","meta":{"versionId":"7"},"contained":[{"resourceType":"Patient","id":"p"}],
             "extension":[{"url":"http://a.vn/x","valueDecimal":1.00}],"code":{"text":"c"},
             "_status":{"extension":[{"url":"u","valueCode":"unknown"}]},
             "note":[{"text":"one"},{"id":"n","text":"two"}]}""";
    private static final String XML = """
            <Observation xmlns="http://hl7.org/fhir"><id value="a"/><contained><Patient><id value="p"/></Patient></contained>
            <extension url="http://a.vn/x"><valueDecimal value="1.00"/></extension>
            <status><extension url="u"><valueCode value="unknown"/></extension></status><code><text value="c"/></code>
            <note><text value="one"/></note><note id="n"><text value="two"/></note></Observation>""";

    @Test
    void bothFormatsSayTheSame() {
        assertThat(json(JSON)).isEqualTo(xml(XML)).contains("1.00", "unknown", "type Patient");
    }

    @Test
    void whatIsLostOrChangedShows() {
        assertThat(json(JSON.replace("1.00", "1.0"))).isNotEqualTo(json(JSON));
        assertThat(json(JSON.replace("unknown", "masked"))).isNotEqualTo(json(JSON));
        assertThat(json(JSON.replace("one", "two").replaceFirst("\"two\"}]", "\"one\"}]")))
                .isNotEqualTo(json(JSON));
        assertThat(xml(XML.replace(" id=\"n\"", ""))).isNotEqualTo(xml(XML));
        assertThat(xml(XML.replace("<id value=\"p\"/>", ""))).isNotEqualTo(xml(XML));
        assertThat(xml(XML.replaceFirst("(?s)<extension url=\"http.*?</extension>", "")))
                .isNotEqualTo(xml(XML));
    }

    private static String json(String text) {
        return SaidContent.ofJson(text.getBytes(StandardCharsets.UTF_8), true);
    }

    private static String xml(String text) {
        return SaidContent.ofXml(text.getBytes(StandardCharsets.UTF_8), true);
    }
}
