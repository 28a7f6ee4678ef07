package vn.vongdoi.place;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.rules.RuleTable;

/**
 * The administrative units of the country as the project's own files tell them: the state of 2025-07-01
 * ({@code place/*.csv}) with the changes since then that hold on a day ({@code rules/place/changes.csv}). Everything is
 * ordered by code.
 */
record Gazetteer(
        Map<ProvinceCode, Province> provinces,
        Map<CommuneCode, Commune> communes,
        Map<CommuneCode, FormerCommune> formerCommunes,
        Map<ProvinceCode, FormerProvince> formerProvinces) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    Gazetteer {
        provinces = Collections.unmodifiableMap(new TreeMap<>(provinces));
        communes = Collections.unmodifiableMap(new TreeMap<>(communes));
        formerCommunes = Collections.unmodifiableMap(new TreeMap<>(formerCommunes));
        formerProvinces = Collections.unmodifiableMap(new TreeMap<>(formerProvinces));
    }

    static Gazetteer on(LocalDate day) {
        var kinds = RuleTable.read("place/changes").at(day).stream()
                .filter(change -> change.cell("field").equals("kind"))
                .collect(toMap(change -> change.cell("level") + change.cell("code"), change -> change.cell("value")));
        var provinces = byKey(
                read("provinces", line -> {
                    var code = new ProvinceCode(line.get("code"));
                    var kind = kinds.getOrDefault("province" + code, line.get("kind"));
                    return new Province(code, line.get("name"), line.get("name_en"), ProvinceKind.of(kind));
                }),
                Province::code);
        var communes = byKey(read("communes", line -> commune(line, kinds)), Commune::code);
        var former = byKey(
                read(
                        "former-provinces",
                        line -> new FormerProvince(
                                new ProvinceCode(line.get("code")),
                                line.get("name"),
                                line.get("name_en"),
                                new ProvinceCode(line.get("successor")),
                                Integer.parseInt(line.get("population")))),
                FormerProvince::code);
        return new Gazetteer(provinces, communes, joined(), former);
    }

    private static Commune commune(CSVRecord line, Map<String, String> kinds) {
        var code = new CommuneCode(line.get("code"));
        return new Commune(
                code,
                new ProvinceCode(line.get("province")),
                line.get("name"),
                line.get("name_en"),
                CommuneKind.of(kinds.getOrDefault("commune" + code, line.get("kind"))),
                filled(line, "area_km2", Double::valueOf),
                filled(line, "population", Integer::valueOf),
                Double.parseDouble(line.get("lon")),
                Double.parseDouble(line.get("lat")));
    }

    private static Map<CommuneCode, FormerCommune> joined() {
        record Part(CommuneCode code, String name, String district, CommuneCode successor) {}
        var parts = read(
                        "former-communes",
                        line -> new Part(
                                new CommuneCode(line.get("code")),
                                line.get("name"),
                                line.get("district"),
                                new CommuneCode(line.get("successor"))))
                .stream()
                .collect(groupingBy(Part::code, LinkedHashMap::new, toList()));
        return byKey(
                parts.values().stream()
                        .map(all -> new FormerCommune(
                                all.getFirst().code(),
                                all.getFirst().name(),
                                all.getFirst().district(),
                                all.stream().map(Part::successor).toList()))
                        .toList(),
                FormerCommune::code);
    }

    private static <V> @Nullable V filled(CSVRecord line, String column, Function<String, V> reading) {
        var cell = line.get(column);
        return cell.isEmpty() ? null : reading.apply(cell);
    }

    /** @throws IllegalStateException when a key stands twice: a fault of the file */
    private static <K, V> Map<K, V> byKey(List<V> values, Function<V, K> key) {
        return values.stream().collect(toMap(key, Function.identity()));
    }

    private static <T> List<T> read(String name, Function<CSVRecord, T> reading) {
        var in = Objects.requireNonNull(Gazetteer.class.getResourceAsStream("/place/" + name + ".csv"), name);
        try (var parser = FORMAT.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return parser.stream().map(reading).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
