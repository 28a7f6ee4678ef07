package vn.vongdoi.claimfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    @Test
    void everyLegalWayOfWritingAnEncounterHasTheSameHash() throws Exception {
        var random = new Random(3176);
        for (var file : Samples.files("claims")) {
            for (var encounter : Samples.read(file)) {
                for (int i = 0; i < 12; i++) {
                    var hoso = new StringBuilder("<HOSO>");
                    for (var table : encounter.sent()) {
                        var kind = TableKind.find(table.kind()).orElseThrow();
                        hoso.append("<FILEHOSO><LOAIHOSO> ")
                                .append(kind)
                                .append("</LOAIHOSO>\n<NOIDUNGFILE>")
                                .append(written(encounter.rows(kind), kind, random))
                                .append("</NOIDUNGFILE></FILEHOSO>");
                    }
                    if (random.nextBoolean())
                        hoso.append("<FILEHOSO><LOAIHOSO>XML11</LOAIHOSO><NOIDUNGFILE/></FILEHOSO>");
                    var rewritten = GoodVisit.envelope(hoso.append("</HOSO>").toString());
                    var again = new ArrayList<ClaimEncounter>();
                    ClaimFile.read(
                            new ClaimSource(
                                    "rewritten",
                                    () -> new java.io.ByteArrayInputStream(rewritten.getBytes(StandardCharsets.UTF_8))),
                            sent -> again.add(ClaimEncounter.of(sent)));
                    assertThat(again).singleElement().satisfies(e -> {
                        assertThat(e.broken()).isEmpty();
                        assertThat(e.hash()).as(rewritten).isEqualTo(encounter.hash());
                    });
                }
            }
        }
    }

    @Test
    void aChangedValueChangesTheHash() {
        var hash = new GoodVisit().encounter().hash();
        assertThat(new GoodVisit().encounter().hash()).isEqualTo(hash);
        assertThat(new GoodVisit().with("XML4[2].GIA_TRI=141").encounter().hash())
                .isNotEqualTo(hash);
        assertThat(new GoodVisit().with("-XML14").encounter().hash()).isNotEqualTo(hash);
        assertThat(new GoodVisit().with("XML3.DU_PHONG=x").encounter().hash()).isNotEqualTo(hash);
    }

    private static String written(List<Row> rows, TableKind kind, Random random) {
        boolean cdata = random.nextBoolean();
        boolean decomposed = random.nextBoolean();
        boolean inline = random.nextInt(4) == 0;
        var space = random.nextBoolean() ? "\r\n  " : "";
        var xml = new StringBuilder();
        for (var row : rows) {
            var fields = new ArrayList<String>();
            for (int i = 0; i < row.layout().size(); i++) {
                var name = row.layout().field(i);
                var value = decomposed ? Normalizer.normalize(row.text(i), Normalizer.Form.NFD) : row.text(i);
                if (value.isEmpty()) {
                    fields.add(List.of("", "<" + name + "/>", "<" + name + "></" + name + ">")
                            .get(random.nextInt(3)));
                } else {
                    fields.add("<" + name + ">" + text(value, cdata) + "</" + name + ">");
                }
            }
            if (random.nextBoolean()) fields.add("<HANG_RIENG a='1'><HO_TEN>không phải</HO_TEN></HANG_RIENG>");
            if (random.nextBoolean()) Collections.shuffle(fields, random);
            xml.append('<').append(kind.row()).append('>').append(space);
            fields.forEach(f -> xml.append(f).append(space));
            xml.append("</").append(kind.row()).append('>');
        }
        if (!kind.root().equals(kind.row())) {
            xml.insert(0, "<" + kind.root() + "><DSACH>" + space)
                    .append(space)
                    .append("</DSACH></" + kind.root() + ">");
        }
        if (inline) return xml.toString();
        if (random.nextBoolean()) xml.insert(0, "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + space);
        if (random.nextBoolean()) xml.insert(0, "\uFEFF");
        var bytes = xml.toString().getBytes(StandardCharsets.UTF_8);
        return random.nextBoolean()
                ? space + Base64.getMimeEncoder().encodeToString(bytes) + space
                : Base64.getEncoder().encodeToString(bytes);
    }

    private static String text(String value, boolean cdata) {
        if (cdata) return "<![CDATA[" + value + "]]>";
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&#62;");
    }
}
