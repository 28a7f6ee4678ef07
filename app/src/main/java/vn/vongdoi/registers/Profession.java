package vn.vongdoi.registers;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Professions that indicators can count: titles of the practice licence (Law 15/2023/QH15, art. 26), pharmacists. */
enum Profession {
    DOCTOR("bác sĩ"),
    PHYSICIAN_ASSISTANT("y sĩ"),
    NURSE("điều dưỡng"),
    MIDWIFE("hộ sinh"),
    PHARMACIST("dược sĩ"),
    PHARMACIST_INTERMEDIATE("dược sĩ trung học"),
    TECHNICIAN("kỹ thuật y"),
    NUTRITIONIST("dinh dưỡng lâm sàng"),
    EMERGENCY_WORKER("cấp cứu viên ngoại viện"),
    PSYCHOLOGIST("tâm lý lâm sàng"),
    TRADITIONAL_HEALER("lương y");

    private final String vietnamese;

    Profession(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    /** By its word or its Vietnamese title, in any case of letters. */
    static Optional<Profession> find(String cell) {
        var told = Normalizer.normalize(cell, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(profession -> profession.word().equals(told) || profession.vietnamese.equals(told))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Profession::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
