package vn.vongdoi.claimcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.vongdoi.rules.RuleTable;

/**
 * Vietnamese names of ICD-10 codes. A few hundred common ones are built in; a full list (CSV {@code code,name_vi})
 * loads from the path in {@code vongdoi.icd10-names} or VONGDOI_ICD10_NAMES and goes before them.
 */
@Component
public final class IcdNames {
    private final SortedMap<String, String> names = new TreeMap<>();

    /** @throws UncheckedIOException when a path is given but cannot be read */
    public IcdNames(@Value("${vongdoi.icd10-names:${VONGDOI_ICD10_NAMES:}}") String path) {
        for (var row : RuleTable.read("claims/icd10-names").rows()) names.put(row.cell("code"), row.cell("name_vi"));
        if (!path.isBlank()) load(Path.of(path));
    }

    /** The name of a code, or of its category when only that has one. Dagger and asterisk may be written. */
    public Optional<String> find(String code) {
        var plain = Icd10.plain(code.strip());
        var name = names.get(plain);
        int dot = plain.indexOf('.');
        return Optional.ofNullable(name == null && dot > 0 ? names.get(plain.substring(0, dot)) : name);
    }

    /** The name, or the code itself: for lists where something must stand. */
    public String nameOrCode(String code) {
        return find(code).orElse(code);
    }

    /** All codes that have a name, in their order. */
    public SortedMap<String, String> list() {
        return Collections.unmodifiableSortedMap(names);
    }

    private void load(Path path) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(Files.newBufferedReader(path, StandardCharsets.UTF_8))) {
            for (var row : parser)
                names.put(
                        Icd10.plain(row.get("code").strip()), row.get("name_vi").strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Không đọc được danh mục tên ICD-10: " + path, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Danh mục tên ICD-10 phải có cột code,name_vi: " + path + " (" + e.getMessage() + ")", e);
        }
    }
}
