package vn.vongdoi.fhir;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every code and identifier system the record speaks, in one place: the URL that stands in FHIR and the short name
 * that stands in promoted codes ({@code icd10|I10}). Systems without an official URL live under the project's own base.
 */
public enum CodeSystem {
    ICD10("icd10", "http://hl7.org/fhir/sid/icd-10"),
    /** MA_LOAI_KCB, kind of care. */
    LOAI_KCB("loai-kcb"),
    /** MA_DOITUONG_KCB, entitlement and route. */
    DOI_TUONG("doi-tuong"),
    /** MA_LOAI_RV, discharge type. */
    LOAI_RV("loai-rv"),
    /** KET_QUA_DTRI, outcome of treatment. */
    KET_QUA("ket-qua"),
    /** MA_KHOA, department. */
    KHOA("khoa"),
    /** MA_THUOC, active ingredient. */
    THUOC("thuoc"),
    /** SO_DANG_KY, registration number of a medicine. */
    SO_DANG_KY("so-dang-ky"),
    /** DUONG_DUNG, route of administration. */
    DUONG_DUNG("duong-dung"),
    /** MA_DICH_VU, service. */
    DICH_VU("dich-vu"),
    /** MA_VAT_TU, medical supply. */
    VAT_TU("vat-tu"),
    /** MA_CHI_SO, test index. */
    CHI_SO("chi-so"),
    /** MA_NHOM, cost group. */
    NHOM("nhom"),
    LOINC("loinc", "http://loinc.org"),
    UCUM("ucum", "http://unitsofmeasure.org"),
    ICD9_CM("icd9cm", "http://hl7.org/fhir/sid/icd-9-cm"),
    /** Personal identification number (draft VN Core). */
    CCCD("cccd", "http://fhir.hl7.org.vn/core/sid/cccd"),
    /** Social-insurance number, the last ten digits of a card (draft VN Core). */
    BHYT("bhyt", "http://fhir.hl7.org.vn/core/sid/bhyt"),
    CMND("cmnd"),
    PASSPORT("ho-chieu"),
    /** MA_DANTOC, ethnic group. */
    ETHNICITY("dan-toc"),
    /** Of an address, which of a person's addresses it is: {@code registers/addresses.csv}. */
    ADDRESS_KIND("loai-dia-chi"),
    /** The 15-character insurance card. */
    CARD("the-bhyt"),
    /** MA_LK, unique within a facility only. */
    MA_LK("ma-lk"),
    /** MA_HSBA, medical record, unique within a facility only. */
    HSBA("hsba"),
    /** A paper of the claims standard: XML6 to XML15. */
    GIAY_TO("giay-to"),
    /** A field of the claims standard, of a section. */
    TRUONG("truong"),
    /** MACSKCB, facility. */
    FACILITY("cskcb"),
    /** GPHN or CCHN, licence of a practitioner. */
    LICENCE("giay-phep-hanh-nghe"),
    COMMUNE("xa"),
    /** Vaccine, by the short names of {@code registers/vaccines.csv}. */
    VACCINE("vac-xin"),
    /** Vaccine, by the list of the CDC that other systems use. */
    CVX("cvx", "http://hl7.org/fhir/sid/cvx"),
    /** What a vaccine protects from. */
    ANTIGEN("khang-nguyen"),
    /** The programme that a dose was given in: expanded immunisation, outbreak or paid service. */
    VACCINE_PROGRAMME("chuong-trinh-tiem"),
    /** What somebody is due that is no vaccine: the services of {@code careplan/services.csv}. */
    DUE_SERVICE("viec-den-han"),
    /** Class of health I to V that a check-up concludes with. */
    HEALTH_CLASS("phan-loai-suc-khoe"),
    /** NGUON_KINH_PHI, who paid for a check-up. */
    FUNDING("nguon-kinh-phi"),
    /** Group of NĐ 165/2026/NĐ-CP Art. 69 in which somebody is examined. */
    CHECKUP_GROUP("nhom-kham"),
    /** Template of a check-up: {@code registers/checkup-templates.csv}. */
    CHECKUP_TEMPLATE("mau-kham"),
    /** What a school checks that no other system has a code for: {@code vaccination-review}, {@code fitness}, its tests, and their results. */
    SCHOOL_HEALTH("y-te-truong-hoc"),
    /** Code of a school, by the register of pupils. */
    SCHOOL("truong-hoc"),
    /** Of a newborn whose papers do not carry a name of its own yet: its mother's. */
    MOTHER("ho-ten-me");

    private static final Map<String, CodeSystem> BY_URL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CodeSystem::url, Function.identity()));

    private final String alias;
    private final String url;

    CodeSystem(String alias) {
        this(alias, "https://vongdoi.vn/fhir/sid/" + alias);
    }

    CodeSystem(String alias, String url) {
        this.alias = alias;
        this.url = url;
    }

    public String alias() {
        return alias;
    }

    public String url() {
        return url;
    }

    /** The promoted form of a code: {@code icd10|I10}. */
    public String token(String code) {
        return alias + "|" + code;
    }

    /** @throws IllegalArgumentException when no system has that short name */
    public static CodeSystem named(String alias) {
        return Arrays.stream(values())
                .filter(system -> system.alias.equals(alias))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown code system: " + alias));
    }

    /** The system of that URL, when it is one the record promotes. */
    public static Optional<CodeSystem> find(String url) {
        return Optional.ofNullable(BY_URL.get(url));
    }
}
