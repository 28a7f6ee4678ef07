package vn.vongdoi.immunization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.immunization.SupportingData.Association;
import vn.vongdoi.immunization.SupportingData.Conflict;
import vn.vongdoi.immunization.SupportingData.Group;
import vn.vongdoi.rules.Span;

/** Reads a folder of CDSi supporting data: a file for each antigen and one for what concerns all. */
final class SupportingDataReader {
    private SupportingDataReader() {}

    static SupportingData read(Path folder) throws IOException {
        var antigens = new ArrayList<Antigen>();
        var schedules = new ArrayList<Xml>();
        for (var file : files(folder)) {
            try {
                var root = Xml.read(file);
                switch (root.name()) {
                    case "antigenSupportingData" -> AntigenReader.read(root).ifPresent(antigens::add);
                    case "scheduleSupportingData" -> schedules.add(root);
                    default ->
                        throw new IllegalArgumentException(
                                "expected antigenSupportingData or scheduleSupportingData, got " + root.name());
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
            }
        }
        if (antigens.isEmpty() || schedules.size() != 1) {
            throw new IllegalArgumentException(folder + ": expected files of antigens and one of the schedule, got "
                    + antigens.size() + " and " + schedules.size());
        }
        return schedule(schedules.getFirst(), antigens);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    private static SupportingData schedule(Xml root, List<Antigen> antigens) {
        return new SupportingData(
                List.copyOf(antigens), antigensOf(root), groups(root), conflicts(root), observations(root));
    }

    private static Map<String, List<Association>> antigensOf(Xml root) {
        return root.one("cvxToAntigenMap").all("cvxMap").stream()
                .collect(Collectors.toUnmodifiableMap(
                        map -> map.text("cvx"),
                        map -> map.all("association").stream()
                                .map(it -> new Association(
                                        it.text("antigen"),
                                        new Window(it.span("associationBeginAge"), it.span("associationEndAge"))))
                                .toList(),
                        (one, _) -> one));
    }

    private static Map<String, Group> groups(Xml root) {
        var whole = root.one("vaccineGroups").all("vaccineGroup").stream()
                .filter(group -> group.says("administerFullVaccineGroup", "Yes"))
                .map(group -> group.text("name"))
                .collect(Collectors.toSet());
        var groups = new LinkedHashMap<String, Group>();
        for (var map : root.one("vaccineGroupToAntigenMap").all("vaccineGroupMap")) {
            var antigens = map.all("antigen").stream().map(Xml::text).toList();
            groups.put(map.text("name"), new Group(antigens, whole.contains(map.text("name"))));
        }
        return groups;
    }

    /** Of live viruses, or of any vaccines, as the version of the data calls it. */
    private static Map<String, Map<String, Conflict>> conflicts(Xml root) {
        var conflicts = new HashMap<String, Map<String, Conflict>>();
        for (var list : List.of("liveVirusConflicts", "vaccineConflicts")) {
            root.one(list)
                    .children()
                    .forEach(it -> conflict(it)
                            .ifPresent(conflict -> conflicts
                                    .computeIfAbsent(it.one("current").text("cvx"), _ -> new HashMap<>())
                                    .put(it.one("previous").text("cvx"), conflict)));
        }
        return conflicts;
    }

    /** Empty where nothing is told of how long they are to be apart. */
    private static Optional<Conflict> conflict(Xml it) {
        var end = it.span("conflictEndInterval");
        if (end == null) return Optional.empty();
        var begin = Objects.requireNonNullElse(it.span("conflictBeginInterval"), new Span(0, 1));
        return Optional.of(
                new Conflict(begin, Objects.requireNonNullElse(it.span("minConflictEndInterval"), end), end));
    }

    /** By the code of whatever system tells the same. */
    private static Map<String, Set<String>> observations(Xml root) {
        var observations = new HashMap<String, Set<String>>();
        for (var observation : root.one("observations").all("observation")) {
            var code = observation.text("observationCode");
            observations.computeIfAbsent(code, _ -> new HashSet<>()).add(code);
            for (var coded : observation.one("codedValues").all("codedValue")) {
                // A vaccine that was given is no observation of the person.
                if (coded.says("codeSystem", "CVX")) continue;
                observations
                        .computeIfAbsent(coded.text("code"), _ -> new HashSet<>())
                        .add(code);
            }
        }
        return observations;
    }
}
