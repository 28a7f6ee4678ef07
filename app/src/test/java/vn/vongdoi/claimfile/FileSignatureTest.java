package vn.vongdoi.claimfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.claimfile.FileSignature.State;

class FileSignatureTest {
    @TempDir
    static Path folder;

    static Signing hospital;

    @BeforeAll
    static void key() throws Exception {
        hospital = new Signing(folder);
    }

    @Test
    void aFileThatIsAsItWasSignedIsTold() throws Exception {
        var signature = verified(hospital.signed(new GoodVisit().file(1), ""));
        assertThat(signature.state()).isEqualTo(State.VALID);
        assertThat(signature.signer()).contains("CN=Benh vien Mo Phong");
    }

    @Test
    void oneChangedCharacterBreaksIt() throws Exception {
        var signed = hospital.signed(new GoodVisit().file(1), "");
        assertThat(verified(signed.replace("<NGAYLAP>20260806", "<NGAYLAP>20260807"))
                        .state())
                .isEqualTo(State.BROKEN);
    }

    @Test
    void theElementOfAllEncountersMayBeSignedByItsId() throws Exception {
        var file = new GoodVisit().file(1).replace("<THONGTINHOSO>", "<THONGTINHOSO Id=\"hs\">");
        var signed = hospital.signed(file, "#hs");
        assertThat(verified(signed).state()).isEqualTo(State.VALID);
        // What stands outside of it was not signed.
        assertThat(verified(signed.replace("<MACSKCB>31301", "<MACSKCB>31302")).state())
                .isEqualTo(State.VALID);
    }

    @Test
    void aSignatureOverAnythingElseIsNoneOfTheEncounters() throws Exception {
        var file = new GoodVisit().file(1).replace("<THONGTINDONVI>", "<THONGTINDONVI Id=\"dv\">");
        var state = verified(hospital.signed(file, "#dv")).state();
        assertThat(state).isIn(State.PARTIAL, State.UNCHECKED);
    }

    @Test
    void anEncounterOutsideOfWhatWasSignedMakesItPartial() throws Exception {
        var file = new GoodVisit().file(1).replace("<THONGTINHOSO>", "<THONGTINHOSO Id=\"hs\">");
        var signed = hospital.signed(file, "#hs");
        var other = encounter(new GoodVisit().keyed("LK2").file(1));
        assertThat(verified(signed.replace("<THONGTINHOSO", other + "<THONGTINHOSO"))
                        .state())
                .isEqualTo(State.PARTIAL);
        assertThat(verified(signed.replace("</GIAMDINHHS>", other + "</GIAMDINHHS>"))
                        .state())
                .isEqualTo(State.PARTIAL);
    }

    @Test
    void anEncounterInsideTheSignatureWasNotSigned() throws Exception {
        var signed = hospital.signed(new GoodVisit().file(1), "");
        var other = encounter(new GoodVisit().keyed("LK2").file(1));
        var hidden = signed.replaceFirst("</(\\w+:)?Signature>", "<$1Object>" + other + "</$1Object></$1Signature>");
        assertThat(hidden).contains("LOAIHOSO").isNotEqualTo(signed);
        assertThat(read(hidden)).isEqualTo(2);
        assertThat(verified(hidden).state()).isEqualTo(State.PARTIAL);
    }

    @Test
    void aLargeFileIsNotVerified() throws Exception {
        var signed = hospital.signed(new GoodVisit().file(1), "");
        assertThat(verified(signed.replace("<CHUKYDONVI>", " ".repeat(4 << 20) + "<CHUKYDONVI>"))
                        .state())
                .isEqualTo(State.UNCHECKED);
    }

    @Test
    void aSignatureWithoutAKeyCannotBeVerified() throws Exception {
        var signed = hospital.signed(new GoodVisit().file(1), "");
        var bare = signed.replaceAll("(?s)<KeyInfo>.*</KeyInfo>", "");
        assertThat(bare).isNotEqualTo(signed);
        assertThat(verified(bare).state()).isEqualTo(State.UNCHECKED);
    }

    @Test
    void theEnvelopeTellsWhetherThereIsOne() throws Exception {
        assertThat(envelope(new GoodVisit().file(1)).signed()).isFalse();
        assertThat(envelope(hospital.signed(new GoodVisit().file(1), "")).signed())
                .isTrue();
    }

    private static FileSignature verified(String file) throws Exception {
        return FileSignature.of(source(file));
    }

    private static String encounter(String file) {
        return file.substring(file.indexOf("<HOSO>"), file.indexOf("</HOSO>") + "</HOSO>".length());
    }

    private static int read(String file) throws Exception {
        return envelope(file).read();
    }

    private static Envelope envelope(String file) throws Exception {
        return ClaimFile.read(source(file), _ -> {});
    }

    private static ClaimSource source(String file) {
        return new ClaimSource("x.xml", () -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
