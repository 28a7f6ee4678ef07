package vn.vongdoi.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What several tables of one claim say alike. */
final class Repeated {

    final String link;
    final String diagnoses;
    final String secondaryCodes;
    /** Licence of who signs for the facility. */
    final String head;

    private final Encounter told;

    Repeated(Encounter told) {
        this.told = told;
        link = told.visit.link();
        var names = new ArrayList<String>();
        names.add(told.visit.diagnosis().name());
        told.secondary.forEach(condition -> names.add(condition.name()));
        diagnoses = String.join("; ", names);
        secondaryCodes = told.secondary.stream().map(Encounter.Condition::code).collect(Collectors.joining(";"));
        head = told.visit.facility().staff().head().licence();
    }

    /** Fields that the documents repeat and that must equal XML1's. */
    Row identity(Row row) {
        return row.set("MA_LK", link)
                .set("HO_TEN", told.person.name())
                .set("NGAY_SINH", told.person.claimBirth())
                .set("GIOI_TINH", told.person.sex().code)
                .set("DIA_CHI", told.person.address());
    }

    @Nullable String card() {
        return told.entitlement.insured() ? told.person.card() : null;
    }

    String cardEnds(String card) {
        boolean child = card.startsWith("TE1");
        return Stamp.day(child ? told.person.birth().plusYears(6) : LocalDate.of(told.out.getYear(), 12, 31));
    }

    String treatment() {
        return told.services.stream().anyMatch(line -> line.group() == 8) ? "Ngoại khoa" : "Nội khoa";
    }

    String outcome() {
        if (told.visit.referredTo() != null || told.visit.diagnosis().checkup()) {
            return "3";
        }
        return told.visit.diagnosis().birth() ? "1" : "2";
    }
}
