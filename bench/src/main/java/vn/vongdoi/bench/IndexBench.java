package vn.vongdoi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.linkage.Linkage;
import vn.vongdoi.match.Field;
import vn.vongdoi.match.MatchFile;
import vn.vongdoi.person.BhxhNumber;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.Contact;
import vn.vongdoi.person.Papers;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonFacts;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.person.Sex;
import vn.vongdoi.record.Draft;
import vn.vongdoi.record.Records;
import vn.vongdoi.simulator.LinkageDeck;

/** The same records through the running person index: first its rules, then comparing, then one more at a time. */
final class IndexBench {
    private static final int AT_ONCE = 256;
    private static final int ONE_BY_ONE = 200;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private final Server server;
    private final People people;
    private final Records records;

    private IndexBench(Server server) {
        this.server = server;
        this.people = server.application().getBean(People.class);
        this.records = server.application().getBean(Records.class);
    }

    static void run(Path home, int count) throws IOException {
        var file = home.resolve("index-deck.csv");
        new LinkageDeck(count, 7).write(file);
        var deck = MatchFile.read(file, "rec_id", MatchBench.columns());
        try (var server = Server.start(home.resolve("index"))) {
            var takes = IntStream.range(0, deck.keys().size())
                    .filter(i -> hasBirth(deck.told().get(i)))
                    .toArray();
            new IndexBench(server)
                    .run(
                            Arrays.stream(takes).mapToObj(deck.keys()::get).toList(),
                            Arrays.stream(takes).mapToObj(deck.told()::get).toList());
        }
    }

    /** A door refuses a day that no calendar has; the deck has such slips of the pen. */
    private static boolean hasBirth(Map<Field, String> told) {
        try {
            BirthDate.parse(told.getOrDefault(Field.BIRTH, ""));
            return true;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private void run(List<String> keys, List<Map<Field, String>> told) {
        var linkage = server.application().getBean(Linkage.class);
        var known = told.size() - ONE_BY_ONE;
        var begun = System.nanoTime();
        var persons = new ArrayList<PersonKey>();
        for (var i = 0; i < known; i += AT_ONCE) persons.addAll(told(told.subList(i, Math.min(known, i + AT_ONCE))));
        System.out.printf("The index itself: %,d records, told after %.1f s%n", known, since(begun));
        linkage.settle();
        System.out.printf("  compared after %.1f s%n", since(begun));
        var millis = new double[ONE_BY_ONE];
        for (var i = 0; i < ONE_BY_ONE; i++) {
            persons.addAll(told(List.of(told.get(known + i))));
            var asked = System.nanoTime();
            linkage.settle();
            millis[i] = (System.nanoTime() - asked) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "  one more record compared: p50 %.1f ms, p99 %.1f ms%n",
                millis[ONE_BY_ONE / 2], millis[ONE_BY_ONE * 99 / 100]);
        judge(keys, persons);
        System.out.printf(
                "  database %,d MB%n",
                server.sql()
                                .sql(
                                        "select pg_total_relation_size('linkage.block') + pg_total_relation_size('person.person')")
                                .query(Long.class)
                                .single()
                        >> 20);
    }

    /** As a door tells it, Patients and all. */
    private List<PersonKey> told(List<Map<Field, String>> told) {
        return records.write(writing -> {
            var arrivals = told.stream()
                    .map(one -> new People.Arrival(facts(one), writing.nextPosition()))
                    .toList();
            var met = people.findOrCreate(arrivals);
            var patients = new LinkedHashMap<PersonKey, Draft>();
            for (var i = 0; i < met.size(); i++) {
                var person = met.get(i).person();
                writing.changed(arrivals.get(i).position(), person.key(), "bench", Actor.console(), Purpose.CARE);
                if (met.get(i).changed()) patients.put(person.key(), Draft.of(person.patient(), person.key()));
            }
            writing.put(List.copyOf(patients.values()), arrivals.getLast().position());
            return met.stream().map(it -> it.person().key()).toList();
        });
    }

    private static PersonFacts facts(Map<Field, String> told) {
        return new PersonFacts(
                        told.getOrDefault(Field.NAME, ""),
                        BirthDate.parse(told.getOrDefault(Field.BIRTH, "")),
                        Sex.of(Integer.parseInt(told.getOrDefault(Field.SEX, "3"))),
                        told.get(Field.COMMUNE),
                        Cccd.find(told.getOrDefault(Field.CCCD, "")),
                        BhxhNumber.find(told.getOrDefault(Field.BHXH, "")),
                        Optional.empty(),
                        null,
                        null,
                        DAY,
                        false)
                .with(
                        Papers.NONE,
                        Contact.of(told.getOrDefault(Field.PHONE, ""), told.getOrDefault(Field.ADDRESS, ""), ""));
    }

    /** Of the pairs of records that are of one person, how many stand under one person now; and of those that do, how many rightly. */
    private void judge(List<String> keys, List<PersonKey> persons) {
        var canonical = new HashMap<PersonKey, PersonKey>();
        var truth = new HashMap<String, Map<PersonKey, Integer>>();
        var found = new HashMap<PersonKey, Map<String, Integer>>();
        var rules = new HashMap<String, Map<PersonKey, Integer>>();
        for (var i = 0; i < persons.size(); i++) {
            var person = MatchBench.person(keys.get(i));
            var now = canonical.computeIfAbsent(persons.get(i), people::canonical);
            truth.computeIfAbsent(person, _ -> new HashMap<>()).merge(now, 1, Integer::sum);
            rules.computeIfAbsent(person, _ -> new HashMap<>()).merge(persons.get(i), 1, Integer::sum);
            found.computeIfAbsent(now, _ -> new HashMap<>()).merge(person, 1, Integer::sum);
        }
        var pairs = truth.values().stream().mapToLong(one -> pairs(sum(one))).sum();
        var right = truth.values().stream().mapToLong(IndexBench::together).sum();
        var all = found.values().stream().mapToLong(one -> pairs(sum(one))).sum();
        var byRules = rules.values().stream().mapToLong(IndexBench::together).sum();
        System.out.printf(
                "  %,d pairs are of one person: its rules join %.4f, with comparing %.4f; precision %.5f%n",
                pairs, (double) byRules / pairs, (double) right / pairs, (double) right / all);
    }

    private static long together(Map<?, Integer> counts) {
        return counts.values().stream().mapToLong(IndexBench::pairs).sum();
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static long pairs(int records) {
        return records * (records - 1L) / 2;
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
