package vn.vongdoi.bench;

import com.github.luben.zstd.ZstdDictTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Records;

/** Trains the dictionary that record bodies are compressed with, on what the doors really store. */
final class Dictionaries {
    /** A released dictionary is never changed: another one gets the next number. */
    private static final int NUMBER = 4;

    private static final int SIZE = 64 << 10;
    private static final int SAMPLES = 16 << 20;
    /** As the record compresses. */
    private static final int LEVEL = 1;

    private static final int SYNTHEA = 60;
    /** Not the people whom the benches measure with. */
    private static final int SEED = Synthea.SEED + 1;

    private static final int LIGHT = 4_000;

    private final Server server;
    private final Failures failures = new Failures();
    private long lastPerson;

    Dictionaries(Server server) {
        this.server = server;
    }

    /** @param source a simulated province */
    void train(Path source, Path folder) throws Exception {
        server.application().getBean(ClaimsDoor.class).receive(Bench.claims(source), Actor.console(), file -> {});
        var claims = arrived("claims", 8 << 20);
        var bundles = new Synthea(SEED).bundles(SYNTHEA);
        post(bundles.places().stream().map(Request::transaction).toList());
        post(bundles.people().stream().map(Request::transaction).toList());
        var synthea = arrived("Synthea", 4 << 20);
        try (var people = LightPeople.write(source.resolveSibling("light"), LIGHT)) {
            post(people.next(LIGHT));
        }
        var light = arrived("light", 2 << 20);

        var mixes = List.of(claims, synthea, light);
        var trainer = new ZstdDictTrainer(SAMPLES, SIZE, 3);
        // Mixed well: the trainer judges its choice by the last quarter of what it is given.
        var learnt = new ArrayList<byte[]>();
        for (var mix : mixes) learnt.addAll(mix.learnt());
        Collections.shuffle(learnt, new Random(1));
        learnt.forEach(trainer::addSample);
        var dictionary = trainer.trainSamples();
        Files.createDirectories(folder);
        var file = folder.resolve("dictionary-" + NUMBER + ".zstd");
        Files.write(file, dictionary);
        System.out.printf("Wrote %s. Bytes a body of people it has not seen:%n", file);
        for (var mix : mixes) {
            System.out.printf(
                    "  %-12s %6.0f plain, %5.0f with dictionary %d, %5.0f with the new one (%,d bodies)%n",
                    mix.name(),
                    mix.plain(),
                    mix.compressed(released(), LEVEL),
                    NUMBER - 1,
                    mix.compressed(dictionary, LEVEL),
                    mix.held().size());
        }
    }

    private void post(List<Request> requests) throws Exception {
        Round.run(server, 4, requests, failures);
        if (failures.count() > 0) throw new IllegalStateException("not all could be stored");
    }

    /** Bodies of the people that came since it was asked last. */
    private Samples arrived(String name, int bytes) {
        var persons = server.sql()
                .sql("select distinct person from record.resource where person > :last order by person")
                .param("last", lastPerson)
                .query(Long.class)
                .list();
        lastPerson = persons.getLast();
        var records = server.application().getBean(Records.class);
        return Samples.draw(
                name,
                persons,
                person -> records.timeline(Actor.console(), Purpose.CARE, new PersonKey(person)).stream()
                        .map(entry -> entry.resource().json())
                        .toList(),
                bytes);
    }

    private static byte[] released() throws IOException {
        try (var in = Records.class.getResourceAsStream("/record/dictionary-" + (NUMBER - 1) + ".zstd")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
