package vn.vongdoi.book;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import vn.vongdoi.page.AsOf;

/**
 * A person's electronic health book (QĐ 31/QĐ-BYT of 2026) as one reader may see it, in one language: group a is
 * {@link Administrative}, b {@link History}, c each {@link Episode}, d its {@link Summary}. What is empty was told by
 * nobody, or not to this reader; nothing is inferred. Written as JSON component by component: docs/so-suc-khoe.md
 * promises these names.
 *
 * @param episodes newest first
 */
public record Book(
        String format,
        String language,
        LocalDate made,
        AsOf asOf,
        Administrative administrative,
        First first,
        History history,
        List<Episode> episodes) {
    static final String FORMAT = "vongdoi-book-1";

    public Book {
        episodes = List.copyOf(episodes);
    }

    /** The visit that ended the newest stay in a hospital. */
    Optional<Episode> lastDischarge() {
        return first.lastDischarge()
                .flatMap(id -> episodes.stream()
                        .filter(episode -> episode.encounter().equals(id))
                        .findFirst());
    }

    /** A code and its name in the language of the book; the code again where it has no name. */
    public record Coded(String code, String name) {}

    /**
     * Who it is.
     *
     * @param person id in the person index
     * @param birth as FHIR writes partial dates: day, month or year
     * @param personalId 12 digits, or with most of them hidden from whoever is not the person
     * @param insuranceCard hidden in the same way
     * @param representatives who spoke for the person, as papers name them
     */
    public record Administrative(
            String person,
            String name,
            String birth,
            Coded sex,
            Optional<LocalDate> died,
            Optional<String> personalId,
            Optional<String> passport,
            Optional<String> insuranceCard,
            Optional<LocalDate> insuredUntil,
            Optional<Coded> commune,
            Optional<String> address,
            Optional<String> phone,
            Optional<Coded> ethnicity,
            List<String> representatives) {}

    /**
     * What a doctor who meets the person for the first time needs first, besides the allergies of the history.
     *
     * @param medicines whose days have not run out
     * @param results the newest of each kind
     * @param lastDischarge the encounter of that episode
     */
    public record First(
            List<Medicine> medicines, List<Disease> chronic, List<Result> results, Optional<String> lastDischarge) {}

    public record History(List<Allergy> allergies, List<Disease> diseases, List<Vaccination> vaccinations) {}

    /** @param denied somebody asked, and the person knows of no such allergy */
    public record Allergy(
            String substance, boolean denied, List<String> reactions, boolean severe, Optional<LocalDate> told) {}

    /**
     * A diagnosis over all visits.
     *
     * @param chronic short name of the lasting condition it belongs to
     * @param times how many visits named it
     */
    public record Disease(
            Coded diagnosis,
            Optional<String> chronic,
            Optional<LocalDate> since,
            Optional<LocalDate> last,
            int times) {}

    /** @param antigens by the short names of docs/registers.md */
    public record Vaccination(
            String vaccine, List<String> antigens, OptionalInt dose, Optional<LocalDate> day, Coded facility) {}

    /**
     * A medicine as prescribed.
     *
     * @param until the last day it is enough for; empty = nobody told for how long
     */
    public record Medicine(
            String name,
            Optional<String> strength,
            Optional<String> dose,
            Optional<String> supply,
            Coded facility,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {}

    /** What kind of result it is. */
    public enum Kind {
        LABORATORY,
        IMAGING,
        /** Measured at the body: weight, height, blood pressure, pulse. */
        SIGN,
        OTHER
    }

    /**
     * A result.
     *
     * @param number empty for a result in words, and for blood pressure, which is two
     * @param text the value as told
     * @param reuse until when it may stand for a new one; empty = no rule says so
     */
    public record Result(
            String name,
            Kind kind,
            OptionalDouble number,
            String text,
            Optional<String> unit,
            Optional<String> conclusion,
            Optional<Instant> at,
            Coded facility,
            Optional<Reuse> reuse) {}

    /**
     * Until when a result of another facility may be used again, and who says so.
     *
     * @param confidence law, secondary, memory, or ours where no act names a time
     */
    public record Reuse(LocalDate until, String rule, String source, String confidence) {}

    /** What was done: an operation or a procedure. */
    public record Procedure(String name, Optional<Instant> at) {}

    /**
     * One visit or stay.
     *
     * @param encounter id of the FHIR Encounter
     * @param stay in hospital for days, not in and out
     * @param open nobody has told yet how it ended
     * @param outcome how the person left: MA_LOAI_RV
     * @param result of the treatment: KET_QUA_DTRI
     * @param withoutResult tests that were ordered and of which no result was told
     */
    public record Episode(
            String encounter,
            Coded facility,
            Optional<Instant> in,
            Optional<Instant> out,
            boolean stay,
            boolean open,
            Coded care,
            Optional<String> reason,
            Optional<String> arrivalDiagnosis,
            Optional<Coded> outcome,
            Optional<Coded> result,
            List<Coded> diagnoses,
            Optional<String> diagnosisInWords,
            Optional<String> bloodGroup,
            OptionalDouble heightCm,
            OptionalDouble weightKg,
            List<Result> results,
            List<String> withoutResult,
            List<Medicine> medicines,
            List<Procedure> procedures,
            Summary summary) {}

    /**
     * What the papers of a visit sum up.
     *
     * @param course history and course of the illness, which the claims standard tells in one text
     * @param tests results that mattered
     * @param returns days on which the person is to come again
     */
    public record Summary(
            Optional<String> course,
            Optional<String> tests,
            Optional<String> treatment,
            Optional<String> conclusion,
            Optional<String> advice,
            List<LocalDate> returns,
            Optional<String> doctor) {
        boolean isEmpty() {
            return course.isEmpty()
                    && tests.isEmpty()
                    && treatment.isEmpty()
                    && conclusion.isEmpty()
                    && advice.isEmpty()
                    && returns.isEmpty();
        }
    }
}
