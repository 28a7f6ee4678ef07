package vn.vongdoi.bench;

import com.github.luben.zstd.ZstdDictTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.claims.ClaimsDoor;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Records;

/** Trains the dictionary that record bodies are compressed with, on what the doors really store. */
final class Dictionaries {
    private static final int SIZE = 64 << 10;
    private static final int SAMPLES = 24 << 20;

    private Dictionaries() {}

    static void train(ApplicationContext application, Path source, Path folder) throws IOException {
        application.getBean(ClaimsDoor.class).receive(Bench.claims(source), Actor.console(), file -> {});
        var records = application.getBean(Records.class);
        var persons = application
                .getBean(JdbcClient.class)
                .sql("select distinct person from record.resource where person > 0 order by person")
                .query(Long.class)
                .list();
        var trainer = new ZstdDictTrainer(SAMPLES, SIZE, 3);
        var random = new Random(1);
        for (var person : persons) {
            for (var entry : records.timeline(Actor.console(), Purpose.CARE, new PersonKey(person))) {
                if (random.nextInt(3) == 0) trainer.addSample(entry.resource().json());
            }
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve("dictionary-1.zstd"), trainer.trainSamples());
        System.out.println("Wrote " + folder.resolve("dictionary-1.zstd"));
    }
}
