package vn.vongdoi.simulator;

/** Professions of the staff register, with how many there are for every 10,000 people. */
enum Profession {
    DOCTOR("doctor", 14.9, 0.45),
    PHYSICIAN_ASSISTANT("physician-assistant", 3.6, 0.6),
    NURSE("nurse", 22.0, 0.85),
    MIDWIFE("midwife", 3.0, 1.0),
    PHARMACIST("pharmacist", 2.75, 0.7),
    PHARMACIST_INTERMEDIATE("pharmacist-intermediate", 3.4, 0.75),
    TECHNICIAN("technician", 4.4, 0.5);

    final String code;
    final double perTenThousand;
    final double women;

    Profession(String code, double perTenThousand, double women) {
        this.code = code;
        this.perTenThousand = perTenThousand;
        this.women = women;
    }
}
