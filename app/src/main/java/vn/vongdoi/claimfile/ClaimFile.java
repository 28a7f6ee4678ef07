package vn.vongdoi.claimfile;

import static vn.vongdoi.claimfile.UnreadableFile.Category.MALFORMED;
import static vn.vongdoi.claimfile.UnreadableFile.Category.MISSING;
import static vn.vongdoi.claimfile.UnreadableFile.Category.TRUNCATED;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Reads one claim file. First the whole outer document is proved sound, then it is read again and its encounters are
 * handed on, so that a broken file leaves nothing behind. Memory is that of one encounter, whatever the file's size.
 */
public final class ClaimFile {
    private ClaimFile() {}

    /** @throws UnreadableFile before the first encounter is handed on */
    static Envelope read(Path file, EncounterSink sink) throws UnreadableFile {
        return read(new ClaimSource(file.toString(), () -> Files.newInputStream(file)), sink);
    }

    /** @throws UnreadableFile before the first encounter is handed on */
    public static Envelope read(ClaimSource source, EncounterSink sink) throws UnreadableFile {
        return read(source, Limits.STANDARD, sink);
    }

    static Envelope read(ClaimSource source, Limits limits, EncounterSink sink) throws UnreadableFile {
        var envelope = scan(source, new EnvelopeScan(limits));
        scan(source, new EnvelopeScan(limits, envelope, sink));
        return envelope;
    }

    private static Envelope scan(ClaimSource source, EnvelopeScan scan) throws UnreadableFile {
        try (var in = source.open()) {
            return scan.read(in);
        } catch (UnreadableFile e) {
            throw e;
        } catch (EOFException e) {
            throw new UnreadableFile(TRUNCATED, "Tệp nén bị cắt cụt. Hãy nén và gửi lại.", e);
        } catch (ZipException e) {
            throw new UnreadableFile(MALFORMED, "Tệp nén bị hỏng. Hãy nén và gửi lại.", e);
        } catch (IOException e) {
            throw new UnreadableFile(MISSING, "Không đọc được tệp: " + e.getMessage(), e);
        }
    }
}
