package vn.vongdoi.statisticdesk;

import java.time.LocalDate;
import java.util.Optional;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Unit;
import vn.vongdoi.page.Chip;
import vn.vongdoi.page.Formats;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Standing;
import vn.vongdoi.page.Texts;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Places;
import vn.vongdoi.statistic.Content;
import vn.vongdoi.statistic.Content.Entry;
import vn.vongdoi.statistic.Content.Figure;
import vn.vongdoi.statistic.KeptList;
import vn.vongdoi.statistic.Step;

/** How submissions are said in one language. */
record Words(Texts texts, Language language, Indicators indicators, Places places) {
    String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    Formats formats() {
        return new Formats(language);
    }

    /** What it is about; an indicator or a list that is not there any more goes by its code. */
    String subject(Content content) {
        return switch (content) {
            case Figure figure -> name(figure.indicator());
            case Entry entry ->
                KeptList.find(entry.list()).map(it -> it.name(language)).orElse(entry.list());
        };
    }

    String name(String indicator) {
        return indicators.find(indicator).map(it -> it.name().in(language)).orElse(indicator);
    }

    /** The figure with its unit, or the entry with what is counted of it. */
    String told(Content content) {
        return switch (content) {
            case Figure figure ->
                indicators
                        .find(figure.indicator())
                        .map(it -> figure(it, figure.value()))
                        .orElseGet(() -> formats().number(figure.value()));
            case Entry entry ->
                KeptList.find(entry.list())
                        .flatMap(it -> it.amount(language))
                        .map(what ->
                                entry.name() + " · " + what + ": " + formats().number(entry.amount()))
                        .orElse(entry.name());
        };
    }

    String figure(Indicator indicator, double value) {
        var number = formats().printed(value);
        return indicator.unit() == Unit.PERCENT
                ? number + "\u00a0%"
                : number + " " + indicator.unit().label().in(language);
    }

    String area(Content content) {
        var area = content.area();
        var former = places.mergedOf(places.province().code()).stream()
                .filter(it -> (Content.FORMER + it.code()).equals(area))
                .findFirst();
        if (former.isPresent()) {
            return text(
                    "statisticdesk.former",
                    language.pick(former.get().name(), former.get().nameEn()));
        }
        return Optional.of(area)
                .filter(CommuneCode::isWellFormed)
                .flatMap(it -> places.findCommune(new CommuneCode(it)))
                .map(it -> language.pick(it.title(), it.titleEn()))
                .orElseGet(() -> language.pick(
                        places.province().name(), places.province().nameEn()));
    }

    String period(Content content) {
        return switch (content) {
            case Figure figure -> days(figure.from(), Optional.of(figure.to()));
            case Entry entry -> days(entry.from(), entry.to());
        };
    }

    private String days(LocalDate from, Optional<LocalDate> to) {
        if (to.isEmpty()) return text("statisticdesk.since", from);
        return to.get().equals(from) ? text("statisticdesk.at", from) : text("statisticdesk.over", from, to.get());
    }

    Chip chip(Step.Kind kind) {
        var standing = switch (kind) {
            case ENTERED -> Standing.DUE;
            case APPROVED -> Standing.OK;
            case REJECTED, WITHDRAWN -> Standing.NONE;
        };
        return new Chip(standing, text("statisticdesk.kind." + kind.word()));
    }
}
