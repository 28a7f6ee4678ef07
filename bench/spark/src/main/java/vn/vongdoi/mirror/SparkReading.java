package vn.vongdoi.mirror;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import vn.vongdoi.database.DataFolder;

/**
 * The mirror's files as Spark reads them, in one process. The views are those of {@link Views}, said in Spark's words;
 * the SQL of indicators is taken as it stands.
 */
public final class SparkReading implements AutoCloseable {
    private static final Pattern FILES =
            Pattern.compile("read_parquet\\(\\[([^\\]]*)\\], hive_partitioning = false\\)");
    private static final Pattern OVERLAP = Pattern.compile("list_has_any\\((\\S+), \\[([^\\]]*)\\]\\)");

    private final SparkSession spark;

    /** @param scratch for tables that stand while it is open */
    public SparkReading(DataFolder home, Path scratch) {
        spark = SparkSession.builder()
                .master("local[*]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.warehouse.dir", scratch.toString())
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.session.timeZone", "Asia/Ho_Chi_Minh")
                .getOrCreate();
        var folder = new Folder(home);
        var manifest = folder.manifest();
        try (var duck = new Engine(folder.spill())) {
            new Views(this::run, new Versions(new Sheets(duck, folder), manifest), manifest, manifest.position())
                    .create();
        }
    }

    private void run(String duck) {
        // Where DuckDB keeps its tables, and how tightly, is its own affair.
        if (duck.startsWith("attach ")) spark.sql("create schema live");
        else if (!duck.startsWith("force checkpoint ")) spark.sql(words(duck));
    }

    private static String words(String duck) {
        var sql = FILES.matcher(duck).replaceAll(found -> "parquet.`" + glob(found.group(1)) + "`");
        return OVERLAP.matcher(sql)
                .replaceAll("arrays_overlap($1, array($2))")
                .replace("list_contains(", "array_contains(")
                .replace("v.last - v.day as nights", "datediff(v.last, v.day) as nights")
                .replace("::VARCHAR[]", "::ARRAY<STRING>")
                .replace("::VARCHAR", "::STRING")
                .replace("::TIMESTAMPTZ", "::TIMESTAMP")
                .replace("create or replace table", "create table");
    }

    /** {@code 'folder/a', 'folder/b'} as {@code folder/{a,b}}: Spark takes one path, and patterns in it. */
    private static String glob(String quoted) {
        var files = List.of(quoted.replace("'", "").split(", "));
        var folder = Path.of(files.getFirst()).getParent();
        return folder + "/{"
                + String.join(
                        ",",
                        files.stream()
                                .map(it -> Path.of(it).getFileName().toString())
                                .toList())
                + "}";
    }

    /** @param sql with {@code :from} and {@code :to}, the first and last day of a period */
    public void query(String sql, LocalDate from, LocalDate to, Consumer<Row> taker) {
        spark.sql(Reading.dated(sql, from, to)).collectAsList().forEach(taker);
    }

    @Override
    public void close() {
        spark.stop();
    }
}
