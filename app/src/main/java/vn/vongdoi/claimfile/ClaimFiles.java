package vn.vongdoi.claimfile;

import static vn.vongdoi.claimfile.UnreadableFile.Category.MALFORMED;
import static vn.vongdoi.claimfile.UnreadableFile.Category.MISSING;
import static vn.vongdoi.claimfile.UnreadableFile.Category.TOO_LARGE;
import static vn.vongdoi.claimfile.UnreadableFile.Category.WRONG_TYPE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Finds the claim files behind a path: a file, a folder, a .gz or a .zip. What a file is, its bytes say. */
public final class ClaimFiles {
    private ClaimFiles() {}

    /** Takes the files one by one; an archive stays open only while its own entries are taken. */
    public interface Visitor {
        void file(ClaimSource source);

        /** A file or archive in which no claim file can be found. */
        void unreadable(String path, UnreadableFile why);
    }

    /** Visits every claim file at a path; of a folder or an archive only .xml, .xml.gz, .gz and .zip, in name order. */
    public static void visit(Path path, Visitor visitor) {
        visit(path, path.toString(), visitor);
    }

    /**
     * As {@link #visit(Path, Visitor)}, shown in reports under another name (an upload is kept in a temporary
     * file).
     */
    public static void visit(Path path, String shown, Visitor visitor) {
        try {
            if (Files.isDirectory(path)) folder(path, shown, visitor);
            else file(path, shown, visitor);
        } catch (UnreadableFile e) {
            visitor.unreadable(shown, e);
        } catch (IOException e) {
            visitor.unreadable(shown, new UnreadableFile(MISSING, "Không mở được tệp: " + e.getMessage(), e));
        }
    }

    private static void folder(Path folder, String shown, Visitor visitor) throws IOException {
        try (var children = Files.list(folder)) {
            for (var child : children.sorted().toList()) {
                var name = child.getFileName().toString();
                if (Files.isDirectory(child) || named(name, ".xml", ".gz", ".zip")) {
                    visit(child, shown + "/" + name, visitor);
                }
            }
        }
    }

    private static void file(Path path, String shown, Visitor visitor) throws IOException {
        if (!Files.isRegularFile(path)) throw new UnreadableFile(MISSING, "Không có tệp này: " + shown);
        var first = first(Files.newInputStream(path));
        if (first.zip()) {
            archive(path, shown, visitor);
        } else if (first.gzip()) {
            visitor.file(new ClaimSource(shown, () -> gunzipped(Files.newInputStream(path), Files.size(path))));
        } else {
            visitor.file(new ClaimSource(shown, () -> Files.newInputStream(path)));
        }
    }

    private static void archive(Path path, String shown, Visitor visitor) throws IOException {
        try (var zip = open(path)) {
            var entries = zip.stream()
                    .filter(e -> !e.isDirectory())
                    .filter(e -> named(e.getName(), ".xml", ".gz"))
                    .toList();
            long packed =
                    entries.stream().mapToLong(ZipEntry::getCompressedSize).sum();
            if (zip.size() > Limits.STANDARD.archiveEntries() || packed > Files.size(path)) {
                throw new UnreadableFile(
                        TOO_LARGE, "Tệp ZIP có quá nhiều tệp con hoặc các tệp con chồng lên nhau: giống bom nén.");
            }
            if (zip.getEntry("[Content_Types].xml") != null) {
                throw new UnreadableFile(
                        WRONG_TYPE, "Cần tệp XML hồ sơ (GIAMDINHHS), nhưng đây là tệp Excel/Word (.xlsx, .docx).");
            }
            if (entries.isEmpty()) {
                throw new UnreadableFile(WRONG_TYPE, "Trong tệp ZIP này không có tệp .xml nào.");
            }
            for (var entry : entries) {
                visitor.file(new ClaimSource(shown + "!/" + entry.getName(), () -> unzipped(zip, entry)));
            }
        } catch (ZipException e) {
            throw new UnreadableFile(MALFORMED, "Tệp ZIP bị hỏng hoặc bị cắt cụt. Hãy nén và gửi lại.", e);
        }
    }

    private static ZipFile open(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            // Old Windows archivers write names in a local code page; the names are only shown.
            return new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1);
        }
    }

    private static InputStream unzipped(ZipFile zip, ZipEntry entry) throws IOException {
        var in = new Unpacked(zip.getInputStream(entry), entry.getCompressedSize(), Limits.STANDARD);
        return first(zip.getInputStream(entry)).gzip() ? gunzipped(in, entry.getSize()) : in;
    }

    private static InputStream gunzipped(InputStream packed, long size) throws IOException {
        try {
            return new Unpacked(new GZIPInputStream(new BufferedInputStream(packed), 1 << 16), size, Limits.STANDARD);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    private static FirstBytes first(InputStream opened) throws IOException {
        try (opened) {
            var bytes = opened.readNBytes(FirstBytes.WANTED);
            return new FirstBytes(bytes, bytes.length);
        }
    }

    private static boolean named(String name, String... endings) {
        var lower = name.toLowerCase(Locale.ROOT);
        for (var ending : endings) if (lower.endsWith(ending)) return true;
        return false;
    }
}
