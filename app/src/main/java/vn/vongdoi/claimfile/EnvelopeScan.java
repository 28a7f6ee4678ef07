package vn.vongdoi.claimfile;

import static vn.vongdoi.claimfile.UnreadableFile.Category.NOT_A_CLAIM_FILE;
import static vn.vongdoi.claimfile.UnreadableFile.Category.TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** One pass over an outer document: the first only proves it, the second hands its encounters on. */
final class EnvelopeScan {
    private static final String ROOT = "GIAMDINHHS";

    private final Limits limits;
    private final @Nullable Envelope proved;
    private final @Nullable EncounterSink sink;

    private String facility = "";
    private String made = "";
    private String declared = "";
    private int read;
    private boolean signed;

    /** What is being collected, "" for nothing: one of the header's fields or LOAIHOSO. */
    private String collecting = "";

    private final StringBuilder text = new StringBuilder();
    private int encounterDepth;
    private long encounterStart;
    private int contentDepth;
    private String kind = "";
    private TableContent content = new TableContent();
    private List<SentTable> tables = new ArrayList<>();

    EnvelopeScan(Limits limits) {
        this(limits, null, null);
    }

    EnvelopeScan(Limits limits, @Nullable Envelope proved, @Nullable EncounterSink sink) {
        this.limits = limits;
        this.proved = proved;
        this.sink = sink;
    }

    Envelope read(InputStream raw) throws IOException {
        try (var in = new XmlInput(raw, limits.valueBytes())) {
            var xml = new Xml(in, limits);
            while (true) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begun(xml, in);
                    case XMLStreamConstants.END_ELEMENT -> ended(xml);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml);
                    case XMLStreamConstants.END_DOCUMENT -> {
                        return envelope();
                    }
                    default -> {}
                }
                in.allow(contentDepth > 0 ? limits.encounterBytes() : limits.valueBytes());
                if (encounterDepth > 0 && in.position() - encounterStart > limits.encounterBytes()) {
                    throw new UnreadableFile(
                            TOO_LARGE,
                            "Hồ sơ thứ " + (read + 1) + " lớn hơn " + (limits.encounterBytes() >> 20)
                                    + " MB. Hãy kiểm tra và xuất lại.");
                }
            }
        }
    }

    private void begun(Xml xml, XmlInput in) throws UnreadableFile {
        var name = xml.reader().getLocalName();
        if (xml.depth() == 1 && !name.equals(ROOT)) throw notAClaimFile(name);
        if (contentDepth > 0) {
            xml.unknown(name);
            if (sink != null) content.begin(xml.reader());
            return;
        }
        switch (name) {
            case "HOSO" -> {
                if (encounterDepth > 0) return;
                encounterDepth = xml.depth();
                encounterStart = in.position();
                tables = new ArrayList<>();
            }
            case "FILEHOSO" -> kind = "";
            case "NOIDUNGFILE" -> {
                if (encounterDepth == 0) return;
                contentDepth = xml.depth();
                content = new TableContent();
            }
            case "LOAIHOSO", "MACSKCB", "NGAYLAP", "SOLUONGHOSO" -> {
                collecting = name;
                text.setLength(0);
            }
            case "Signature" -> signed |= encounterDepth == 0;
            default -> xml.unknown(name);
        }
    }

    private void text(Xml xml) throws UnreadableFile {
        if (contentDepth > 0) {
            if (sink != null) content.text(xml);
        } else if (!collecting.isEmpty()) {
            xml.appendText(text);
        }
    }

    private void ended(Xml xml) {
        int depth = xml.depth() + 1;
        if (contentDepth > 0) {
            if (depth > contentDepth) {
                if (sink != null) content.end(xml.reader().getLocalName());
                return;
            }
            contentDepth = 0;
            if (sink != null) tables.add(content.table(kind));
        } else if (!collecting.isEmpty()) {
            collected(text.toString().strip());
            collecting = "";
        } else if (depth == encounterDepth) {
            encounterDepth = 0;
            read++;
            if (sink != null && proved != null) {
                sink.accept(new SentEncounter(proved.facility(), proved.made(), read, tables));
            }
        }
    }

    /** Inside an encounter only LOAIHOSO belongs to the envelope. */
    private void collected(String value) {
        if (collecting.equals("LOAIHOSO")) kind = value;
        else if (encounterDepth > 0) return;
        else if (collecting.equals("MACSKCB")) facility = value;
        else if (collecting.equals("NGAYLAP")) made = value;
        else declared = value;
    }

    private Envelope envelope() throws UnreadableFile {
        if (!Formats.facility(facility)) {
            throw new UnreadableFile(
                    NOT_A_CLAIM_FILE,
                    "MACSKCB phải là mã cơ sở 5 ký tự (ví dụ 31001), nhận được '" + Formats.shown(facility) + "'.");
        }
        return new Envelope(facility, madeDay(), declaredCount(), read, signed);
    }

    /** Some exporters add the time of day to NGAYLAP. */
    private LocalDate madeDay() throws UnreadableFile {
        Optional<LocalDate> day =
                made.length() >= 8 && Formats.digits(made) ? Formats.day(made.substring(0, 8)) : Optional.empty();
        return day.orElseThrow(() -> new UnreadableFile(
                NOT_A_CLAIM_FILE,
                "NGAYLAP phải là ngày yyyymmdd (ví dụ 20260131), nhận được '" + Formats.shown(made) + "'."));
    }

    private int declaredCount() {
        return !declared.isEmpty() && declared.length() <= 9 && Formats.digits(declared)
                ? Integer.parseInt(declared)
                : -1;
    }

    private static UnreadableFile notAClaimFile(String root) {
        var what = root.equals("CHI_TIEU_TRANG_THAI_KCB")
                ? "đây là dữ liệu check-in (XML0), được gửi bằng đường khác"
                : "thẻ gốc là <" + Formats.shown(root) + ">";
        return new UnreadableFile(NOT_A_CLAIM_FILE, "Cần tệp hồ sơ có thẻ gốc <" + ROOT + ">, nhưng " + what + ".");
    }
}
