package vn.vongdoi.programme;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.Province;
import vn.vongdoi.place.ProvinceCode;

/** Reads the places that an address names. */
@Component
class Provinces {
    private static final Pattern PROVINCE = Pattern.compile("[0-9]{2}");

    private final Places places;

    Provinces(Places places) {
        this.places = places;
    }

    /** The province asked for, else that of this instance. */
    Province chosen(Optional<String> code) {
        return code.filter(c -> !c.isBlank()).map(this::province).orElseGet(places::province);
    }

    Commune commune(String code) {
        return Optional.of(code)
                .filter(CommuneCode::isWellFormed)
                .flatMap(c -> places.findCommune(new CommuneCode(c)))
                .orElseThrow(() -> Problem.notFound(
                        "Không có xã, phường mang mã \"" + code + "\". Mã gồm 5 chữ số như 11407.",
                        "There is no commune with the code \"" + code + "\". A code has 5 digits, such as 11407."));
    }

    private Province province(String code) {
        return Optional.of(code)
                .filter(c -> PROVINCE.matcher(c).matches())
                .flatMap(c -> places.findProvince(new ProvinceCode(c)))
                .orElseThrow(() -> Problem.invalid(
                        "province: cần mã tỉnh gồm 2 chữ số như 31; nhận được \"" + code + "\".",
                        "province: expected the 2 digits of a province, such as 31; got \"" + code + "\"."));
    }
}
