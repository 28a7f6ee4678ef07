package vn.vongdoi.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.linkage.Likeness.State;
import vn.vongdoi.linkage.PairStore.Progress;
import vn.vongdoi.match.Field;
import vn.vongdoi.match.Judgement;
import vn.vongdoi.match.Lessons;
import vn.vongdoi.match.Outcome;
import vn.vongdoi.match.Profile;
import vn.vongdoi.match.Weights;
import vn.vongdoi.person.People;
import vn.vongdoi.person.People.News;
import vn.vongdoi.person.People.Suspicion;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.person.PersonName;
import vn.vongdoi.place.Places;

/** Compares those of whom something new was told with whoever shares a key with them, and notes who may be whom. */
final class Comparing {
    /** So many at once. */
    private static final int MOST = 500;

    /** With fewer there is nothing to learn from; and where few have been told of so far, many more live. */
    private static final long ENOUGH = 20_000;

    private static final int SAMPLE = 5_000;

    private final People people;
    private final Places places;
    private final PairStore pairs;
    private final Neighbours neighbours;
    private final Knowledge knowledge;

    Comparing(People people, Places places, PairStore pairs, Neighbours neighbours, Knowledge knowledge) {
        this.people = people;
        this.places = places;
        this.pairs = pairs;
        this.neighbours = neighbours;
        this.knowledge = knowledge;
    }

    /**
     * Looks on from where somebody stopped, within one transaction.
     *
     * @param waits for another process that is looking
     * @return whether there was anything
     */
    boolean round(boolean waits) {
        var locked = pairs.progress(waits);
        if (locked.isEmpty()) return false;
        var progress = locked.get();
        var news = people.news(progress.told(), MOST);
        var suspicions = people.suspicions(progress.suspected(), MOST);
        if (news.isEmpty() && suspicions.isEmpty()) return learn(progress);
        var size = size();
        var weights = knowledge.weights(size);
        if (!news.isEmpty()) compare(news, weights, size);
        for (var suspicion : suspicions) suspect(suspicion, weights);
        pairs.progress(new Progress(
                news.isEmpty() ? progress.told() : news.getLast().position(),
                suspicions.isEmpty()
                        ? progress.suspected()
                        : suspicions.getLast().position(),
                progress.learnt()));
        return true;
    }

    private void compare(List<News> news, Weights weights, long size) {
        var told = news.stream()
                .collect(
                        Collectors.toMap(one -> one.person().key(), one -> one, (_, last) -> last, LinkedHashMap::new));
        var profiles = new HashMap<PersonKey, Profile>();
        told.forEach((key, one) -> profiles.put(key, profile(one.person())));
        neighbours.enter(profiles);
        var found = neighbours.of(profiles);
        var others = people.persons(unknown(found, told.keySet()));
        var bearers = people.bearers(told.values().stream()
                .map(one -> PersonName.plain(one.person().name()))
                .collect(Collectors.toSet()));
        told.forEach((key, one) -> {
            var own = profile(one.person());
            var share = bearers.getOrDefault(PersonName.plain(one.person().name()), 1L);
            var different = new ArrayList<PersonKey>();
            for (var neighbour : found.getOrDefault(key, Set.of())) {
                // Two of one round meet once.
                if (told.containsKey(neighbour) && neighbour.value() < key.value()) continue;
                var other = told.containsKey(neighbour) ? told.get(neighbour).person() : others.get(neighbour);
                if (other == null) continue;
                var judgement = Judgement.of(weights, own, profile(other), Math.max(0.5, share - 1.0) / size);
                if (judgement.outcome() == Outcome.DIFFERENT) different.add(other.key());
                else note(one, other, judgement);
            }
            if (!different.isEmpty()) pairs.forget(key, different);
        });
    }

    private void note(News news, Person other, Judgement judgement) {
        var one = news.person();
        var state = judgement.outcome() == Outcome.SAME ? certain(one, other) : State.WAITING;
        note(one, other, "MATCH", judgement, state, news.position());
    }

    /** Two with personal numbers of their own, or whom the population register lists as two, only somebody may join. */
    private static State certain(Person one, Person other) {
        return areTwo(List.of(one, other)) ? State.WAITING : State.SAME;
    }

    /** Nobody has two personal numbers, or stands in the population register twice; not for the program to decide. */
    static boolean areTwo(Collection<Person> all) {
        return all.stream().filter(person -> person.cccd().isPresent()).count() > 1
                || all.stream().filter(Person::registered).count() > 1;
    }

    private void note(Person one, Person other, String reason, Judgement judgement, State state, long position) {
        if (people.canonical(one.key()).equals(people.canonical(other.key()))) return;
        pairs.note(one.key(), other.key(), reason, judgement.score(), state, position);
    }

    /**
     * A document gave somebody's number to another. Where neither name nor birth agrees at all, as when a mother's card is
     * typed for her child, they are two people whatever the number says.
     */
    private void suspect(Suspicion suspicion, Weights weights) {
        var persons = people.persons(List.of(suspicion.person(), suspicion.other()));
        var one = persons.get(suspicion.person());
        var other = persons.get(suspicion.other());
        if (one == null || other == null) return;
        var judgement = judge(one, other, weights);
        if (judgement.evidence().stream()
                .filter(it -> it.field() == Field.NAME || it.field() == Field.BIRTH)
                .allMatch(it -> it.level() <= (it.field() == Field.NAME ? 2 : 1))) return;
        var state = judgement.outcome() == Outcome.SAME ? certain(one, other) : State.WAITING;
        note(one, other, suspicion.reason(), judgement, state, suspicion.position());
    }

    /** As the desk shows it. */
    Judgement judge(Person one, Person other) {
        return judge(one, other, knowledge.weights(size()));
    }

    private Judgement judge(Person one, Person other, Weights weights) {
        var name = PersonName.plain(one.name());
        var bearers = name.equals(PersonName.plain(other.name()))
                ? people.bearers(Set.of(name)).getOrDefault(name, 1L)
                : 1L;
        return Judgement.of(weights, profile(one), profile(other), Math.max(0.5, bearers - 1.0) / size());
    }

    private long size() {
        return Math.max(ENOUGH, people.size());
    }

    /** Whether the province has doubled since its records were asked what agreement is worth. */
    boolean mayLearn() {
        return mayLearn(pairs.learnt());
    }

    private boolean mayLearn(long learnt) {
        var size = people.size();
        return size >= ENOUGH && size >= 2 * learnt;
    }

    private boolean learn(Progress progress) {
        if (!mayLearn(progress.learnt())) return false;
        var size = people.size();
        var lessons = new Lessons();
        var sample = people.sample(SAMPLE, size);
        var profiles = new LinkedHashMap<PersonKey, Profile>();
        sample.forEach(person -> profiles.put(person.key(), profile(person)));
        var found = neighbours.of(profiles);
        var others = people.persons(unknown(found, Set.of()));
        profiles.forEach((key, profile) -> lessons.show(
                profile,
                found.getOrDefault(key, Set.of()).stream()
                        .map(others::get)
                        .filter(Objects::nonNull)
                        .map(this::profile)
                        .toList()));
        knowledge.keep(lessons.learnt(size, knowledge.beginning(size)), size);
        pairs.progress(new Progress(progress.told(), progress.suspected(), size));
        return true;
    }

    private static Set<PersonKey> unknown(Map<PersonKey, Set<PersonKey>> found, Set<PersonKey> known) {
        var unknown = new HashSet<PersonKey>();
        found.values().forEach(unknown::addAll);
        unknown.removeAll(known);
        return unknown;
    }

    private Profile profile(Person person) {
        return Profiles.of(person, places);
    }
}
