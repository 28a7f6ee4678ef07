package vn.vongdoi.linkage;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.match.Field;
import vn.vongdoi.match.Profile;
import vn.vongdoi.person.BhxhNumber;
import vn.vongdoi.person.BirthDate;
import vn.vongdoi.person.Cccd;
import vn.vongdoi.person.Cmnd;
import vn.vongdoi.person.Person;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;

/** What the index knows of somebody, as the matcher reads it. */
final class Profiles {
    private Profiles() {}

    static Profile of(Person person, Places places) {
        var told = new EnumMap<Field, String>(Field.class);
        told.put(Field.NAME, person.name());
        told.put(Field.BIRTH, birth(person.birth()));
        told.put(Field.SEX, String.valueOf(person.sex().code()));
        put(told, Field.CCCD, person.cccd().map(Cccd::value));
        put(told, Field.BHXH, person.bhxh().map(BhxhNumber::value));
        put(told, Field.ID, person.papers().cmnd().map(Cmnd::value));
        put(told, Field.PHONE, person.contact().phone());
        put(told, Field.ADDRESS, person.contact().address());
        put(told, Field.GUARDIAN, person.contact().guardian());
        put(told, Field.COMMUNE, commune(person.commune(), places));
        return Profile.of(told);
    }

    private static void put(Map<Field, String> told, Field field, Optional<String> value) {
        value.ifPresent(text -> told.put(field, text));
    }

    /** As much as is known: 1957-02-11, 1957-02, 1957. */
    private static String birth(BirthDate birth) {
        return birth.toString();
    }

    /** Who lived in a commune before communes were merged lives in its successor; in one that was divided, nobody knows where. */
    private static Optional<String> commune(@Nullable String code, Places places) {
        if (code == null || !CommuneCode.isWellFormed(code)) return Optional.empty();
        return places.current(new CommuneCode(code))
                .map(commune -> commune.code().value());
    }
}
