package vn.vongdoi.claimfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.opentest4j.TestAbortedException;

/**
 * Claim files in every legal way of writing, and then damaged as no standard foresees. The same seed makes the same file
 * (where the same samples lie beside the repository).
 */
public final class MutatedFiles {
    private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z_0-9]+)([^<>]*)>([^<]*)</\\1>");
    private static final Pattern ROW = Pattern.compile("<(CHI_TIET_[A-Z_]+|TONG_HOP)>.*?</\\1>", Pattern.DOTALL);

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "1",
            "8",
            "9",
            "-1",
            "-0",
            "NaN",
            "1e308",
            "0x10",
            "1,5",
            ".5",
            "5.",
            "0.00000000000000000001",
            "2147483648",
            "9223372036854775808",
            "99999999999999999999999999",
            "20260231",
            "202602310000",
            "000000000000",
            "999912312359",
            "18500101",
            "199000000000",
            "NULL",
            "'; drop schema record cascade; --",
            "${jndi:ldap://127.0.0.1:9/a}",
            "%s%n%x",
            "{\"a\":[",
            "../../../etc/passwd",
            "http://127.0.0.1:9/",
            "#x",
            "\\u0000\\x00",
            "😀𠀀",
            "\u202Etxt",
            "\uFFFD\uFEFF",
            "e\u0302\u0301",
            "\u0001",
            "\u007F\u0085\u2028",
            "&#0;",
            "&#1;",
            "&#xD800;",
            "&#xFFFE;",
            "&#x1F600;",
            "&#99999999999;",
            "&xxe;",
            "&amp;lt;",
            "<![CDATA[]]>",
            "<![CDATA[<x>]]&gt;]]>",
            "<!-- -->",
            "<?x y?>",
            "CSST<![CDATA[<M75_T37_HA120/70>]]>",
            "I10;;;J18.9;",
            ";",
            "GD4313040064009;GD4313040064009");

    private static final List<String> NAMES = List.of(
            "MA_THE",
            "MA_BENH",
            "TEN_BENH",
            "TINH_TRANG_RV",
            "T_TONGCHI",
            "THANH_TIEN",
            "DIEN_BIEN",
            "NGAY_YL",
            "MA_LK",
            "STT",
            "HO_TEN",
            "TONG_HOP",
            "HOSO",
            "FILEHOSO",
            "NOIDUNGFILE",
            "LOAIHOSO",
            "MACSKCB",
            "NGAYLAP",
            "Signature");

    private final List<Sent> samples = samples();
    private final String signed;

    /** @param folder for the key of a facility that signs */
    public MutatedFiles(Path folder) throws Exception {
        signed = new Signing(folder).signed(new GoodVisit().keyed("SIGNED").file(1), "");
    }

    /** Files before they are written. */
    private record Sent(String facility, String made, List<List<SentTable>> encounters) {}

    /** @param key of the encounter, where the file is made from an invented visit */
    public byte[] file(long seed, String key) {
        var random = new Random(seed);
        if (random.nextInt(20) == 0) return signed(random);
        var sent = start(random, key);
        var encounters = new ArrayList<String>();
        var damages = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 4);
        for (var tables : sent.encounters()) encounters.add(encounter(tables, damages, random));
        if (random.nextInt(20) == 0) encounters.add(encounters.getFirst());
        var file = envelope(sent, encounters, random);
        for (int i = random.nextInt(16) - 13; i > 0; i--) file = damaged(file, random);
        var bytes = encoded(file, random);
        for (int i = random.nextInt(16) - 13; i > 0; i--) bytes = damaged(bytes, random);
        return packed(bytes, random);
    }

    /** A document of XML0 with the check-ins of two people. */
    public byte[] checkIns(long seed, String key) {
        var random = new Random(seed);
        var document = GoodCheckIn.document(
                new GoodCheckIn().with("MA_LK=" + key + " LY_DO_VNT=" + random.nextInt(5)),
                new GoodCheckIn()
                        .with("STT=2 MA_LK=" + key + "b SO_CCCD=031190000456 HO_TEN=Mô_Phỏng_Thị_C GIOI_TINH=2"));
        if (random.nextInt(10) == 0) document = document.replaceFirst("KCB>1.1<", "KCB>8<");
        for (int i = random.nextInt(4); i > 0; i--) document = damaged(document, random);
        var bytes = encoded(document, random);
        return random.nextInt(8) == 0 ? damaged(bytes, random) : bytes;
    }

    /** The signature is what is damaged, if anything. */
    private byte[] signed(Random random) {
        var start = signed.indexOf("<CHUKYDONVI");
        var signature = signed.substring(start);
        for (int i = random.nextInt(4); i > 0; i--) signature = damaged(signature, random);
        return (signed.substring(0, start) + signature).getBytes(StandardCharsets.UTF_8);
    }

    private Sent start(Random random, String key) {
        if (!samples.isEmpty() && random.nextInt(6) == 0) return samples.get(random.nextInt(samples.size()));
        var older = random.nextInt(6) == 0;
        var visit = older ? GoodVisit.older() : new GoodVisit();
        if (random.nextInt(12) == 0) visit.with("XML1.MA_DOITUONG_KCB=8");
        if (random.nextInt(5) == 0) visit.with("XML1.GHI_CHU=" + random.nextInt(100));
        var encounters = new ArrayList<List<SentTable>>();
        encounters.add(visit.keyed(key).sent());
        if (random.nextInt(10) == 0) encounters.add(visit.keyed(key + "b").sent());
        return new Sent(GoodVisit.FACILITY, older ? "20240306" : "20260806", encounters);
    }

    /** Those that lie beside the repository, where they do. */
    private static List<Sent> samples() {
        try {
            var all = new ArrayList<Sent>();
            for (var file : Samples.files("claims")) {
                var encounters = new ArrayList<List<SentTable>>();
                var envelope = ClaimFile.read(
                        new ClaimSource(file.toString(), () -> Files.newInputStream(file)),
                        sent -> encounters.add(sent.tables()));
                all.add(new Sent(envelope.facility(), envelope.made().toString().replace("-", ""), encounters));
            }
            return all;
        } catch (TestAbortedException notHere) {
            return List.of();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encounter(List<SentTable> tables, int damages, Random random) {
        var kinds = new ArrayList<>(tables.stream().map(SentTable::kind).toList());
        var contents = new ArrayList<>(tables.stream()
                .map(table -> new String(table.content(), StandardCharsets.UTF_8))
                .toList());
        for (int i = 0; i < damages; i++) {
            int at = random.nextInt(contents.size());
            switch (random.nextInt(12)) {
                case 0 -> Collections.swap(kinds, at, random.nextInt(kinds.size()));
                case 1 -> contents.add(contents.get(at));
                case 2 -> contents.set(at, contents.get(random.nextInt(contents.size())));
                case 3 ->
                    kinds.set(
                            at,
                            List.of("XML0", "XML12", "XML99", "1", "", "xml1 ", "XML 1")
                                    .get(random.nextInt(7)));
                default -> contents.set(at, damaged(contents.get(at), random));
            }
            if (kinds.size() < contents.size()) kinds.add(kinds.get(at));
        }
        var hoso = new StringBuilder("<HOSO>");
        for (int i = 0; i < contents.size(); i++) {
            hoso.append("<FILEHOSO><LOAIHOSO>")
                    .append(kinds.get(i))
                    .append("</LOAIHOSO><NOIDUNGFILE>")
                    .append(written(contents.get(i), random))
                    .append("</NOIDUNGFILE></FILEHOSO>");
        }
        return hoso.append("</HOSO>").toString();
    }

    /** As exporters write a table: base64 in one line or many, the child itself, or the child as text. */
    private static String written(String table, Random random) {
        var xml = table;
        if (random.nextInt(6) == 0) xml = Normalizer.normalize(xml, Normalizer.Form.NFD);
        if (random.nextInt(4) == 0) xml = xml.replace("><", ">\r\n  <");
        if (random.nextInt(8) == 0) return xml;
        if (random.nextInt(3) == 0) xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + xml;
        if (random.nextInt(3) == 0) xml = "\uFEFF" + xml;
        if (random.nextInt(8) == 0 && !xml.contains("]]>")) return "<![CDATA[" + xml + "]]>";
        var bytes = xml.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(40) == 0) bytes = damaged(bytes, random);
        var base64 = random.nextBoolean()
                ? Base64.getEncoder().encodeToString(bytes)
                : " " + Base64.getMimeEncoder().encodeToString(bytes) + "\n";
        return switch (random.nextInt(60)) {
            case 0 -> base64.replace('A', '-');
            case 1 -> base64.substring(0, Math.max(0, base64.length() - random.nextInt(4)));
            case 2 -> base64 + "=";
            default -> base64;
        };
    }

    private static String envelope(Sent sent, List<String> encounters, Random random) {
        var file = GoodVisit.envelope(String.join(random.nextBoolean() ? "" : "\r\n", encounters))
                .replace("20260806", sent.made())
                .replace("<MACSKCB>" + GoodVisit.FACILITY, "<MACSKCB>" + sent.facility());
        return switch (random.nextInt(60)) {
            case 0 -> file.replace("<NGAYLAP>", "<NGAYLAP>9");
            case 1 -> file.replace("<NGAYLAP>" + sent.made(), "<NGAYLAP>20991231");
            case 2 -> file.replace("<MACSKCB>", "<MACSKCB>9");
            case 3 -> file.replace("<GIAMDINHHS>", "<!DOCTYPE G [<!ENTITY xxe \"a\">]><GIAMDINHHS>");
            case 4 ->
                file.replace(
                        "<CHUKYDONVI/>",
                        "<CHUKYDONVI><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo/></Signature></CHUKYDONVI>");
            default -> file;
        };
    }

    /** One element, or a piece of text, is cut, doubled, nested, renamed or filled with what does not belong there. */
    private static String damaged(String xml, Random random) {
        var elements = ELEMENT.matcher(xml).results().toList();
        if (elements.isEmpty() || random.nextInt(12) == 0) return cut(xml, random);
        var one = elements.get(random.nextInt(elements.size()));
        var name = one.group(1);
        var whole = one.group();
        var instead = switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> whole + whole;
            case 2 -> "<" + name + ">" + whole + "</" + name + ">";
            case 3 -> ("<" + name + ">").repeat(60) + "x" + ("</" + name + ">").repeat(60);
            case 4 -> whole.replace(name, NAMES.get(random.nextInt(NAMES.size())));
            case 5 ->
                whole.replace(
                        one.group(3),
                        elements.get(random.nextInt(elements.size())).group(3));
            case 6 -> "<" + name + ">" + repeated(random) + "</" + name + ">";
            case 7 -> whole.toLowerCase(Locale.ROOT);
            default -> "<" + name + ">" + VALUES.get(random.nextInt(VALUES.size())) + "</" + name + ">";
        };
        return xml.substring(0, one.start()) + instead + xml.substring(one.end());
    }

    private static String repeated(Random random) {
        var what = List.of("9", "x", ";", "ế", "A;", "20260801;", "😀").get(random.nextInt(7));
        return what.repeat(random.nextInt(1, random.nextInt(10) == 0 ? 100_000 : 300));
    }

    private static String cut(String xml, Random random) {
        var rows = ROW.matcher(xml).results().toList();
        if (!rows.isEmpty() && random.nextBoolean()) {
            var row = rows.get(random.nextInt(rows.size()));
            var again = row.group().repeat(random.nextInt(20) == 0 ? 500 : random.nextInt(3));
            return xml.substring(0, row.start()) + again + xml.substring(row.end());
        }
        int from = random.nextInt(xml.length() + 1);
        int to = Math.min(xml.length(), from + random.nextInt(1, 60));
        return random.nextInt(4) == 0 ? xml.substring(0, from) : xml.substring(0, from) + xml.substring(to);
    }

    private static byte[] encoded(String file, Random random) {
        return switch (random.nextInt(60)) {
            case 0 -> file.getBytes(StandardCharsets.UTF_16);
            case 1 -> file.getBytes(StandardCharsets.UTF_16LE);
            case 2 -> file.getBytes(Charset.forName("windows-1258"));
            case 3 -> file.getBytes(StandardCharsets.ISO_8859_1);
            case 4, 5, 6 -> ("\uFEFF" + file).getBytes(StandardCharsets.UTF_8);
            case 7 -> ("\uFEFF\uFEFF" + file).getBytes(StandardCharsets.UTF_8);
            default -> file.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] damaged(byte[] file, Random random) {
        if (file.length < 2) return file;
        var bytes = file.clone();
        int at = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(1, 200), bytes.length - at);
        int from = random.nextInt(bytes.length - length + 1);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes[at] = (byte) "<>&;\"=/A9-. ]".charAt(random.nextInt(13));
            case 3 -> System.arraycopy(file, from, bytes, at, length);
            case 4 -> {
                System.arraycopy(file, from, bytes, at, length);
                System.arraycopy(file, at, bytes, from, length);
            }
            default -> bytes = Arrays.copyOf(bytes, at);
        }
        return bytes;
    }

    private static byte[] packed(byte[] file, Random random) {
        try {
            var out = new ByteArrayOutputStream();
            switch (random.nextInt(30)) {
                case 0, 1 -> {
                    try (var gzip = new GZIPOutputStream(out)) {
                        gzip.write(file);
                    }
                }
                case 2, 3 -> {
                    try (var zip = new ZipOutputStream(out)) {
                        for (var name : List.of("a.xml", "b/c.XML", "read.me")) {
                            zip.putNextEntry(new ZipEntry(name));
                            zip.write(file);
                            zip.closeEntry();
                        }
                    }
                }
                default -> {
                    return file;
                }
            }
            return random.nextInt(3) == 0 ? damaged(out.toByteArray(), random) : out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
