package vn.vongdoi.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Grant;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.access.Relation;
import vn.vongdoi.access.Rights;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;

/**
 * Which part of the record somebody may read for what: the grants of {@code access}, as a condition that stands in every
 * statement that reads, so that counts, pages and links tell nothing of the rest.
 */
final class Scope {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Whoever sits at the machine. */
    static final Scope ALL = of(Actor.console(), Purpose.CARE);

    private final Actor actor;
    private final List<Grant> grants;
    private final boolean masks;
    private final Map<String, @Nullable Object> parameters = new HashMap<>();

    private Scope(Actor actor, Purpose purpose, List<Grant> grants) {
        this.actor = actor;
        this.grants = grants;
        this.masks = grants.stream().allMatch(Grant::masked);
        parameters.put("facility", actor.facility().orElse(null));
        parameters.put("residence", actor.commune().orElse(null));
        parameters.put("self", actor.person().isPresent() ? actor.person().getAsLong() : null);
        parameters.put("patient", actor.patient().isPresent() ? actor.patient().getAsLong() : null);
        parameters.put("login", actor.name());
        parameters.put("purpose", purpose.word());
        var now = Instant.now();
        parameters.put("now", now.atOffset(ZoneOffset.UTC));
        parameters.put(
                "treatedSince",
                now.minus(Rights.treating(LocalDate.ofInstant(now, VIETNAM))).atOffset(ZoneOffset.UTC));
    }

    /** @throws Problem when this actor may not read people for this purpose */
    static Scope of(Actor actor, Purpose purpose) {
        var grants = Rights.reading(actor, purpose, LocalDate.now(VIETNAM));
        if (grants.isEmpty()) {
            throw Problem.forbidden(
                    "Bạn không được đọc hồ sơ của một người cho mục đích này.",
                    "You may not read a person's record for this purpose.");
        }
        return new Scope(actor, purpose, grants);
    }

    /** What its conditions ask for. */
    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    /** What is of nobody yet may be written by anybody; a facility's system changes what its facility wrote. */
    boolean mayChange(Head head) {
        var facility = actor.facility();
        return facility.isEmpty() || head.version() == 0 || facility.get().equals(head.facility());
    }

    /** A condition on rows of a type, of record.resource or record.history. */
    String sql(String row, ResourceType type) {
        var own = bound(
                row,
                any(
                        row,
                        grants.stream()
                                .filter(grant -> grant.resources().isEmpty()
                                        || grant.resources().contains(type.fhirName()))
                                .toList()));
        return Catalogues.TYPES.contains(type) && !own.equals("true") ? "(" + own + " or " + row + ".person = 0)" : own;
    }

    /** The same for rows of any type. */
    String sql(String row) {
        var own = grants.stream()
                .map(grant -> grant.resources().isEmpty()
                        ? grant(row, grant)
                        : "(" + row + ".type in " + numbers(grant.resources()) + " and " + grant(row, grant) + ")")
                .distinct()
                .collect(Collectors.joining(" or "))
                .transform(condition -> bound(row, condition));
        if (own.equals("true")) return own;
        return "(" + own + " or " + row + ".person = 0 and " + row + ".type in " + Catalogues.NUMBERS + ")";
    }

    /** A condition on people, as rows of person.person: those of whom anything at all may be read. */
    String people(String row) {
        return grants.stream()
                .map(grant -> people(row, grant))
                .distinct()
                .collect(Collectors.joining(" or ", "(", ")"))
                .transform(condition -> bound(row, condition));
    }

    /** A program may be bound to one person, whatever its user may read. */
    private String bound(String row, String condition) {
        if (actor.patient().isEmpty()) return condition;
        return "(" + canonical(row) + " = " + canonicalOf(":patient") + " and (" + condition + "))";
    }

    /** The condition of one grant alone on people. */
    static String people(String row, Grant grant) {
        return switch (grant.relation()) {
            case OWN_FACILITY ->
                "exists (select from record.resource seen where seen.person = " + row
                        + ".person and seen.facility = :facility)";
            case TREATING -> treated(row);
            case ANY, FAMILY_DOCTOR, RESIDENT, SELF, CHILD, CONSENT, EMERGENCY -> related(row, grant.relation());
        };
    }

    /** Whether the numbers of cards are not shown. */
    boolean masks() {
        return masks;
    }

    /** As the actor may see it: to some the numbers of cards are not shown. */
    Version show(Version version) {
        return masks ? version.masked() : version;
    }

    Entry show(Entry entry) {
        return masks ? entry.masked() : entry;
    }

    /** Something of everybody. */
    boolean seesEverybody() {
        return actor.patient().isEmpty() && grants.stream().anyMatch(grant -> grant.relation() == Relation.ANY);
    }

    /** Everything of everybody, claims among it. */
    boolean opensAll() {
        return actor.patient().isEmpty()
                && grants.stream()
                        .filter(Scope::opensClaims)
                        .anyMatch(grant -> grant.relation() == Relation.ANY && grant.closed() == 0);
    }

    /** A condition on Encounters: all of it may be read, and so the document that it came from. */
    String whole(String row) {
        return grants.stream()
                .filter(Scope::opensClaims)
                .filter(grant -> switch (grant.relation()) {
                    case ANY, OWN_FACILITY, TREATING -> true;
                    case FAMILY_DOCTOR, RESIDENT, SELF, CHILD, CONSENT, EMERGENCY -> false;
                })
                .map(grant -> grant(row, grant))
                .reduce("false", (one, other) -> one + " or " + other)
                .transform(all -> "(" + all + ")");
    }

    private static boolean opensClaims(Grant grant) {
        return grant.resources().isEmpty() || grant.resources().contains(ResourceType.CLAIM.fhirName());
    }

    List<Grant> grants() {
        return grants;
    }

    private static String any(String row, List<Grant> grants) {
        if (grants.isEmpty()) return "false";
        var parts = grants.stream().map(grant -> grant(row, grant)).distinct().toList();
        return parts.contains("true") ? "true" : String.join(" or ", parts).transform(all -> "(" + all + ")");
    }

    private static String grant(String row, Grant grant) {
        var related = related(row, grant.relation());
        if (grant.closed() == 0) return related;
        // One protected row tells what the whole encounter was about.
        var open = "(%1$s.labels & %2$d) = 0 and not exists (select from record.resource l where l.person = %1$s.person"
                + " and l.encounter = %1$s.encounter and l.labels <> 0 and (l.labels & %2$d) <> 0)";
        return "(" + (related.equals("true") ? "" : related + " and ") + open.formatted(row, grant.closed()) + ")";
    }

    private static String related(String row, Relation relation) {
        var person = canonical(row);
        return switch (relation) {
            case ANY -> "true";
            case OWN_FACILITY -> row + ".facility = :facility";
            case TREATING -> row + ".facility = :facility and " + treated(row);
            case FAMILY_DOCTOR ->
                "exists (select from person.keys(" + row + ".person) k join access.family_doctor d on d.person = k.key"
                        + " where d.login = :login"
                        + " and d.starts <= current_date and (d.ends is null or d.ends >= current_date))";
            case RESIDENT ->
                // Of several keys that are one person the one that was told of last says where they live.
                "(select lives.commune from person.keys(" + row + ".person) k join person.person lives"
                        + " on lives.person = k.key where lives.commune is not null order by lives.told desc limit 1)"
                        + " = :residence";
            case SELF -> person + " = " + canonicalOf(":self");
            case CHILD ->
                "exists (select from person.keys(" + row + ".person) k join access.guardian g on g.person = k.key"
                        + " where g.guardian in (select key from person.keys(cast(:self as bigint)))"
                        + " and g.starts <= current_date and (g.ends is null or g.ends >= current_date))";
            case CONSENT ->
                "exists (select from person.keys(" + row + ".person) k join access.consent c on c.person = k.key"
                        + " where c.facility = :facility and c.purpose = :purpose and c.withdrawn_at is null"
                        + " and (c.ends is null or c.ends >= current_date))";
            case EMERGENCY ->
                "exists (select from person.keys(" + row + ".person) k join access.emergency e on e.person = k.key"
                        + " where e.login = :login and e.at <= :now and e.until > :now)";
        };
    }

    /** By an Encounter of the facility, under any key of the person, that is open or was of late. */
    private static String treated(String row) {
        var person = canonical(row);
        return row + ".person <> 0 and exists (select from record.resource t where t.person in (select " + person
                + " union all select k.person from person.link k where k.canonical = " + person + ") and t.type = "
                + ResourceType.ENCOUNTER.number() + " and t.facility = :facility"
                + " and (t.status in ('arrived', 'triaged', 'in-progress', 'onleave')"
                + " or t.status = 'finished' and t.starts <= :now and coalesce(t.ends, t.starts) >= :treatedSince))";
    }

    /** Asked once a statement. */
    private static String canonicalOf(String parameter) {
        var key = "cast(" + parameter + " as bigint)";
        return "(select coalesce((select k.canonical from person.link k where k.person = " + key + "), " + key + "))";
    }

    private static String canonical(String row) {
        return "coalesce((select k.canonical from person.link k where k.person = " + row + ".person), " + row
                + ".person)";
    }

    private static String numbers(Set<String> types) {
        return types.stream()
                .map(name -> ResourceType.find(name)
                        .orElseThrow(() -> new IllegalArgumentException("rules/access/reading.csv: no type " + name)))
                .map(type -> String.valueOf(type.number()))
                .sorted()
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A document of which the record holds nothing: what is in it is not known, so it counts as protected. */
    boolean coversUnknown(String writtenBy) {
        return grants.stream().filter(grant -> grant.closed() == 0).anyMatch(grant -> switch (grant.relation()) {
            case ANY -> true;
            case OWN_FACILITY ->
                actor.area() instanceof Area.Facility facility
                        && facility.code().equals(writtenBy);
            case TREATING, FAMILY_DOCTOR, RESIDENT, SELF, CHILD, CONSENT, EMERGENCY -> false;
        });
    }
}
