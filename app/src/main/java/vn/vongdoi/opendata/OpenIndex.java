package vn.vongdoi.opendata;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import vn.vongdoi.analytics.Indicators;
import vn.vongdoi.analytics.Text;
import vn.vongdoi.analytics.Value;
import vn.vongdoi.page.AsOf;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.OpenTable;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.place.Places;

/** {@code /open}: what there is, for people as a page and for programs as JSON. */
@Controller
public class OpenIndex {
    static final String LICENCE = "CC BY 4.0";
    static final String LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/";

    private final Indicators indicators;
    private final Places places;
    private final ServerAddress server;

    OpenIndex(Indicators indicators, Places places, ServerAddress server) {
        this.indicators = indicators;
        this.places = places;
        this.server = server;
    }

    record Index(
            Text title,
            String province,
            String licence,
            String licenceAddress,
            Text smallCells,
            long position,
            Instant computed,
            List<Entry> tables) {}

    record Entry(String path, String example, List<String> formats, Text what, List<Column> columns) {}

    record Column(String name, Text means) {}

    /** What the page shows. @param server address of this server */
    public record Shown(
            AsOf asOf, String province, String server, List<Address> tables, String licence, String licenceAddress) {}

    /** A browser asks for a page and gets one; whoever asks for nothing in particular is a program. */
    @GetMapping("/open")
    Object index(HttpServletRequest request, Language language) {
        var accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        var page = accept.contains(MediaType.TEXT_HTML_VALUE) && request.getParameter("format") == null;
        return page ? page(language) : json();
    }

    private ModelAndView page(Language language) {
        var figures = indicators.latest();
        var page = new ModelAndView("opendata/index");
        page.addObject(
                "shown",
                new Shown(
                        new AsOf(figures.position(), figures.computed()),
                        language.pick(
                                places.province().name(), places.province().nameEn()),
                        server.url(),
                        Address.ALL,
                        LICENCE,
                        LICENCE_ADDRESS));
        return page;
    }

    @GetMapping("/open/index.json")
    @ResponseBody
    ResponseEntity<Object> json() {
        var figures = indicators.latest();
        var province = places.province();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(new Index(
                        new Text("Dữ liệu mở: " + province.name(), "Open data: " + province.nameEn()),
                        province.code().value(),
                        LICENCE,
                        LICENCE_ADDRESS,
                        Value.Hidden.REASON,
                        figures.position(),
                        figures.computed(),
                        Address.ALL.stream().map(OpenIndex::entry).toList()));
    }

    private static Entry entry(Address address) {
        return new Entry(
                address.path(),
                address.example(),
                List.of("json", "csv"),
                address.what(),
                OpenTable.columns(address.table()).stream()
                        .map(it -> new Column(it.name(), new Text(it.vietnamese(), it.english())))
                        .toList());
    }
}
