package vn.vongdoi.privacy;

import java.util.Locale;
import vn.vongdoi.page.Problem;

/** The grounds on which health data may be processed (Law 91/2025/QH15, Art. 19.1 and 26). */
public enum Basis {
    CONSENT,
    EMERGENCY,
    STATE_DUTY,
    CONTRACT,
    LAW;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of its name. */
    public String key() {
        return "privacy.basis." + word();
    }

    static Basis of(String word) {
        for (var basis : values()) if (basis.word().equals(word)) return basis;
        throw Problem.invalid("Hãy chọn căn cứ pháp lý.", "Choose the ground in law.");
    }
}
