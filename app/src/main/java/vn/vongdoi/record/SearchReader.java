package vn.vongdoi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.index.Sieve;
import vn.vongdoi.index.Sieves;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.search.SearchCondition;
import vn.vongdoi.search.SearchParameter;
import vn.vongdoi.search.SearchQuery;
import vn.vongdoi.search.SearchTerm;
import vn.vongdoi.search.SearchValue;

/**
 * The SQL of searching. Candidates come newest first, which is also the order of the pages: what is written meanwhile
 * stands before the first page, and no page shifts.
 */
final class SearchReader implements Sieves.Asking {
    /** Through so many resources at most a chain leads. */
    private static final int MOST_LINKS = 2_000;

    private static final int LARGEST_BATCH = 2_000;

    private final JdbcClient sql;
    private final People people;

    SearchReader(JdbcClient sql, People people) {
        this.sql = sql;
        this.people = people;
    }

    /** Matches newest first, from behind a key on. */
    List<Candidate> newest(SearchQuery query, Scope scope, long before, int limit) {
        var found = new ArrayList<Candidate>();
        each(query.type(), sieve(query.type(), query.conditions(), scope), scope, before, limit, candidate -> {
            found.add(candidate);
            return found.size() < limit;
        });
        return found;
    }

    List<ResourceId> matches(SearchQuery query, Scope scope, int limit) {
        return newest(query, scope, Long.MAX_VALUE, limit).stream()
                .map(c -> c.version().id())
                .toList();
    }

    /**
     * The matches of several searches, the newest first, so many at most of each. What asks for one identifier or code,
     * as the references of a transaction do, is asked for together.
     */
    List<List<ResourceId>> matches(List<SearchQuery> queries, Scope scope, int limit) {
        var found = new HashMap<SearchQuery, List<ResourceId>>();
        queries.stream()
                .filter(query -> Sieves.word(query).isPresent())
                .collect(Collectors.groupingBy(SearchQuery::type))
                .forEach((type, alike) -> together(type, alike, scope, limit, found));
        return queries.stream()
                .map(query -> found.containsKey(query) ? found.get(query) : matches(query, scope, limit))
                .toList();
    }

    private void together(
            ResourceType type,
            List<SearchQuery> queries,
            Scope scope,
            int limit,
            Map<SearchQuery, List<ResourceId>> found) {
        var words =
                queries.stream().map(query -> Sieves.word(query).orElseThrow()).toList();
        var most = (limit + 1) * queries.size();
        var sieve = Sieve.of(words);
        var candidates = batch(type, sieve, scope, Long.MAX_VALUE, most);
        // One of them is common: each is asked for alone.
        if (candidates.size() == most) return;
        for (var query : queries) {
            var matching = (SearchCondition.Matching) query.conditions().getFirst();
            found.put(
                    query,
                    candidates.stream()
                            .filter(candidate -> matching.matches(candidate.values()))
                            .limit(limit)
                            .map(candidate -> candidate.version().id())
                            .toList());
        }
    }

    /** Every match, until the taker has enough. */
    void each(SearchQuery query, Scope scope, Predicate<Candidate> taker) {
        each(query.type(), sieve(query.type(), query.conditions(), scope), scope, Long.MAX_VALUE, LARGEST_BATCH, taker);
    }

    long count(SearchQuery query, Scope scope) {
        var sieve = sieve(query.type(), query.conditions(), scope);
        if (sieve.isExact()) {
            return sql.sql("select count(*) from record.resource r where " + condition(query.type(), sieve, scope))
                    .params(scope.parameters())
                    .query(Long.class)
                    .single();
        }
        var count = new long[1];
        each(query.type(), sieve, scope, Long.MAX_VALUE, LARGEST_BATCH, candidate -> ++count[0] > 0);
        return count[0];
    }

    private void each(
            ResourceType type, Sieve sieve, Scope scope, long before, int wanted, Predicate<Candidate> taker) {
        var from = before;
        // A batch may come to less than a page when bodies settle: then the next is larger.
        for (var batch = Math.min(wanted, LARGEST_BATCH); ; batch = Math.min(4 * batch, LARGEST_BATCH)) {
            var candidates = batch(type, sieve, scope, from, batch);
            for (var candidate : candidates) {
                if (sieve.lets(candidate) && !taker.test(candidate)) return;
            }
            if (candidates.size() < batch) return;
            from = candidates.getLast().key();
        }
    }

    private List<Candidate> batch(ResourceType type, Sieve sieve, Scope scope, long before, int size) {
        return sql.sql("select r.type, r.id, r.version, r.updated, r.position, r.person, r.key, r.dictionary, "
                        + StoredBody.column("r")
                        + " from record.resource r where " + condition(type, sieve, scope)
                        + (before == Long.MAX_VALUE ? "" : " and r.key < " + before)
                        + " order by r.key desc limit " + size)
                .params(scope.parameters())
                .query(this::candidate)
                .list();
    }

    private static String condition(ResourceType type, Sieve sieve, Scope scope) {
        return "r.type = " + type.number() + " and " + scope.sql("r", type) + sieve.sql();
    }

    private Sieve sieve(ResourceType type, Collection<SearchCondition> conditions, Scope scope) {
        var sieves = new Sieves(type, this);
        for (var condition : conditions) add(sieves, type, condition, scope);
        return sieves.sieve();
    }

    private void add(Sieves sieves, ResourceType type, SearchCondition condition, Scope scope) {
        switch (condition) {
            case SearchCondition.OnResource own -> sieves.add(own);
            case SearchCondition.Chained chained -> sieves.add(linked(chained, scope));
            case SearchCondition.Has has -> sieves.referred(keys(type, referring(type, has, scope)));
        }
    }

    /** What the chain leads through becomes the values that the reference may have. */
    private SearchCondition.OnResource linked(SearchCondition.Chained chained, Scope scope) {
        var terms = new ArrayList<SearchTerm>();
        for (var link : chained.anyOf()) {
            for (var id : ids(link.target(), link.condition(), scope)) {
                terms.add(new SearchTerm.ReferenceTerm(id.type(), id.id(), null, null));
            }
        }
        return new SearchCondition.Matching(chained.reference(), false, terms);
    }

    private List<ResourceId> ids(ResourceType type, SearchCondition condition, Scope scope) {
        var found = new ArrayList<ResourceId>();
        each(type, sieve(type, List.of(condition), scope), scope, Long.MAX_VALUE, MOST_LINKS + 1, candidate -> {
            found.add(candidate.version().id());
            return found.size() <= MOST_LINKS;
        });
        if (found.size() > MOST_LINKS) throw tooMany(type);
        return found;
    }

    private List<String> referring(ResourceType referred, SearchCondition.Has has, Scope scope) {
        var ids = new LinkedHashSet<String>();
        var sieve = sieve(has.type(), List.of(has.condition()), scope);
        each(has.type(), sieve, scope, Long.MAX_VALUE, MOST_LINKS + 1, candidate -> {
            for (var value : candidate.values().of(has.reference())) {
                if (value instanceof SearchValue.Reference reference
                        && reference.isRelative()
                        && reference.type() == referred
                        && reference.id() != null) {
                    ids.add(reference.id());
                }
            }
            if (ids.size() > MOST_LINKS) throw tooMany(has.type());
            return true;
        });
        return List.copyOf(ids);
    }

    private static Problem tooMany(ResourceType type) {
        return Problem.invalid(
                "Điều kiện qua tham chiếu đi qua hơn " + MOST_LINKS + " " + type.fhirName()
                        + ". Hãy thêm điều kiện cho hẹp lại.",
                "The chained condition leads through more than " + MOST_LINKS + " " + type.fhirName() + ". Narrow it.");
    }

    /** These resources, as far as they are live. */
    List<Candidate> named(Collection<ResourceId> ids, Scope scope) {
        if (ids.isEmpty()) return List.of();
        return RecordStore.asking(sql, ids, """
                        select r.type, r.id, r.version, r.updated, r.position, r.person, r.key, r.dictionary,\s""" + StoredBody.column("r") + """
                        from unnest(:types, :ids, :keys) as a (type, id, key)
                        left join record.identity i on a.key is null and i.type = a.type and i.id = a.id
                        join record.resource r on r.type = a.type and r.key = coalesce(a.key, i.key)
                        where\s""" + scope.sql("r"))
                .params(scope.parameters())
                .query(this::candidate)
                .list();
    }

    /** Resources of a type whose reference leads to one of these. */
    List<Candidate> referring(
            ResourceType type, SearchParameter reference, Collection<ResourceId> targets, Scope scope, int limit) {
        var terms = targets.stream()
                .map(id -> (SearchTerm) new SearchTerm.ReferenceTerm(id.type(), id.id(), null, null))
                .toList();
        if (terms.isEmpty()) return List.of();
        var sieve = sieve(type, List.of(new SearchCondition.Matching(reference, false, terms)), scope);
        var found = new ArrayList<Candidate>();
        each(type, sieve, scope, Long.MAX_VALUE, limit, candidate -> {
            found.add(candidate);
            return found.size() < limit;
        });
        return found;
    }

    @Override
    public List<Long> persons(String patientId) {
        return sql
                .sql("""
                        select person from record.identity where type = :type and id = :id
                        union
                        select person from record.resource where type = :type and key = :own
                        """)
                .param("type", ResourceType.PATIENT.number())
                .param("id", patientId)
                .param("own", KeyId.keyOrNull(patientId))
                .query(Long.class)
                .list()
                .stream()
                .flatMap(person -> people.linked(new PersonKey(person)).stream())
                .map(PersonKey::value)
                .distinct()
                .toList();
    }

    @Override
    public List<Long> keys(ResourceType type, List<String> ids) {
        var keys = new ArrayList<Long>();
        var foreign = new ArrayList<String>();
        for (var id : ids) {
            var own = KeyId.key(id);
            if (own.isPresent()) keys.add(own.getAsLong());
            else foreign.add(id);
        }
        if (!foreign.isEmpty()) {
            keys.addAll(sql.sql("select key from record.identity where type = :type and id = any(:ids)")
                    .param("type", type.number())
                    .param("ids", RecordStore.array("text", foreign.stream()))
                    .query(Long.class)
                    .list());
        }
        return keys;
    }

    @Override
    public boolean moreThan(int rows, String query) {
        return sql.sql("select count(*) > " + rows + " from (select 1 from (" + query + ") q limit " + (rows + 1)
                        + ") n")
                .query(Boolean.class)
                .single();
    }

    private Candidate candidate(ResultSet row, int number) throws SQLException {
        var version = new Version(
                RecordStore.id(row),
                row.getLong("person"),
                row.getInt("version"),
                row.getTimestamp("updated").toInstant(),
                StoredBody.of(row, sql));
        return new Candidate(version, row.getLong("person"), row.getLong("key"), row.getLong("position"));
    }
}
