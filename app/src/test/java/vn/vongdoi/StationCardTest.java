package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;
import vn.vongdoi.claimfile.GoodCheckIn;
import vn.vongdoi.person.People;

/**
 * A card is scanned at a station, in a browser that runs no scripts. Whoever has a number in hand is shown what the card or
 * the form says, and of the person who holds the number no more than they may see.
 */
class StationCardTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String STATION = "31953";

    /** Known at a hospital and nowhere else. */
    private static final String KNOWN = "031090009530||Mô Phỏng Văn Thật|02011990|Nam|Số 3, Lê Chân|15082021";

    static RunningProvince province;

    private Visitor station;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException, InterruptedException {
        province = RunningProvince.shared();
        StationOfTests.register(province, folder, STATION);
        province.add("tram-the", "Mô Phỏng Thị Thẻ", Role.STATION_STAFF, new Area.Facility(STATION));
        comeToTheHospital("031090009530", "Mô Phỏng Văn Thật", TODAY.minusDays(1));
    }

    /** Where the card was looked at. */
    private static void comeToTheHospital(String number, String name, LocalDate day)
            throws IOException, InterruptedException {
        var in = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        var checkIn = new GoodCheckIn()
                .with("MA_LK=THE-" + number + " SO_CCCD=" + number + " HO_TEN=" + name.replace(' ', '_'))
                .with("NGAY_SINH=199001020000 MA_CSKCB=31301 NGAY_VAO=" + in + "0000 NGAY_YL=" + in + "0005")
                .with("MA_THE_BHYT=" + insurance(number) + " GT_THE_TU=20260101 GT_THE_DEN="
                        + TODAY.plusDays(90).format(DateTimeFormatter.BASIC_ISO_DATE));
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(province.address("/exchange/checkins"))
                    .header("Authorization", "Bearer " + province.token("card-" + number, Optional.of("31301")))
                    .POST(BodyPublishers.ofString(checkIn.document()))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("\"accepted\":1");
        }
    }

    private static String insurance(String number) {
        return "GD431" + number.substring(2);
    }

    @BeforeEach
    void signIn() {
        station = province.visitor();
        station.signIn("tram-the", province.password());
    }

    @Test
    void theCardOfSomebodyNewFillsTheForm() {
        var form = scan("031190009531||Mô Phỏng Thị Mới|29021992|Nữ|Số 1 ngõ 2, Lê Chân, Hải Phòng|15082021");
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.uri()).extracting(URI::getPath, URI::getQuery).containsExactly("/visits/card", null);
        assertThat(value(form, "name")).isEqualTo("Mô Phỏng Thị Mới");
        assertThat(value(form, "birth")).isEqualTo("29/02/1992");
        assertThat(value(form, "cccd")).isEqualTo("031190009531");
        assertThat(value(form, "address")).isEqualTo("Số 1 ngõ 2, Lê Chân, Hải Phòng");
        assertThat(form.body()).containsPattern("name=\"sex\" value=\"2\" checked");
        assertThat(value(form, "maLk")).startsWith("TYT-");
    }

    @Test
    void aLineThatIsNoCardIsAnsweredWithWhatWasExpected() {
        var form = scan("https://example.org");
        assertThat(form.statusCode()).isEqualTo(400);
        assertThat(form.body()).contains("không phải mã QR của thẻ căn cước");
        assertThat(Visitor.location(station.get("/visits/card"))).endsWith("/visits/new");
    }

    /** A line that the scanner garbled must not send the visit of a ticket under another key. */
    @Test
    void aFormKeepsItsKeyWhateverIsScanned() {
        var key = value(scan("https://example.org"), "maLk");
        var fields = "line=" + Visitor.encoded("031190009539||Mô Phỏng Thị Khóa|01021990|Nữ|x|15082021") + "&maLk=";
        assertThat(value(station.form("/visits/new", "/visits/card", fields + key), "maLk"))
                .isEqualTo(key);
        assertThat(value(station.form("/visits/new", "/visits/card", fields + "KIOSK-20200101-0001"), "maLk"))
                .as("a key that nobody gave")
                .startsWith("TYT-")
                .isNotEqualTo(key);
    }

    @Test
    void whoWasSeenHereBeginsWithTheLastVisit() {
        var line = "031090009532||Mô Phỏng Văn Tái|02011990|Nam|Số 2, Lê Chân|15082021";
        save(scan(line), "Mô Phỏng Văn Tái", "02/01/1990", "031090009532");
        var again = scan(line);
        assertThat(value(again, "icd")).isEqualTo("J06.9");
        assertThat(value(again, "name")).isEqualTo("Mô Phỏng Văn Tái");
    }

    @Test
    void ofSomebodyWhomTheStationMayNotSeeOnlyTheCardIsTold() {
        var form = scan(KNOWN);
        assertThat(value(form, "name")).isEqualTo("Mô Phỏng Văn Thật");
        assertThat(form.body()).doesNotContain(insurance("031090009530"));
    }

    @Test
    void whoTookANumberAtTheKioskIsSeenUnderItsKey() {
        var line = "031090009533||Mô Phỏng Văn Số|02011990|Nam|x|15082021";
        station.form("/kiosk", "/kiosk", "line=" + Visitor.encoded(line));
        assertThat(value(scan(line), "maLk")).startsWith("KIOSK-");
    }

    @Test
    void theBookShowsWhatWasTypedNotWhoseNumberItIs() throws Exception {
        save(scan("https://example.org"), "Người Gõ Khác", "2/1/1990", "031090009535");
        comeToTheHospital("031090009535", "Mô Phỏng Văn Chính", TODAY);
        var holder = province.bean(People.class).holder("031090009535").orElseThrow();
        assertThat(holder.name()).as("taken for one person").isEqualTo("Mô Phỏng Văn Chính");
        assertThat(station.get("/visits").body()).contains("Người Gõ Khác").doesNotContain("Mô Phỏng Văn Chính");
    }

    @Test
    void aNumberTypedAtTheKioskOpensNobody() {
        var owner = "031090009534||Mô Phỏng Văn Chủ|02011990|Nam|x|15082021";
        var other = province.visitor();
        province.add("tram-khac-the", "Trạm khác", Role.STATION_STAFF, new Area.Facility("31994"));
        other.signIn("tram-khac-the", province.password());
        other.form("/kiosk", "/kiosk", "line=" + Visitor.encoded(owner));

        station.form("/kiosk", "/kiosk", "line=" + Visitor.encoded(owner.replace("Văn Chủ", "Văn Đoán")));
        var book = station.get("/visits").body();
        assertThat(book).contains("Mô Phỏng Văn Đoán").doesNotContain("Mô Phỏng Văn Chủ");
        var ticket = Pattern.compile("/visits/new\\?ticket=(KIOSK-[0-9-]+)\">[0-9]+ · Mô Phỏng Văn Đoán")
                .matcher(book);
        assertThat(ticket.find()).isTrue();
        var form = station.get("/visits/new?ticket=" + ticket.group(1));
        assertThat(value(form, "name")).isEqualTo("Mô Phỏng Văn Đoán");
        assertThat(form.body()).doesNotContain("Mô Phỏng Văn Chủ");
        var person = province.bean(People.class).holder("031090009534").orElseThrow();
        assertThat(station.get("/visits/new?person=" + person.key().id()).statusCode())
                .isEqualTo(403);
        assertThat(station.get("/visits/new?ticket=KIOSK-19990101-0001").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> scan(String line) {
        return station.form("/visits/new", "/visits/card", "line=" + Visitor.encoded(line));
    }

    private void save(HttpResponse<String> form, String name, String birth, String number) {
        var fields = Map.of(
                "maLk", value(form, "maLk"),
                "name", name,
                "birth", birth,
                "cccd", number,
                "sex", "1",
                "address", "Số 2",
                "commune", "10507",
                "ethnicity", "01",
                "occupation", "00",
                "entitlement", "9");
        var visit = Map.of(
                "reason", "Ho",
                "weight", "50",
                "icd", "J06.9",
                "result", "2",
                "doctor", "000951/HP-GPHN",
                "arrived", value(form, "arrived"),
                "service", "Khám Nội tổng hợp (02.03)",
                "serviceQuantity", "1");
        var answer = station.form("/visits/new", "/visits", encoded(fields) + "&" + encoded(visit));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Visitor.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String value(HttpResponse<String> page, String field) {
        var found = Pattern.compile("<input[^>]* name=\"" + field + "\"[^>]* value=\"([^\"]*)\"")
                .matcher(page.body());
        assertThat(found.find()).as(field).isTrue();
        return found.group(1);
    }
}
