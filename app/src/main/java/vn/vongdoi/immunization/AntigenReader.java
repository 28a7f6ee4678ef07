package vn.vongdoi.immunization;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.vongdoi.immunization.Antigen.BornBefore;
import vn.vongdoi.immunization.Antigen.ContraindicatedVaccine;
import vn.vongdoi.immunization.Antigen.Contraindication;
import vn.vongdoi.immunization.Series.Indication;
import vn.vongdoi.immunization.Series.Type;

/** Reads what CDSi supporting data say of one antigen. */
final class AntigenReader {
    private AntigenReader() {}

    /** Empty when no series protects from it. */
    static Optional<Antigen> read(Xml root) {
        var series = root.all("series").stream().map(AntigenReader::series).toList();
        if (series.isEmpty()) return Optional.empty();
        var immunity = root.one("immunity");
        var contraindications = root.one("contraindications");
        return Optional.of(new Antigen(
                series.getFirst().antigen(),
                immunity.all("clinicalHistory").stream()
                        .map(it -> it.text("guidelineCode"))
                        .collect(Collectors.toUnmodifiableSet()),
                immunity.all("dateOfBirth").stream().map(AntigenReader::born).toList(),
                contraindications.one("vaccineGroup").all("contraindication").stream()
                        .map(it -> new Contraindication(it.text("observationCode"), it.ages()))
                        .toList(),
                contraindications.one("vaccine").all("contraindication").stream()
                        .flatMap(it -> it.all("contraindicatedVaccine").stream()
                                .map(vaccine -> new ContraindicatedVaccine(
                                        it.text("observationCode"), vaccine.text("cvx"), vaccine.ages())))
                        .toList(),
                series));
    }

    private static BornBefore born(Xml xml) {
        var country = xml.text("birthCountry");
        return new BornBefore(
                Objects.requireNonNull(xml.day("immunityBirthDate"), "expected an immunityBirthDate"),
                country.isEmpty() ? null : country,
                xml.all("exclusion").stream()
                        .map(it -> it.text("exclusionCode"))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Series series(Xml xml) {
        var select = xml.one("selectSeries");
        var preference = select.text("seriesPreference");
        return new Series(
                xml.text("seriesName"),
                xml.text("targetDisease"),
                xml.text("vaccineGroup"),
                type(xml.text("seriesType")),
                xml.all("requiredGender").stream().map(Xml::text).collect(Collectors.toUnmodifiableSet()),
                xml.all("indication").stream().map(AntigenReader::indication).toList(),
                xml.words("equivalentSeriesGroups"),
                select.says("defaultSeries", "Yes"),
                select.says("productPath", "Yes"),
                select.text("seriesGroup"),
                select.text("seriesPriority"),
                preference.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(preference),
                select.span("minAgeToStart"),
                select.span("maxAgeToStart"),
                doses(xml.all("seriesDose")));
    }

    private static Type type(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "standard" -> Type.STANDARD;
            case "risk" -> Type.RISK;
            case "evaluation only" -> Type.EVALUATION_ONLY;
            default -> throw new IllegalArgumentException("expected Standard, Risk or Evaluation Only, got " + text);
        };
    }

    private static Indication indication(Xml xml) {
        var code = xml.one("observationCode").text("code");
        return new Indication(code.isEmpty() ? xml.text("observationCode") : code, xml.ages());
    }

    private static List<TargetDose> doses(List<Xml> doses) {
        return doses.stream().map(TargetDoseReader::read).toList();
    }
}
