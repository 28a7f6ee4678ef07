package vn.vongdoi.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Texts;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;

/** How a page of a person says things, in one language on one day. */
public record Words(Language language, Texts texts, Places places, IcdNames icd10, Clock clock) {
    private static final int MONTHS_UNTIL_YEARS = 72; // children under six are told in months, as in their health book

    public Formats formats() {
        return new Formats(language);
    }

    public String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    public String birth(BirthDate birth) {
        return switch (birth.known()) {
            case DAY -> formats().date(birth.date());
            case MONTH -> formats().month(YearMonth.from(birth.date()));
            case YEAR -> text("visit.born-in", String.valueOf(birth.date().getYear()));
        };
    }

    /** The number and its unit: 58 tuổi, 14 tháng, 9 ngày. */
    public String[] age(BirthDate birth, LocalDate on) {
        var months = Period.between(birth.date(), on).toTotalMonths();
        if (months >= MONTHS_UNTIL_YEARS) return age(months / 12, "visit.age.years");
        if (months >= 1) return age(months, "visit.age.months");
        return age(Math.max(0, ChronoUnit.DAYS.between(birth.date(), on)), "visit.age.days");
    }

    public String facility(@Nullable String code) {
        if (code == null) return "";
        if (!FacilityCode.isWellFormed(code)) return code;
        return places.findFacility(new FacilityCode(code))
                .map(Facility::name)
                .orElseGet(() -> text("visit.facility-unknown", code));
    }

    public Optional<Commune> commune(@Nullable String code) {
        return code != null && CommuneCode.isWellFormed(code)
                ? places.findCommune(new CommuneCode(code))
                : Optional.empty();
    }

    public String title(Commune commune) {
        return language.pick(commune.title(), commune.titleEn());
    }

    /** MA_LOAI_KCB in words; a code that is newer than this program stands for itself. */
    public String care(@Nullable String code) {
        if (code == null) return text("visit.care");
        var key = "visit.care." + code;
        return texts.has(language, key) ? text(key) : text("visit.care") + " (" + code + ")";
    }

    private String[] age(long number, String unit) {
        return new String[] {formats().number(number), text(unit)};
    }
}
