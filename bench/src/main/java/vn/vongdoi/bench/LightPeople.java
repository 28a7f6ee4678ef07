package vn.vongdoi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.vongdoi.simulator.SimulationPlan;
import vn.vongdoi.simulator.Simulator;

/** The simulator's population as FHIR, each with a few visits, diagnoses and measurements: a province's breadth. */
final class LightPeople implements AutoCloseable {
    /** People in one transaction. */
    static final int BUNDLE = 20;

    private static final LightPerson.Size ORDINARY = new LightPerson.Size(2, 3, 4);
    /** With the Patient 500 resources. */
    private static final LightPerson.Size ILL = new LightPerson.Size(100, 150, 249);

    private final CSVParser file;
    private final Iterator<CSVRecord> rows;
    private final List<String> identifiers = new ArrayList<>();
    private int drawn;

    private LightPeople(Path register) throws IOException {
        this.file = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(register));
        this.rows = file.iterator();
    }

    /** @param folder must be empty */
    static LightPeople write(Path folder, int people) throws IOException {
        var plan = SimulationPlan.of(7, Math.max(1_000, people), 0, LocalDate.of(2026, 11, 1));
        new Simulator(plan).write(folder, (what, done, total) -> {});
        return new LightPeople(folder.resolve("registers/people.csv"));
    }

    /** Transactions that bring the next so many people. */
    List<Request> next(int people) {
        return IntStream.range(0, people / BUNDLE)
                .mapToObj(i -> transaction(BUNDLE, ORDINARY))
                .toList();
    }

    /** A transaction that brings one person with five hundred resources. */
    Request ill() {
        return transaction(1, ILL);
    }

    /** Numbers of people that were brought, {@code system|value}. */
    synchronized List<String> identifiers() {
        return List.copyOf(identifiers);
    }

    private Request transaction(int people, LightPerson.Size size) {
        return new Request(
                people + " people of " + size,
                people * size.resources(),
                0,
                connection -> connection.post("/fhir", bundle(people, size)));
    }

    private byte[] bundle(int people, LightPerson.Size size) {
        var json = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[");
        for (var i = 0; i < people; i++) next(size).write(json);
        json.setCharAt(json.length() - 1, ']');
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private synchronized LightPerson next(LightPerson.Size size) {
        var person = new LightPerson(rows.next(), drawn++, size);
        person.identifier().ifPresent(identifiers::add);
        return person;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
