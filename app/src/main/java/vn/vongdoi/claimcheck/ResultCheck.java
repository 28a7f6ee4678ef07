package vn.vongdoi.claimcheck;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Formats;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;

/** The results of XML4 against the tests of XML3 they belong to, and how soon they came. */
final class ResultCheck {
    private static final Duration LATE = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration TWO_MONTHS = Duration.ofDays(60);
    private static final Duration QUICK_TEST = Duration.ofMinutes(3);
    private static final Duration QUICK_PROCEDURE = Duration.ofMinutes(5);
    /** More than a message has room for. */
    private static final int TIMES_SHOWN = 6;

    private static final Set<String> PROCEDURES = Set.of("8", "18");

    private final Findings findings;
    private final Map<String, Results> results;

    private ResultCheck(Findings findings, List<Row> results) {
        this.findings = findings;
        this.results = results.stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("MA_DICH_VU"), Collectors.collectingAndThen(Collectors.toList(), Results::of)));
    }

    /**
     * The results of one service, looked at once: a claim may hold tens of thousands of them, and of tests they belong to.
     *
     * @param described a MO_TA is in one of them
     * @param concluded a KET_LUAN is, or a GIA_TRI: a measured value may speak for itself
     */
    private record Results(List<Row> rows, boolean described, boolean concluded) {
        static Results of(List<Row> rows) {
            return new Results(
                    rows,
                    rows.stream().anyMatch(row -> !row.text("MO_TA").isEmpty()),
                    rows.stream()
                            .anyMatch(row -> !row.text("KET_LUAN").isEmpty()
                                    || !row.text("GIA_TRI").isEmpty()));
        }
    }

    static void check(ClaimEncounter encounter, Findings findings) {
        var check = new ResultCheck(findings, encounter.rows(TableKind.XML4));
        var tests = ServiceLine.of(encounter, ServiceLine.TESTS);
        if (!TablesCheck.isBroken(encounter, TableKind.XML4)) {
            for (var test : tests) check.given(test);
            check.sameTime(tests);
        }
        for (var test : tests) {
            check.late(test);
            check.quick(test, QUICK_TEST);
        }
        for (var procedure : ServiceLine.of(encounter, PROCEDURES)) check.quick(procedure, QUICK_PROCEDURE);
    }

    private void given(ServiceLine test) {
        var service = test.service();
        if (service.isEmpty() || findings.blames(test.row(), "MA_DICH_VU")) return;
        var own = results.get(service);
        if (own == null) {
            findings.add(
                    Rule.RESULT_MISSING,
                    test.row(),
                    "MA_DICH_VU",
                    service,
                    "XML4 chưa có kết quả của dịch vụ " + Formats.shown(service) + ".");
        } else if (ServiceLine.IMAGING.contains(test.group())) {
            if (!own.described()) text(own.rows().getFirst(), "MO_TA");
            if (!own.concluded()) text(own.rows().getFirst(), "KET_LUAN");
        }
    }

    private void text(Row result, String field) {
        findings.add(Rule.RESULT_TEXT, result, field, "", "Kết quả chẩn đoán hình ảnh (MA_NHOM 2) cần " + field + ".");
    }

    private void sameTime(List<ServiceLine> tests) {
        var times = tests.stream()
                .filter(test -> test.ends().isPresent())
                .collect(Collectors.groupingBy(
                        ServiceLine::service,
                        Collectors.mapping(test -> test.row().text("NGAY_KQ"), Collectors.toCollection(TreeSet::new))));
        times.forEach((service, known) -> {
            var own = results.get(service);
            if (own == null) return;
            var expected = Formats.shown(known.stream().limit(TIMES_SHOWN).collect(Collectors.joining(", ")));
            for (var result : own.rows()) {
                var time = result.text("NGAY_KQ");
                if (!Formats.isMinute(time) || known.contains(time)) continue;
                findings.add(
                        Rule.RESULT_TIME_DIFFERS,
                        result,
                        "NGAY_KQ",
                        time,
                        "NGAY_KQ (" + time + ") phải bằng NGAY_KQ của dịch vụ đó ở XML3 (" + expected + ").");
            }
        });
    }

    private void late(ServiceLine test) {
        var taken = time(test);
        if (taken.compareTo(TWO_MONTHS) > 0) after(Rule.RESULT_AFTER_60_DAYS, test, 60);
        if (taken.compareTo(MONTH) > 0) after(Rule.RESULT_AFTER_30_DAYS, test, 30);
        if (taken.compareTo(LATE) > 0) after(Rule.RESULT_LATE, test, 7);
    }

    private void after(Rule rule, ServiceLine test, int days) {
        var sent = test.row().text("NGAY_KQ");
        findings.add(
                rule, test.row(), "NGAY_KQ", sent, "NGAY_KQ (" + sent + ") sau khi thực hiện quá " + days + " ngày.");
    }

    private void quick(ServiceLine line, Duration least) {
        var taken = time(line);
        if (taken.isNegative() || line.ends().isEmpty() || taken.compareTo(least) >= 0) return;
        var sent = line.row().text("NGAY_KQ");
        findings.add(
                Rule.RESULT_QUICK,
                line.row(),
                "NGAY_KQ",
                sent,
                "NGAY_KQ (" + sent + ") cách lúc thực hiện chưa tới " + least.toMinutes() + " phút.");
    }

    /** From execution to result; nothing when one of them is not known. */
    private static Duration time(ServiceLine line) {
        if (line.begins().isEmpty() || line.ends().isEmpty()) return Duration.ZERO;
        return Duration.between(line.begins().get(), line.ends().get());
    }
}
