package vn.vongdoi.account;

import java.util.Optional;
import vn.vongdoi.access.Area;
import vn.vongdoi.page.Problem;

/** The area that codes name, as people write them. */
final class Areas {
    private Areas() {}

    /**
     * @param facility MACSKCB
     * @param commune five digits; neither = the whole province
     */
    static Area of(Optional<String> facility, Optional<String> commune) {
        if (facility.isPresent() && commune.isPresent()) {
            throw Problem.invalid(
                    "Một vai trò gắn với một cơ sở hoặc một xã, không phải cả hai.",
                    "A role belongs to a facility or to a commune, not to both.");
        }
        facility.filter(code -> !Area.Facility.isCode(code)).ifPresent(code -> {
            throw Problem.invalid(
                    "Mã cơ sở (MACSKCB) gồm 5 ký tự như 31001; nhận được \"" + code + "\".",
                    "A facility code (MACSKCB) has 5 characters such as 31001; got \"" + code + "\".");
        });
        commune.filter(code -> !Area.Commune.isCode(code)).ifPresent(code -> {
            throw Problem.invalid(
                    "Mã xã gồm 5 chữ số như 10507; nhận được \"" + code + "\".",
                    "A commune code has 5 digits such as 10507; got \"" + code + "\".");
        });
        return facility.<Area>map(Area.Facility::new)
                .or(() -> commune.map(Area.Commune::new))
                .orElseGet(Area.Province::new);
    }
}
