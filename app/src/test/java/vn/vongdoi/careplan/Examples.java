package vn.vongdoi.careplan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.access.Label;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Fact;

/** The files of examples beside the rules, and the small language in which they tell facts. */
final class Examples {
    private static final Pattern FACT = Pattern.compile(
            "(\\w):([^@]+)@([-\\d]*)(?:\\.\\.([-\\d]+))?(?:=([.\\d]+)(?:_([^!#]+))?)?(?:!([-\\w]+))?(?:#(\\w+))?");

    private static final Map<String, ResourceType> TYPES = Map.of(
            "E", ResourceType.ENCOUNTER,
            "C", ResourceType.CONDITION,
            "O", ResourceType.OBSERVATION,
            "P", ResourceType.PROCEDURE,
            "S", ResourceType.SERVICE_REQUEST,
            "K", ResourceType.COMPOSITION,
            "T", ResourceType.EPISODE_OF_CARE,
            "M", ResourceType.MEDICATION_REQUEST,
            "F", ResourceType.FAMILY_MEMBER_HISTORY,
            "A", ResourceType.APPOINTMENT);

    private Examples() {}

    static List<CSVRecord> of(String rules) throws IOException {
        return read(Path.of("src/main/resources/rules/careplan/" + rules + ".examples.csv"));
    }

    static List<CSVRecord> read(Path file) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setCommentMarker('#')
                .get()
                .parse(Files.newBufferedReader(file))
                .getRecords();
    }

    /** Keys are the places, from 1 on. */
    static List<Fact> facts(String text) {
        var facts = new ArrayList<Fact>();
        for (var word : text.split(" ")) {
            if (!word.isEmpty()) facts.add(fact(facts.size() + 1L, word));
        }
        return facts;
    }

    static Fact fact(long key, String text) {
        var parts = FACT.matcher(text);
        if (!parts.matches()) throw new IllegalArgumentException("no fact: " + text);
        var type = Objects.requireNonNull(TYPES.get(parts.group(1)), text);
        var status =
                parts.group(7) != null ? parts.group(7) : type == ResourceType.SERVICE_REQUEST ? "completed" : null;
        var labels = EnumSet.noneOf(Label.class);
        if (parts.group(8) != null) labels.add(Label.valueOf(parts.group(8).toUpperCase(Locale.ROOT)));
        return new Fact(
                key,
                type,
                day(parts.group(3)),
                day(parts.group(4)),
                null,
                "31901",
                status,
                null,
                List.of(parts.group(2).split(";")),
                parts.group(5) == null ? null : Double.valueOf(parts.group(5)),
                parts.group(6),
                labels);
    }

    static @Nullable LocalDate day(@Nullable String text) {
        return text == null || text.isEmpty() ? null : LocalDate.parse(text);
    }

    static List<Long> keys(String text) {
        var keys = new ArrayList<Long>();
        for (var word : text.split(" ")) if (!word.isEmpty()) keys.add(Long.valueOf(word));
        return keys;
    }
}
