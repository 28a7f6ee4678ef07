package vn.vongdoi.careplan;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.careplan.Case.After;
import vn.vongdoi.careplan.Case.Contact;
import vn.vongdoi.careplan.Case.Need;
import vn.vongdoi.careplan.Case.Proof;
import vn.vongdoi.careplan.Rules.Followed;
import vn.vongdoi.fhir.CodeSystem;
import vn.vongdoi.rules.Area;
import vn.vongdoi.rules.Confidence;
import vn.vongdoi.rules.Residence;
import vn.vongdoi.rules.RuleRow;
import vn.vongdoi.rules.RuleTable;
import vn.vongdoi.rules.Span;

/** Makes {@link Rules} of the rule files, which explain their columns themselves. */
final class RulesReader {
    static final RuleTable STATES = RuleTable.read("careplan/states");
    static final RuleTable SERVICES = RuleTable.read("careplan/services");
    static final RuleTable ORDERS = RuleTable.read("careplan/orders");
    static final RuleTable MANAGED = RuleTable.read("careplan/managed");

    /** Rows with the same cells here are for the very same people. */
    private static final List<String> WHO = List.of(
            "sex", "from_age", "to_age", "states", "not_needed", "forbidden", "when", "after", "labels", "places");

    private static final String SCHOOL = "school ";

    private final RuleTable services;
    private final LocalDate day;
    private final @Nullable Residence home;
    private final boolean unverified;
    private final Codes codes;
    private final List<RuleRow> orders;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<StateRule> states = new ArrayList<>();
    private final List<Service> rows = new ArrayList<>();

    /**
     * @param services {@link #SERVICES}, or another table with its columns
     * @param home of whom; null = of all, wherever they live
     * @param unverified also what is known from memory only
     */
    RulesReader(RuleTable services, LocalDate day, @Nullable Residence home, boolean unverified) {
        this.services = services;
        this.day = day;
        this.home = home;
        this.unverified = unverified;
        this.codes = new Codes(day);
        this.orders = holding(ORDERS);
    }

    Rules read() {
        for (var row : holding(STATES)) {
            places.put(row.cell("state"), states.size());
            states.add(state(row));
        }
        var byService = new LinkedHashMap<String, Map<String, List<RuleRow>>>();
        for (var row : holding(services)) {
            if (home != null && !Area.of(row).holds(home)) continue;
            byService
                    .computeIfAbsent(row.cell("service"), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(WHO.stream().map(row::cell).collect(joining("|")), _ -> new ArrayList<>())
                    .add(row);
        }
        var cases = byService.values().stream()
                .map(service -> service.values().stream()
                        .flatMap(it -> one(it).stream())
                        .toList())
                .toList();
        return new Rules(codes, List.copyOf(states), cases, List.copyOf(rows), managed());
    }

    private List<RuleRow> holding(RuleTable table) {
        return table.at(day).stream()
                .filter(row -> unverified || row.confidence() != Confidence.MEMORY)
                .toList();
    }

    private StateRule state(RuleRow row) {
        return new StateRule(
                new State(row.cell("state"), row.cell("name_vi"), row.cell("name_en"), row.source(), row.confidence()),
                groups(row, "begins"),
                row.find("least").map(Double::valueOf).orElse(null),
                row.find("weeks").isPresent() ? groups(row, "weeks") : null,
                groups(row, "ends"),
                Cells.span(row, "lasts"),
                Cells.span(row, "lasts_dated"),
                row.cell("renews").equals("yes"),
                Cells.span(row, "rest"));
    }

    /** Empty when a state that it needs is switched off. */
    private Optional<Case> one(List<RuleRow> of) {
        var row = of.getFirst();
        var needs = Cells.words(row, "states").map(this::need).toList();
        if (needs.stream().anyMatch(need -> need.states().length == 0)) return Optional.empty();
        var when = When.of(row.cell("when"));
        var labels = Cells.labels(row);
        for (var one : of) rows.add(Shown.service(one, services.rows(), proofs(one), orders(one), codes));
        return Optional.of(new Case(
                row.cell("service"),
                when,
                row.find("sex").map(Cells::sex).orElse(null),
                Cells.span(row, "from_age"),
                Cells.span(row, "to_age"),
                needs,
                any(row, "not_needed"),
                any(row, "forbidden"),
                after(row, needs),
                Label.bits(labels),
                labels,
                of.stream().map(it -> contact(it, when)).toList()));
    }

    /** Nothing, a state that the row asks for, or {@code school 6}. */
    private After after(RuleRow row, List<Need> needs) {
        var cell = row.cell("after");
        if (cell.isEmpty()) return new After.Birth();
        if (cell.startsWith(SCHOOL)) return new After.School(Integer.parseInt(cell.substring(SCHOOL.length())));
        var state = places(cell);
        if (needs.stream().noneMatch(need -> Arrays.equals(need.states(), state))) {
            throw new IllegalArgumentException(
                    row.cell("service") + " is counted after " + cell + ", which it does not ask for");
        }
        return new After.Beginning(state[0]);
    }

    private Contact contact(RuleRow row, When when) {
        if (when == When.EVERY
                && (row.cell("every").isEmpty() || row.cell("due").isEmpty())) {
            throw new IllegalArgumentException(row.cell("service") + ": 'every' and 'due' are needed");
        }
        var from = row.validity().from();
        return new Contact(
                Integer.parseInt(row.cell("number")),
                Cells.span(row, "min"),
                Cells.span(row, "due"),
                Cells.span(row, "late"),
                Cells.span(row, "until"),
                proofs(row),
                from == null ? LocalDate.MIN : from);
    }

    /** {@code cytology; hpv-test 5 years}: groups, and how long each lasts where it is not as "every" has it. */
    private List<Proof> proofs(RuleRow row) {
        var every = Cells.span(row, "every");
        var proofs = new ArrayList<Proof>();
        for (var part : row.cell("done").split(";")) {
            var words = part.strip().split(" ", 2);
            if (words.length == 2 && Character.isDigit(words[1].charAt(0))) {
                proofs.add(new Proof(codes.group(words[0]), Span.of(words[1])));
                continue;
            }
            for (var word : part.strip().split(" ")) proofs.add(new Proof(codes.group(word), every));
        }
        return proofs;
    }

    /** @throws IllegalArgumentException for a code that would not complete the service, or two of one system */
    private List<String> orders(RuleRow row) {
        var groups = proofs(row).stream().map(Proof::group).toList();
        var ordered = orders.stream()
                .filter(order -> order.cell("service").equals(row.cell("service")))
                .flatMap(order -> Cells.words(order, "codes"))
                .toList();
        for (var order : ordered) {
            if (Arrays.stream(codes.find(order)).noneMatch(groups::contains)) {
                throw new IllegalArgumentException(
                        row.cell("service") + " is ordered by " + order + ", which does not complete it");
            }
        }
        if (ordered.stream().map(RulesReader::system).distinct().count() < ordered.size()) {
            throw new IllegalArgumentException(
                    row.cell("service") + " is ordered by two codes of a system: " + ordered);
        }
        return ordered;
    }

    /** @throws IllegalArgumentException when none has the short name before the bar */
    private static CodeSystem system(String code) {
        return CodeSystem.named(code.substring(0, Math.max(0, code.indexOf('|'))));
    }

    private List<Followed> managed() {
        return holding(MANAGED).stream()
                .filter(row -> places.containsKey(row.cell("disease")))
                .collect(toMap(row -> row.cell("disease"), this::followed, (first, _) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private Followed followed(RuleRow row) {
        var state = places(row.cell("disease"))[0];
        var labels = SERVICES.rows().stream()
                .filter(it -> it.cell("service").equals(row.cell("service")))
                .findFirst()
                .map(Cells::labels)
                .orElseThrow(() -> new IllegalArgumentException("no service " + row.cell("service")));
        return new Followed(
                state,
                row.cell("service"),
                Label.bits(labels),
                row.find("measure").map(codes::group).orElse(-1),
                row.cell("unit"),
                row.find("below").map(Double::valueOf).orElse(Double.NaN),
                row.find("pair").map(codes::group).orElse(-1),
                row.find("pair_below").map(Double::valueOf).orElse(Double.NaN),
                Cells.span(row, "valid"),
                Span.of(row.cell("lost")),
                Span.of(row.cell("supply")),
                states.get(state).begins());
    }

    private Need need(String word) {
        var parts = word.split(":");
        var dated = parts.length == 1 ? null : dated(parts[1]);
        return new Need(places(parts[0]), dated);
    }

    private static @Nullable Boolean dated(String word) {
        return switch (word) {
            case "dated" -> true;
            case "undated" -> false;
            default -> throw new IllegalArgumentException("expected dated or undated, got '" + word + "'");
        };
    }

    /** {@code a/b}: those that hold, by their numbers. @throws IllegalArgumentException when a file never names one */
    private int[] places(String names) {
        for (var name : names.split("/")) {
            if (STATES.rows().stream().noneMatch(row -> row.cell("state").equals(name))) {
                throw new IllegalArgumentException("no state '" + name + "' in " + STATES.name());
            }
        }
        return Arrays.stream(names.split("/"))
                .filter(places::containsKey)
                .mapToInt(name -> places.getOrDefault(name, 0))
                .toArray();
    }

    private int[] any(RuleRow row, String column) {
        return Cells.words(row, column)
                .flatMapToInt(name -> Arrays.stream(places(name)))
                .toArray();
    }

    private int[] groups(RuleRow row, String column) {
        return Cells.words(row, column).mapToInt(codes::group).toArray();
    }
}
