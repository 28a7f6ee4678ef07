package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.vongdoi.ExampleStore.Stored;

/**
 * The examples of the standard and the complete examples of every type, through the running server: what is stored is
 * read back the same in JSON and in XML, and every search parameter of R4 finds what HAPI's FHIRPath engine says.
 */
class FhirExamplesTest {
    private static final int THREADS = 4;

    @Test
    void aTenthOfTheExamplesIsReadBackTheSameAndFoundByItsValues() throws Exception {
        hold(10);
    }

    @Test
    @Tag("full")
    void everyExampleIsReadBackTheSameAndFoundByItsValues() throws Exception {
        hold(1);
    }

    private static void hold(int oneIn) throws Exception {
        var examples = ExampleStore.all();
        Collections.shuffle(examples, new Random(4));
        examples.subList(examples.size() / oneIn, examples.size()).clear();
        var server = FhirServer.own();
        var store = new ExampleStore(server);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var stored = new ArrayList<Stored>();
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var example : examples) {
                tasks.add(() -> {
                    var one = store.store(example);
                    synchronized (stored) {
                        return one.isPresent() && stored.add(one.get());
                    }
                });
            }
            for (var done : threads.invokeAll(tasks)) done.get();
            System.out.printf(
                    "Examples through the server: %d, stored %d, compared %d, differences %d; refused as they should be %d, without an endpoint %d%n",
                    examples.size(),
                    store.written.get(),
                    store.compared.get(),
                    store.differences.size(),
                    store.rejected.get(),
                    store.withoutEndpoint.get());
            assertThat(store.differences).isEmpty();

            var searches = new ExampleSearches(server);
            searches.hold(stored, threads);
            System.out.printf(
                    "Searches of them: %d examples, %d parameters (%d with values), %d pairs (%d with values), %d excluded, %d values without a search, %d searches, %d differences%n",
                    stored.size(),
                    searches.parameters.size(),
                    searches.parametersWithValues.size(),
                    searches.pairs,
                    searches.pairsWithValues,
                    searches.excluded,
                    searches.unasked,
                    searches.searches.get(),
                    searches.differences.size());
            assertThat(searches.differences).isEmpty();
            assertThat(searches.excluded).isLessThanOrEqualTo(searches.pairs / 100);
        }
    }
}
