package vn.vongdoi.statisticdesk;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.page.Language;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.FormerProvince;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.Document;
import vn.vongdoi.statistic.KeptList;

/** What was typed into a form, read field by field: all that is wrong is told at once, each beside its field. */
public final class Typed {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}([.,][0-9]{1,6})?");
    private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9][0-9]{0,2}[.,][0-9]{3}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 12, 31);
    private static final int LONGEST = 300;

    private final Map<String, String> values;
    private final Language language;
    private final Map<String, String> faults = new LinkedHashMap<>();

    Typed(Map<String, String> values, Language language) {
        this.values = values;
        this.language = language;
    }

    /** As it was typed; empty when nothing was. */
    public String of(String field) {
        return values.getOrDefault(field, "").strip();
    }

    /** What is wrong with a field; null = nothing. */
    public @Nullable String fault(String field) {
        return faults.get(field);
    }

    /** Field by field. */
    Map<String, String> faults() {
        return Collections.unmodifiableMap(faults);
    }

    boolean isFaulty() {
        return !faults.isEmpty();
    }

    void fault(String field, String vietnamese, String english) {
        faults.putIfAbsent(field, language.pick(vietnamese, english));
    }

    String text(String field) {
        var typed = of(field);
        if (typed.isEmpty()) fault(field, "Hãy điền ô này.", "Fill this in.");
        if (typed.length() > LONGEST) {
            fault(
                    field,
                    "Nhiều nhất " + LONGEST + " chữ; nhận được " + typed.length() + ".",
                    "At most " + LONGEST + " characters; got " + typed.length() + ".");
        }
        if (CONTROL.matcher(typed).find()) {
            fault(
                    field,
                    "Có ký tự không đọc được; hãy gõ lại.",
                    "There are characters that are no text; type it again.");
        }
        return typed;
    }

    /** Also nothing. */
    String note(String field) {
        return of(field).isEmpty() ? "" : text(field);
    }

    Optional<LocalDate> day(String field) {
        try {
            var day = LocalDate.parse(text(field));
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) return Optional.of(day);
        } catch (DateTimeException e) {
            // Told below, with what came.
        }
        fault(
                field,
                "Cần một ngày như 2026-06-30; nhận được \"" + of(field) + "\".",
                "Expected a day such as 2026-06-30; got \"" + of(field) + "\".");
        return Optional.empty();
    }

    Optional<LocalDate> dayIfAny(String field) {
        return of(field).isEmpty() ? Optional.empty() : day(field);
    }

    void order(Optional<LocalDate> from, Optional<LocalDate> to) {
        if (from.isEmpty() || to.isEmpty() || !to.get().isBefore(from.get())) return;
        fault("to", "Ngày cuối không thể trước ngày đầu.", "The last day cannot be before the first.");
    }

    /** With a comma or a point for the decimals, and no sign between thousands: 1.234 would be read both ways, so it is refused. */
    Optional<Double> number(String field) {
        var typed = text(field);
        if (AMBIGUOUS.matcher(typed).matches()) {
            fault(
                    field,
                    "\"" + typed
                            + "\" đọc được hai cách. Hàng nghìn: viết liền, như 1234; số thập phân: thêm số 0, như 1,2340.",
                    "\"" + typed
                            + "\" can be read in two ways. Thousands: nothing between, as 1234; decimals: add a 0, as 1.2340.");
            return Optional.empty();
        }
        if (NUMBER.matcher(typed).matches()) return Optional.of(Double.parseDouble(typed.replace(',', '.')));
        fault(
                field,
                "Cần một số như 93,3 (không ngăn cách hàng nghìn); nhận được \"" + typed + "\".",
                "Expected a number such as 93.3 (nothing between thousands); got \"" + typed + "\".");
        return Optional.empty();
    }

    /** Of a figure also a province as it was before the merger: of days before it only. */
    String areaOfFigure(String field, Places places, Optional<LocalDate> to) {
        var typed = of(field);
        var former = places.mergedOf(places.province().code()).stream()
                .anyMatch(it -> (Content.FORMER + it.code()).equals(typed));
        if (!former) return area(field, places, false);
        if (to.isPresent() && !to.get().isBefore(FormerProvince.MERGED)) {
            fault(
                    field,
                    "Tỉnh cũ chỉ có đến 30/06/2025; kỳ số liệu này muộn hơn.",
                    "The former province ended with 30 June 2025; this period is later.");
        }
        return typed;
    }

    /** Five digits of a commune; nothing = the province, where that will do. */
    String area(String field, Places places, boolean needsCommune) {
        var typed = of(field);
        if (typed.isEmpty() && !needsCommune) return places.province().code().value();
        var known = CommuneCode.isWellFormed(typed)
                && places.findCommune(new CommuneCode(typed))
                        .filter(it -> it.province().equals(places.province().code()))
                        .isPresent();
        if (!known) {
            fault(
                    field,
                    "Hãy chọn một xã, phường của " + places.province().name() + "; nhận được \"" + typed + "\".",
                    "Choose a commune of " + places.province().nameEn() + "; got \"" + typed + "\".");
        }
        return typed;
    }

    /** A figure, when nothing of it is wrong. @param place the field of its area */
    Optional<Content.Figure> figure(Indicators indicators, Places places, String place, LocalDate today) {
        var indicator = indicators.find(of("indicator"));
        if (indicator.isEmpty()) {
            var typed = of("indicator");
            fault(
                    "indicator",
                    typed.isEmpty() ? "Hãy chọn một chỉ tiêu." : "Không có chỉ tiêu \"" + typed + "\".",
                    typed.isEmpty() ? "Choose an indicator." : "There is no indicator \"" + typed + "\".");
        }
        var from = day("from");
        var to = day("to");
        var area = areaOfFigure(place, places, to);
        var value = number("value");
        order(from, to);
        to.filter(it -> it.isAfter(today))
                .ifPresent(_ -> fault(
                        "to",
                        "Kỳ số liệu phải đã hết: ngày cuối không sau hôm nay.",
                        "The period has to be over: no last day after today."));
        indicator
                .filter(it -> value.isPresent() && !it.unit().holds(value.get()))
                .ifPresent(it -> fault(
                        "value",
                        "Số này không thể có với đơn vị \"" + it.unit().label().vi() + "\".",
                        "No figure in \"" + it.unit().label().en() + "\" can be this."));
        if (isFaulty()) return Optional.empty();
        return Optional.of(new Content.Figure(
                indicator.orElseThrow().code(), area, from.orElseThrow(), to.orElseThrow(), value.orElseThrow()));
    }

    /** An entry of a list, when nothing of it is wrong. */
    Optional<Content.Entry> entry(KeptList list, Places places, String place) {
        var name = text("name");
        var area = area(place, places, list.isOfCommunes());
        var amount = list.amount(language).isPresent() ? number("amount") : Optional.of(1.0);
        amount.filter(it -> it < 0 || it != Math.rint(it) || list.isShare() && it > 1)
                .ifPresent(_ -> fault(
                        "amount",
                        list.isShare() ? "Cần 0 hoặc 1." : "Cần một số nguyên từ 0.",
                        list.isShare() ? "Expected 0 or 1." : "Expected a whole number from 0."));
        var from = day("from");
        var to = dayIfAny("to");
        order(from, to);
        if (isFaulty()) return Optional.empty();
        return Optional.of(new Content.Entry(list.key(), name, area, amount.orElseThrow(), from.orElseThrow(), to));
    }

    Optional<Document> document(LocalDate today) {
        var publisher = text("publisher");
        var title = text("title");
        var dated = day("dated");
        if (dated.isPresent() && dated.get().isAfter(today)) {
            fault("dated", "Văn bản chưa thể có ngày sau hôm nay.", "A document cannot be dated after today.");
        }
        var address = address();
        return dated.map(day -> new Document(publisher, title, day, address));
    }

    /** Only what a browser opens as a page: the address stands on a public page as a link. */
    private Optional<URI> address() {
        var typed = note("address");
        if (typed.isEmpty()) return Optional.empty();
        try {
            var address = new URI(typed);
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return Optional.of(address);
            }
        } catch (URISyntaxException e) {
            // told below, as any other that is no address
        }
        fault(
                "address",
                "Cần một địa chỉ như https://…; nhận được \"" + typed + "\".",
                "Expected an address such as https://…; got \"" + typed + "\".");
        return Optional.empty();
    }
}
