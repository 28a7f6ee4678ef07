package vn.vongdoi.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of readings on their way into a chain, so that a program may die with an answer just given. A file is named
 * {@code chain-first.readings}, {@code first} being the number that its first line takes in the chain, and locked while
 * its program lives. Written by {@code write(2)} and left to the system to bring to disk: it outlives the program, and
 * what a power cut may take from it is what has not reached the database yet.
 */
final class Spool implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,8})-([1-9][0-9]{0,17})\\.readings");

    private final Path path;
    private final RandomAccessFile file;
    private final int chain;
    private final long first;
    private long size;

    private Spool(Path path, RandomAccessFile file, int chain, long first) throws IOException {
        this.path = path;
        this.file = file;
        this.chain = chain;
        this.first = first;
        this.size = file.length();
    }

    /** Gets its name when it is locked: nobody may take it for one left behind. */
    static Spool create(Path folder, int chain, long first) throws IOException {
        var path = folder.resolve(chain + "-" + first + ".readings");
        var begun = folder.resolve(chain + "-" + first + ".new");
        var file = new RandomAccessFile(begun.toFile(), "rw");
        try {
            if (lock(file).isEmpty()) throw new IOException(begun + " is in use");
            Files.move(begun, path, StandardCopyOption.ATOMIC_MOVE);
            return new Spool(path, file, chain, first);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Those whose programs have died, in the order of their chains. */
    static List<Spool> left(Path folder) throws IOException {
        var left = new ArrayList<Spool>();
        try (var files = Files.newDirectoryStream(folder, "*.readings")) {
            for (var path : files) {
                var name = NAME.matcher(path.getFileName().toString());
                if (!name.matches()) continue;
                var file = new RandomAccessFile(path.toFile(), "rw");
                // One that was deleted between the listing and here is empty and new again.
                if (lock(file).isPresent()) {
                    left.add(new Spool(path, file, Integer.parseInt(name.group(1)), Long.parseLong(name.group(2))));
                } else {
                    file.close();
                }
            }
        }
        left.sort((a, b) -> a.chain == b.chain ? Long.compare(a.first, b.first) : Integer.compare(a.chain, b.chain));
        return left;
    }

    private static Optional<FileLock> lock(RandomAccessFile file) throws IOException {
        try {
            return Optional.ofNullable(file.getChannel().tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // of this very program
        }
    }

    int chain() {
        return chain;
    }

    /** The number of its first line. */
    long first() {
        return first;
    }

    long size() {
        return size;
    }

    /** All of the lines or none. */
    void append(byte[] lines) throws IOException {
        try {
            file.write(lines);
            size += lines.length;
        } catch (IOException e) {
            file.setLength(size);
            file.seek(size);
            throw e;
        }
    }

    /** @param whole false = behind these stands something that is not as it was written */
    record Lines(List<Noted> noted, boolean whole) {}

    /** A last line without an end was being written when the program died: its reading was not answered. */
    Lines read() throws IOException {
        var bytes = new byte[Math.toIntExact(size)];
        file.seek(0);
        file.readFully(bytes);
        var noted = new ArrayList<Noted>();
        var begin = 0;
        for (var end = 0; end < bytes.length; end++) {
            if (bytes[end] != '\n') continue;
            try {
                noted.add(Noted.parse(new String(bytes, begin, end - begin, StandardCharsets.UTF_8)));
            } catch (RuntimeException e) {
                return new Lines(noted, false);
            }
            begin = end + 1;
        }
        return new Lines(noted, true);
    }

    /** Everything in it is entered. */
    void delete() throws IOException {
        Files.deleteIfExists(path);
        close();
    }

    /** For somebody to look into: what could be read of it is entered. */
    Path keepAside() throws IOException {
        var aside = path.resolveSibling(path.getFileName() + ".damaged");
        Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        close();
        return aside;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
