package vn.vongdoi.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection over a plain socket; a file goes out without passing through the program. Client
 * and server share the machine, and what the client does not burn the server may.
 */
final class Connection implements AutoCloseable {
    private final int port;
    private final String headers;
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
    private @Nullable SocketChannel channel;

    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Connection(int port, String token) {
        this.port = port;
        this.headers = "Host: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nAccept: application/fhir+json\r\n";
    }

    /** @param path encoded as it shall go out */
    Answer get(String path) throws IOException {
        var out = open();
        send(out, "GET " + path + " HTTP/1.1\r\n" + headers + "\r\n");
        return answer(out);
    }

    Answer post(String path, byte[] json) throws IOException {
        var out = open();
        send(out, head(path, json.length));
        write(out, ByteBuffer.wrap(json));
        return answer(out);
    }

    Answer post(String path, Path file) throws IOException {
        var out = open();
        try (var body = FileChannel.open(file, StandardOpenOption.READ)) {
            var size = body.size();
            send(out, head(path, size));
            for (var sent = 0L; sent < size; ) sent += body.transferTo(sent, size - sent, out);
        }
        return answer(out);
    }

    private String head(String path, long length) {
        return "POST " + path + " HTTP/1.1\r\n" + headers + "Content-Type: application/fhir+json\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    private SocketChannel open() throws IOException {
        if (channel == null) {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            in.limit(0);
        }
        return channel;
    }

    private static void send(SocketChannel out, String text) throws IOException {
        write(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void write(SocketChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) out.write(bytes);
    }

    private Answer answer(SocketChannel from) throws IOException {
        var status = Integer.parseInt(line(from).split(" ", 3)[1]);
        var length = 0;
        var chunked = false;
        var last = false;
        for (var line = line(from); !line.isEmpty(); line = line(from)) {
            var header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:"))
                length = Integer.parseInt(header.substring(15).strip());
            if (header.startsWith("transfer-encoding:")) chunked = header.endsWith("chunked");
            if (header.startsWith("connection:")) last = header.endsWith("close");
        }
        var body = chunked ? chunks(from) : bytes(from, length);
        if (last) close();
        return new Answer(status, body);
    }

    private byte[] chunks(SocketChannel from) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = size(from); size > 0; size = size(from)) {
            body.write(bytes(from, size));
            line(from);
        }
        line(from);
        return body.toByteArray();
    }

    private int size(SocketChannel from) throws IOException {
        return Integer.parseInt(line(from), 16);
    }

    private byte[] bytes(SocketChannel from, int length) throws IOException {
        var bytes = new byte[length];
        for (var have = 0; have < length; ) {
            fill(from);
            var now = Math.min(in.remaining(), length - have);
            in.get(bytes, have, now);
            have += now;
        }
        return bytes;
    }

    private String line(SocketChannel from) throws IOException {
        var line = new StringBuilder();
        while (true) {
            fill(from);
            var read = (char) in.get();
            if (read == '\n') return line.toString();
            if (read != '\r') line.append(read);
        }
    }

    /** At least one byte to read. */
    private void fill(SocketChannel from) throws IOException {
        if (in.hasRemaining()) return;
        in.clear();
        var read = from.read(in);
        in.flip();
        if (read < 0) throw new EOFException("the server ended the connection");
    }

    @Override
    public void close() throws IOException {
        if (channel != null) channel.close();
        channel = null;
    }
}
