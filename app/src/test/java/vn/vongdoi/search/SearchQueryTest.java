package vn.vongdoi.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;
import vn.vongdoi.search.SearchCondition.Chained;
import vn.vongdoi.search.SearchCondition.Has;
import vn.vongdoi.search.SearchCondition.Link;
import vn.vongdoi.search.SearchCondition.Matching;
import vn.vongdoi.search.SearchCondition.Missing;
import vn.vongdoi.search.SearchQuery.Include;
import vn.vongdoi.search.SearchQuery.Include.Direction;
import vn.vongdoi.search.SearchQuery.Sort;
import vn.vongdoi.search.SearchQuery.Summary;
import vn.vongdoi.search.SearchQuery.Total;
import vn.vongdoi.search.SearchTerm.CompositeTerm;
import vn.vongdoi.search.SearchTerm.NumberTerm;
import vn.vongdoi.search.SearchTerm.Part;
import vn.vongdoi.search.SearchTerm.QuantityTerm;
import vn.vongdoi.search.SearchTerm.ReferenceTerm;
import vn.vongdoi.search.SearchTerm.TextTerm;
import vn.vongdoi.search.SearchTerm.TokenTerm;

/** What a search request means; the examples are those of R4's page "Search" where it has some. */
class SearchQueryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void commasAreAlternativesAndRepetitionsAreConditions() {
        var query = parse(ResourceType.PATIENT, "language=FR,NL", "language=EN");
        assertThat(query.conditions())
                .containsExactly(
                        new Matching(
                                parameter(ResourceType.PATIENT, "language"), false, List.of(code("FR"), code("NL"))),
                        new Matching(parameter(ResourceType.PATIENT, "language"), false, List.of(code("EN"))));
    }

    @Test
    void modifiersSayHowToCompare() {
        assertThat(terms(ResourceType.PATIENT, "given:exact=Eve")).containsExactly(new TextTerm(Part.EXACT, "Eve"));
        assertThat(terms(ResourceType.PATIENT, "given:contains=Ève"))
                .containsExactly(new TextTerm(Part.ANYWHERE, "eve"));
        assertThat(terms(ResourceType.PATIENT, "given=Ève")).containsExactly(new TextTerm(Part.BEGINNING, "eve"));
        assertThat(only(ResourceType.PATIENT, "gender:missing=true"))
                .isEqualTo(new Missing(parameter(ResourceType.PATIENT, "gender"), true));
        assertThat(only(ResourceType.PATIENT, "gender:not=male"))
                .isEqualTo(new Matching(parameter(ResourceType.PATIENT, "gender"), true, List.of(code("male"))));
        assertThat(terms(ResourceType.OBSERVATION, "subject:Patient=23"))
                .containsExactly(new ReferenceTerm(ResourceType.PATIENT, "23", null, null));
    }

    @Test
    void escapedMarksAreLetters() {
        assertThat(terms(ResourceType.OBSERVATION, "code=a\\,b,c\\|d,e\\$f,g\\\\h"))
                .containsExactly(code("a,b"), code("c|d"), code("e$f"), code("g\\h"));
        refused(() -> parse(ResourceType.OBSERVATION, "code=xx\\xx"), "backslash");
        refused(() -> parse(ResourceType.OBSERVATION, "code=xx\\"), "backslash");
    }

    @Test
    void aCompositeHasAValueForEachComponent() {
        var term = terms(
                ResourceType.OBSERVATION,
                "code-value-quantity=http://loinc.org|2823-3$gt5.4|http://unitsofmeasure.org|mmol/L");
        assertThat(term).hasSize(1);
        var parts = ((CompositeTerm) term.getFirst()).parts();
        assertThat(parts.getFirst()).isEqualTo(new TokenTerm("http://loinc.org", "2823-3", false));
        assertThat(parts.getLast()).isInstanceOfSatisfying(QuantityTerm.class, quantity -> {
            assertThat(quantity.number()).extracting(NumberTerm::prefix).isEqualTo(Prefix.GT);
            assertThat(quantity.code()).isEqualTo("mmol/L");
        });
        refused(() -> parse(ResourceType.OBSERVATION, "code-value-quantity=2823-3"), "2 values divided by $");
        refused(() -> parse(ResourceType.OBSERVATION, "code-value-quantity:missing=true"), "not supported");
    }

    @Test
    void aChainAsksWhatIsReferredTo() {
        var name = new Matching(
                parameter(ResourceType.PATIENT, "name"), false, List.of(new TextTerm(Part.BEGINNING, "peter")));
        assertThat(only(ResourceType.DIAGNOSTIC_REPORT, "subject:Patient.name=peter"))
                .isEqualTo(new Chained(
                        parameter(ResourceType.DIAGNOSTIC_REPORT, "subject"),
                        List.of(new Link(ResourceType.PATIENT, name))));
    }

    @Test
    void aChainWithoutTypeGoesToEveryTypeThatKnowsTheParameter() {
        var chained = (Chained) only(ResourceType.DIAGNOSTIC_REPORT, "subject.name=peter");
        assertThat(chained.anyOf())
                .extracting(Link::target)
                .containsExactly(ResourceType.LOCATION, ResourceType.PATIENT);
    }

    @Test
    void aChainMayBeLong() {
        var chained = (Chained) only(ResourceType.ENCOUNTER, "patient.organization.name:contains=viet tiep");
        var organization = (Chained) chained.anyOf().getFirst().condition();
        assertThat(organization.reference().code()).isEqualTo("organization");
        assertThat(organization.anyOf()).extracting(Link::target).containsExactly(ResourceType.ORGANIZATION);
        refused(() -> parse(ResourceType.LOCATION, "partof.".repeat(9) + "name=x"), "too long");
    }

    @Test
    void onlyReferencesAreChainedAndOnlyToWhatTheyLeadTo() {
        refused(() -> parse(ResourceType.PATIENT, "name.x=1"), "is not a reference");
        refused(() -> parse(ResourceType.OBSERVATION, "subject:Practitioner.name=x"), ":Patient");
        refused(() -> parse(ResourceType.OBSERVATION, "subject.nonsense=x"), "no search parameter \"nonsense\"");
        refused(() -> parse(ResourceType.LIST, "item.code=x"), "name it, as in item:Patient.code");
        refused(() -> parse(ResourceType.OBSERVATION, "subject:identifier.name=x"), "not supported");
    }

    @Test
    void hasAsksWhatRefersHere() {
        var code = new Matching(parameter(ResourceType.OBSERVATION, "code"), false, List.of(code("123"), code("456")));
        assertThat(only(ResourceType.PATIENT, "_has:Observation:patient:code=123,456"))
                .isEqualTo(new Has(ResourceType.OBSERVATION, parameter(ResourceType.OBSERVATION, "patient"), code));
    }

    @Test
    void hasMayBeNestedAndChained() {
        var outer = (Has) only(ResourceType.PATIENT, "_has:Observation:patient:_has:AuditEvent:entity:agent=MyUserId");
        var inner = (Has) outer.condition();
        assertThat(inner.type()).isEqualTo(ResourceType.AUDIT_EVENT);
        assertThat(((Matching) inner.condition()).parameter().code()).isEqualTo("agent");
        var chained = (Chained) only(ResourceType.ENCOUNTER, "patient._has:Group:member:_id=102");
        assertThat(((Has) chained.anyOf().getFirst().condition()).type()).isEqualTo(ResourceType.GROUP);
        refused(() -> parse(ResourceType.PATIENT, "_has:Observation:code=1"), "_has:Type:reference:parameter");
        refused(
                () -> parse(ResourceType.MEDICATION, "_has:Observation:patient:code=1"),
                "does not refer to Medication");
    }

    @Test
    void includesNameTypeReferenceAndTarget() {
        var query = parse(
                ResourceType.MEDICATION_REQUEST,
                "_include=MedicationRequest:patient",
                "_include:iterate=Observation:subject:Group",
                "_revinclude=Provenance:target",
                "_revinclude=*",
                "_include=MedicationRequest:*");
        var none = Optional.<ResourceType>empty();
        assertThat(query.includes())
                .containsExactly(
                        new Include(
                                Direction.REFERRED,
                                Optional.of(ResourceType.MEDICATION_REQUEST),
                                SearchParameters.find(ResourceType.MEDICATION_REQUEST, "patient"),
                                none,
                                false),
                        new Include(
                                Direction.REFERRED,
                                Optional.of(ResourceType.OBSERVATION),
                                SearchParameters.find(ResourceType.OBSERVATION, "subject"),
                                Optional.of(ResourceType.GROUP),
                                true),
                        new Include(
                                Direction.REFERRING,
                                Optional.of(ResourceType.PROVENANCE),
                                SearchParameters.find(ResourceType.PROVENANCE, "target"),
                                none,
                                false),
                        new Include(Direction.REFERRING, none, Optional.empty(), none, false),
                        new Include(
                                Direction.REFERRED,
                                Optional.of(ResourceType.MEDICATION_REQUEST),
                                Optional.empty(),
                                none,
                                false));
    }

    @Test
    void includesThatMeanNothingAreRefused() {
        refused(() -> parse(ResourceType.PATIENT, "_include=Patient"), "Type:reference");
        refused(() -> parse(ResourceType.PATIENT, "_include=Person:name"), "is not a reference");
        refused(() -> parse(ResourceType.PATIENT, "_include=Nobody:name"), "no resource type \"Nobody\"");
        refused(
                () -> parse(ResourceType.PATIENT, "_include=Patient:organization:Location"),
                "does not refer to Location");
        refused(() -> parse(ResourceType.PATIENT, "_include:recurse=Patient:link"), "not supported");
    }

    @Test
    void resultsAreSortedCountedAndCutAsAsked() {
        var query = parse(
                ResourceType.OBSERVATION,
                "_sort=status,-date,category",
                "_count=20",
                "_total=accurate",
                "_summary=data",
                "_elements=identifier,status");
        assertThat(query.sort())
                .containsExactly(
                        new Sort(parameter(ResourceType.OBSERVATION, "status"), false),
                        new Sort(parameter(ResourceType.OBSERVATION, "date"), true),
                        new Sort(parameter(ResourceType.OBSERVATION, "category"), false));
        assertThat(query.count()).isEqualTo(OptionalInt.of(20));
        assertThat(query.total()).contains(Total.ACCURATE);
        assertThat(query.summary()).isEqualTo(Summary.DATA);
        assertThat(query.elements()).containsExactly("identifier", "status");
        assertThat(query.conditions()).isEmpty();
    }

    @Test
    void whatResultsCannotBeIsRefused() {
        refused(() -> parse(ResourceType.OBSERVATION, "_sort=code-value-quantity"), "Cannot sort");
        refused(() -> parse(ResourceType.OBSERVATION, "_sort=nonsense"), "no search parameter \"nonsense\"");
        refused(() -> parse(ResourceType.OBSERVATION, "_count=-1"), "_count");
        refused(() -> parse(ResourceType.OBSERVATION, "_total=about"), "none, estimate, accurate");
        refused(() -> parse(ResourceType.OBSERVATION, "_summary=short"), "_summary");
        refused(
                () -> parse(ResourceType.OBSERVATION, "_summary=text", "_include=Observation:subject"),
                "cannot be mixed");
    }

    @Test
    void anUnknownParameterIsRefusedNamingTheKnownOnes() {
        refused(
                () -> parse(ResourceType.PATIENT, "nmae=x"),
                "Patient has no search parameter \"nmae\". There are: active, address");
        refused(() -> parse(ResourceType.PATIENT, "_content=x"), "_content");
        refused(() -> parse(ResourceType.PATIENT, "Name=x"), "\"Name\"");
    }

    @Test
    void anUnknownModifierIsRefusedNamingTheKnownOnes() {
        refused(
                () -> parse(ResourceType.PATIENT, "name:text=x"),
                "After name there may be: :missing, :exact, :contains");
        refused(() -> parse(ResourceType.OBSERVATION, "code:in=http://x"), "\"code:in\" is not supported");
        refused(() -> parse(ResourceType.OBSERVATION, "code:not-in=http://x"), "not supported");
        refused(() -> parse(ResourceType.OBSERVATION, "code:below=1"), "not supported");
        refused(() -> parse(ResourceType.OBSERVATION, "date:exact=2026"), "not supported");
        refused(() -> parse(ResourceType.OBSERVATION, "subject:Medication=1"), ":Patient");
        refused(() -> parse(ResourceType.OBSERVATION, "encounter:above=1"), "not supported");
    }

    @Test
    void whoAsksToBeLenientIsToldWhatWasIgnored() {
        var parameters = List.of(Map.entry("nmae", "x"), Map.entry("code:in", "y"), Map.entry("code", "z"));
        var query = SearchQuery.parse(ResourceType.OBSERVATION, parameters, true, NOW, "");
        assertThat(query.ignored()).containsExactly("nmae", "code:in");
        assertThat(query.used()).containsExactly(Map.entry("code", "z"));
        assertThat(query.conditions()).hasSize(1);
    }

    @Test
    void aMalformedValueIsRefusedEvenWhenLenient() {
        for (var wrong : List.of(
                "birthdate=23 May 2009",
                "birthdate=2026-02-30",
                "birthdate=xx2026",
                "gender:missing=perhaps",
                "gender=|",
                "gender=a|b|c",
                "identifier:of-type=a|b",
                "organization=Nobody/1",
                "general-practitioner:Practitioner=Organization/1",
                "name=.")) {
            var equal = wrong.indexOf('=');
            var parameter = Map.entry(wrong.substring(0, equal), wrong.substring(equal + 1));
            refused(() -> SearchQuery.parse(ResourceType.PATIENT, List.of(parameter), true, NOW, ""), "");
        }
        refused(() -> parse(ResourceType.OBSERVATION, "value-quantity=five"), "a number");
        refused(() -> parse(ResourceType.OBSERVATION, "value-quantity=5|mg"), "number|system|code");
        refused(() -> parse(ResourceType.OBSERVATION, "value-quantity=1e99999"), "a number");
        refused(() -> parse(ResourceType.LOCATION, "near=here"), "latitude|longitude");
        refused(() -> parse(ResourceType.VALUE_SET, "url:below=urn:oid:1.2.3"), "URN");
    }

    /** "Empty parameters are not an error - they are just ignored by the server." */
    @Test
    void parametersWithoutAValueAndThoseOfEveryRequestAreNotHeeded() {
        var query = parse(ResourceType.PATIENT, "name=", "gender=,", "_format=json", "_pretty=true");
        assertThat(query.conditions()).isEmpty();
        assertThat(query.used()).isEmpty();
        assertThat(query.ignored()).isEmpty();
    }

    @Test
    void aPlusThatWasNotEncodedIsStillAZone() {
        assertThat(terms(ResourceType.OBSERVATION, "date=ge2026-01-01T00:00:00 07:00"))
                .isEqualTo(terms(ResourceType.OBSERVATION, "date=ge2026-01-01T00:00:00+07:00"));
    }

    private static SearchQuery parse(ResourceType type, String... parameters) {
        var entries = Arrays.stream(parameters)
                .map(parameter -> parameter.split("=", 2))
                .map(parts -> Map.entry(parts[0], parts[1]))
                .toList();
        return SearchQuery.parse(type, entries, false, NOW, "");
    }

    private static SearchCondition only(ResourceType type, String parameter) {
        var conditions = parse(type, parameter).conditions();
        assertThat(conditions).hasSize(1);
        return conditions.getFirst();
    }

    private static List<SearchTerm> terms(ResourceType type, String parameter) {
        return ((Matching) only(type, parameter)).anyOf();
    }

    private static SearchParameter parameter(ResourceType type, String code) {
        return SearchParameters.find(type, code).orElseThrow();
    }

    private static TokenTerm code(String code) {
        return new TokenTerm(null, code, false);
    }

    private static void refused(ThrowingCallable parsing, String saying) {
        assertThatThrownBy(parsing)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.category()).isEqualTo(Problem.Category.INVALID))
                .hasMessageContaining(saying);
    }
}
