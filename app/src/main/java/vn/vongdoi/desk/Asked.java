package vn.vongdoi.desk;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.Level;
import vn.vongdoi.place.Places;

/** What somebody wants to see: which days, of which facilities. */
record Asked(Period period, Optional<CommuneCode> commune, Optional<Level> level) {

    /** As it was typed; what is blank is not narrowed. */
    record Typed(String from, String to, String commune, String level) {
        /** @throws Problem that tells what is wrong */
        Asked read(LocalDate today, Places places) {
            return new Asked(
                    Period.of(from, to, today),
                    commune.isBlank() ? Optional.empty() : Optional.of(knownCommune(commune.strip(), places)),
                    level.isBlank() ? Optional.empty() : Optional.of(knownLevel(level.strip())));
        }
    }

    /** Facilities that no register names have neither commune nor level. */
    boolean concerns(Optional<Facility> facility) {
        return commune.map(code -> facility.map(Facility::commune)
                                .filter(code::equals)
                                .isPresent())
                        .orElse(true)
                && level.map(asked -> facility.map(Facility::level)
                                .filter(asked::equals)
                                .isPresent())
                        .orElse(true);
    }

    private static CommuneCode knownCommune(String text, Places places) {
        return Optional.of(text)
                .filter(CommuneCode::isWellFormed)
                .map(CommuneCode::new)
                .filter(code -> places.findCommune(code).isPresent())
                .orElseThrow(() -> Problem.invalid(
                        "Xã phường là mã 5 chữ số của đơn vị hiện nay như 11395, nhận được \"" + text + "\".",
                        "A commune is the five-digit code of one of today such as 11395, got \"" + text + "\"."));
    }

    private static Level knownLevel(String text) {
        return Arrays.stream(Level.values())
                .filter(level -> level.word().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "Cấp chuyên môn là initial, basic hoặc specialised, nhận được \"" + text + "\".",
                        "A level is initial, basic or specialised, got \"" + text + "\"."));
    }
}
