package vn.vongdoi.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimcheck.Severity;
import vn.vongdoi.claims.DeliveryLog.Day;
import vn.vongdoi.claims.DeliveryLog.Delivered;
import vn.vongdoi.claims.DeliveryLog.Submitted;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.claims.SubmissionsPage.DayRow;
import vn.vongdoi.claims.SubmissionsPage.EncounterRow;
import vn.vongdoi.claims.SubmissionsPage.Fact;
import vn.vongdoi.claims.SubmissionsPage.FaultGroup;
import vn.vongdoi.claims.SubmissionsPage.FileRow;
import vn.vongdoi.claims.SubmissionsPage.Looked;
import vn.vongdoi.claims.SubmissionsPage.Report;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.rules.RuleTable;

/** How the pages of the door say things, in one language. */
record SubmissionWords(Language language, Texts texts, Places places) {
    private static final RuleTable RULES = RuleTable.read("claims/checks");
    private static final int EXAMPLES = 5;
    private static final String NONE = "–";

    Formats formats() {
        return new Formats(language);
    }

    String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    String facility(@Nullable String code) {
        if (code == null) return text("claims.facility-unread");
        return FacilityCode.isWellFormed(code)
                ? places.findFacility(new FacilityCode(code))
                        .map(Facility::name)
                        .orElse(code)
                : code;
    }

    DayRow row(Day day) {
        var trouble = day.rejected() > 0
                ? Optional.of(new Chip(Standing.LATE, text("claims.rejected.count", day.rejected())))
                : day.unreadable() > 0
                        ? Optional.of(new Chip(Standing.LATE, text("claims.unreadable.count", day.unreadable())))
                        : Optional.<Chip>empty();
        return new DayRow(
                formats().date(day.day()),
                dayHref(day.day(), day.facility()),
                facility(day.facility()),
                count(day.files()),
                count(day.accepted()),
                count(day.replaced()),
                count(day.duplicate()),
                trouble);
    }

    FileRow row(Delivered file) {
        return new FileRow(
                "/submissions/" + file.delivery(),
                file.checkIns() ? text("claims.kind.checkins") + ": " + shortName(file.path()) : shortName(file.path()),
                formats().time(file.at()),
                file.sender(),
                status(file),
                count(file.accepted() + file.replaced()),
                count(file.rejected()));
    }

    /** @param mayMend the reader may have what was rejected checked again */
    Report report(Delivered file, List<Submitted> submissions, boolean mayMend) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("claims.fact.facility", facility(file.facility())));
        if (file.checkIns()) facts.add(fact("claims.fact.kind", text("claims.kind.checkins")));
        facts.add(fact("claims.fact.at", formats().time(file.at())));
        facts.add(fact("claims.fact.sender", file.sender()));
        if (file.made() != null) facts.add(fact("claims.fact.made", formats().date(file.made())));
        if (file.bytes() > 0) facts.add(fact("claims.fact.bytes", formats().bytes(file.bytes())));
        if (file.sha256().length > 0) facts.add(fact("claims.fact.sha256", hex(file.sha256())));
        if (file.signature() != null) facts.add(fact("claims.fact.signature", signature(file)));
        facts.add(fact(
                "claims.fact.counts",
                text(
                        "claims.counts",
                        file.accepted(),
                        file.replaced(),
                        file.duplicate(),
                        file.withdrawn(),
                        file.rejected())));
        facts.add(fact("claims.fact.path", file.path()));
        return new Report(
                shortName(file.path()),
                "/submissions/" + file.delivery() + "/faults.xlsx",
                mayMend && submissions.stream().anyMatch(Submitted::rejected)
                        ? Optional.of("/submissions/" + file.delivery() + "/again")
                        : Optional.empty(),
                status(file),
                Optional.ofNullable(file.message()),
                facts,
                faults(submissions.stream().map(Answered::of).toList()),
                submissions.stream().map(this::row).toList());
    }

    private String signature(Delivered file) {
        var says = switch (Objects.requireNonNullElse(file.signature(), "")) {
            case "valid" -> text("claims.signature.valid");
            case "broken" -> text("claims.signature.broken");
            case "partial" -> text("claims.signature.partial");
            default -> text("claims.signature.unchecked");
        };
        var signer = Objects.requireNonNullElse(file.signer(), "");
        return signer.isEmpty() ? says : says + " " + text("claims.signature.signer", signer);
    }

    /** What checking again has made of the rejected encounters. */
    Chip again(Totals totals) {
        var right = totals.count(Status.ACCEPTED) + totals.count(Status.REPLACED) + totals.count(Status.WITHDRAWN);
        var rejected = totals.count(Status.REJECTED);
        return new Chip(
                rejected > 0 ? Standing.DUE : Standing.OK,
                text("claims.again.counts", right, totals.count(Status.DUPLICATE), rejected));
    }

    /** What was only looked at. */
    Looked checked(LoadReport report) {
        var encounters = Answered.of(report);
        return new Looked(
                looked(report),
                report.files().stream()
                        .flatMap(file -> file.problem().stream())
                        .map(FileReport.Problem::message)
                        .toList(),
                faults(encounters),
                encounters.stream().map(this::row).toList());
    }

    private Chip looked(LoadReport report) {
        var rejected = report.count(Status.REJECTED);
        var unread = report.files().stream().anyMatch(file -> !file.readable());
        return new Chip(
                unread ? Standing.LATE : rejected > 0 ? Standing.DUE : Standing.OK,
                text("claims.checked.counts", report.count(Status.SOUND), rejected));
    }

    EncounterRow row(Submitted submitted) {
        return row(Answered.of(submitted));
    }

    private EncounterRow row(Answered answered) {
        var issues = answered.issues().size();
        return new EncounterRow(
                answered.maLk(),
                answered.href(),
                status(answered.status()),
                issues == 0 ? NONE : formats().number(issues));
    }

    Chip status(String status) {
        var standing = switch (status) {
            case "accepted", "replaced", "sound" -> Standing.OK;
            case "rejected" -> Standing.LATE;
            default -> Standing.NONE;
        };
        return new Chip(standing, text("claims.status." + status));
    }

    /** What became of an upload: the counts, or why a file could not be read. */
    Chip received(LoadReport report) {
        var problem =
                report.files().stream().flatMap(file -> file.problem().stream()).findFirst();
        if (problem.isPresent()) return new Chip(Standing.LATE, problem.get().message());
        var rejected = report.count(Status.REJECTED);
        return new Chip(
                rejected > 0 ? Standing.DUE : Standing.OK,
                text(
                        "claims.counts",
                        report.count(Status.ACCEPTED),
                        report.count(Status.REPLACED),
                        report.count(Status.DUPLICATE),
                        report.count(Status.WITHDRAWN),
                        rejected));
    }

    Fact fact(String key, String value) {
        return new Fact(text(key), value);
    }

    /** File and folder: facilities name their files by month, so the file alone says too little. */
    private static String shortName(String path) {
        var end = path.lastIndexOf('/');
        return path.substring(path.lastIndexOf('/', end - 1) + 1);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static String dayHref(LocalDate day, @Nullable String facility) {
        return "/submissions?day=" + day + (facility == null ? "" : "&facility=" + facility);
    }

    private Chip status(Delivered file) {
        return switch (file.status()) {
            case "unreadable" -> new Chip(Standing.LATE, text("claims.file.unreadable"));
            case "reading" -> new Chip(Standing.DUE, text("claims.file.reading"));
            default ->
                file.rejected() > 0
                        ? new Chip(Standing.DUE, text("claims.file.mixed"))
                        : new Chip(Standing.OK, text("claims.file.read"));
        };
    }

    /** The same rule at the same field, however many encounters break it; what rejects comes first. */
    private List<FaultGroup> faults(List<Answered> encounters) {
        record Place(Severity severity, String rule, String table, String field) {}
        record Seen(String message, int times, LinkedHashMap<String, EncounterRow> encounters) {}
        var groups = new LinkedHashMap<Place, Seen>();
        for (var answered : encounters) {
            for (var issue : answered.issues()) {
                var place = new Place(issue.severity(), issue.rule(), issue.table(), issue.field());
                var known = groups.getOrDefault(place, new Seen(issue.message(), 0, new LinkedHashMap<>()));
                known.encounters().putIfAbsent(answered.maLk() + answered.href(), row(answered));
                groups.put(place, new Seen(known.message(), known.times() + 1, known.encounters()));
            }
        }
        return groups.entrySet().stream()
                .sorted((a, b) -> a.getKey().severity() != b.getKey().severity()
                        ? a.getKey().severity().compareTo(b.getKey().severity())
                        : Integer.compare(b.getValue().times(), a.getValue().times()))
                .map(group -> new FaultGroup(
                        severity(group.getKey().severity()),
                        rule(group.getKey().rule()),
                        group.getKey().table() + " · " + group.getKey().field(),
                        group.getValue().message(),
                        formats().number(group.getValue().times()),
                        group.getValue().encounters().values().stream()
                                .limit(EXAMPLES)
                                .toList()))
                .toList();
    }

    Chip severity(Severity severity) {
        return switch (severity) {
            case REJECT -> new Chip(Standing.LATE, text("claims.severity.reject"));
            case WARN -> new Chip(Standing.DUE, text("claims.severity.warn"));
        };
    }

    String rule(String id) {
        return RULES.rows().stream()
                .filter(rule -> rule.cell("id").equals(id))
                .findFirst()
                .map(rule -> rule.cell(language.pick("says_vi", "says_en")))
                .orElse(id);
    }

    private String count(long number) {
        return number == 0 ? NONE : formats().number(number);
    }
}
