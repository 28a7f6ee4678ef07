package vn.vongdoi.database;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that counts as a user of an embedded database, until it is killed. */
final class OtherUser {
    private OtherUser() {}

    static Process of(DataFolder folder) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherUser.class.getName(),
                        folder.folder("database").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.inputReader().readLine() == null) throw new IOException("the other process did not start");
        return process;
    }

    public static void main(String[] arguments) throws IOException {
        new Users(Path.of(arguments[0])).enter(alone -> alone);
        System.out.println("in");
        // Its standard input ends when the test does.
        while (System.in.read() >= 0) {}
    }
}
