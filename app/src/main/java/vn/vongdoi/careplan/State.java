package vn.vongdoi.careplan;

import vn.vongdoi.page.Language;
import vn.vongdoi.rules.Confidence;

/** A state that somebody is in for a while, as {@code rules/careplan/states.csv} names it: pregnant, with hypertension. */
public record State(String key, String nameVi, String nameEn, String source, Confidence confidence) {
    public String name(Language language) {
        return language.pick(nameVi, nameEn);
    }
}
