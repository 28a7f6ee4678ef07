package vn.vongdoi.programme;

import java.util.ArrayList;
import java.util.List;
import vn.vongdoi.analytics.Area;
import vn.vongdoi.analytics.Figures;
import vn.vongdoi.analytics.Figures.Audience;
import vn.vongdoi.analytics.Indicator;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.desk.Desk;
import vn.vongdoi.desk.Reporting;
import vn.vongdoi.programme.IndicatorPage.Mark;

/** How far the number of an indicator can be relied on, by what it is made of: the views that its query reads. */
record Quality(Indicators indicators, Desk desk, Wording wording) {
    private static final String UNREGISTERED = "visits-unregistered";
    private static final String HEAPING = "pressure-heaping";

    /** Empty for what is made of registers and lists alone, or is published by others. */
    List<Mark> marks(Indicator indicator, Area area, Figures figures) {
        var sql = String.join("\n", indicator.calculation().sql());
        var marks = new ArrayList<Mark>();
        if (sql.contains("analytics.visit") || sql.contains("analytics.diagnosis") || isFollowed(sql)) {
            if (area.equals(indicators.home())) marks.addAll(reporting(desk.reporting()));
            add(marks, indicator, UNREGISTERED, area, figures);
        }
        if (sql.contains("analytics.managed")) add(marks, indicator, HEAPING, area, figures);
        return List.copyOf(marks);
    }

    /** The one thing to know before relying on a figure, for a list of many; blank where there is no figure. */
    String mark(Value value, Reporting told) {
        if (value.outcome() instanceof Value.Stated stated) {
            return wording.text(
                    "quality.mark.stated",
                    stated.submission().document().publisher(),
                    value.period().to());
        }
        if (value.figure().isEmpty()) return "";
        var sql = String.join("\n", value.indicator().calculation().sql());
        if (sql.contains("analytics.visit") || sql.contains("analytics.diagnosis") || isFollowed(sql)) {
            return told.senders() == 0
                    ? wording.text("quality.mark.nobody")
                    : wording.text("quality.mark.silent", told.silent(), told.senders());
        }
        return wording.text("quality.mark.registers");
    }

    /** What schedules say of people is made of what facilities sent. */
    private static boolean isFollowed(String sql) {
        return sql.contains("analytics.managed") || sql.contains("analytics.done") || sql.contains("analytics.planned");
    }

    private List<Mark> reporting(Reporting told) {
        var formats = wording.formats();
        var marks = new ArrayList<Mark>();
        if (told.senders() > 0) {
            marks.add(new Mark(
                    wording.text("quality.silent"),
                    wording.text("quality.of", formats.number(told.silent()), formats.number(told.senders())),
                    ""));
        }
        if (told.documents() > 0) {
            marks.add(new Mark(
                    wording.text("quality.complete"),
                    formats.number(100.0 * told.complete() / told.documents(), 1) + "\u00a0%",
                    ""));
        }
        if (told.half().isPresent() && told.most().isPresent()) {
            marks.add(new Mark(
                    wording.text("quality.delay"),
                    wording.text(
                            "quality.days", told.half().getAsInt(), told.most().getAsInt()),
                    ""));
        }
        return marks;
    }

    private void add(List<Mark> marks, Indicator of, String code, Area area, Figures figures) {
        if (of.code().equals(code)) return;
        var measure = indicators.indicator(code);
        var value = figures.value(measure, area, Audience.PUBLIC);
        if (value.figure().isEmpty()) return;
        marks.add(new Mark(measure.name().in(wording.language()), wording.figure(value), "/indicators/" + code));
    }
}
