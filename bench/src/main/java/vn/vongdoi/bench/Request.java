package vn.vongdoi.bench;

import java.io.IOException;
import vn.vongdoi.bench.Connection.Answer;

/**
 * Something a client asks.
 *
 * @param resources how many it stores or fetches when it goes well
 * @param bytes that it sends
 */
record Request(String told, int resources, long bytes, Sending sending) {
    interface Sending {
        Answer send(Connection connection) throws IOException;
    }

    static Request get(String path) {
        return new Request("GET " + path, 1, 0, connection -> connection.get(path));
    }

    static Request transaction(Bundle bundle) {
        return new Request(
                "POST /fhir of " + bundle.file(),
                bundle.resources(),
                bundle.bytes(),
                connection -> connection.post("/fhir", bundle.file()));
    }
}
