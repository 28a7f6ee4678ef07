package vn.vongdoi.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vongdoi.catalogue.Catalogues;
import vn.vongdoi.catalogue.Item;
import vn.vongdoi.catalogue.ItemKind;
import vn.vongdoi.claimcheck.Checker;
import vn.vongdoi.claimcheck.FacilityLists;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.Row;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.database.DataFolder;
import vn.vongdoi.database.Database;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.FacilityKind;
import vn.vongdoi.place.Level;
import vn.vongdoi.place.Ownership;
import vn.vongdoi.place.Places;

/** What is typed at a station becomes tables of QĐ 3176 that its own checks let pass. */
class VisitTablesTest {
    private static final LocalDateTime OUT = LocalDateTime.of(2026, 8, 3, 9, 0);
    private static final Facility STATION = new Facility(
            new FacilityCode("31951"),
            "Trạm Y tế Thử Nghiệm",
            FacilityKind.STATION,
            Level.INITIAL,
            new CommuneCode("10507"),
            Ownership.PUBLIC,
            0,
            1,
            null);
    private static final Item EXAM = item(ItemKind.SERVICE, "02.03", "", "Khám Nội tổng hợp", "13", "36500", 100);
    private static final Item AMLODIPIN = item(ItemKind.MEDICINE, "40.494", "VD-1", "Amlodipin", "4", "320.5", 100);
    private static final Item VITAMIN = item(ItemKind.MEDICINE, "40.900", "VD-2", "Vitamin", "4", "1000", 0);

    @TempDir
    static Path home;

    static Database database;
    static Places places;
    static FacilityLists lists;

    private final Map<String, String> fields = new HashMap<>(Map.ofEntries(
            Map.entry("name", "Mô Phỏng Văn Khám"),
            Map.entry("birth", "11/2/1957"),
            Map.entry("sex", "1"),
            Map.entry("cccd", "031057000951"),
            Map.entry("card", "HT2313105700951"),
            Map.entry("cardFrom", "2026-01-01"),
            Map.entry("cardUntil", "2026-12-31"),
            Map.entry("registered", "31951"),
            Map.entry("entitlement", "1.1"),
            Map.entry("commune", "10507"),
            Map.entry("address", "Số 5"),
            Map.entry("ethnicity", "01"),
            Map.entry("occupation", "00"),
            Map.entry("reason", "Đau đầu"),
            Map.entry("icd", "i10"),
            Map.entry("weight", "61,5"),
            Map.entry("pressure", "150/90"),
            Map.entry("doctor", "000951/HP-GPHN"),
            Map.entry("result", "2"),
            Map.entry("arrived", "2026-08-03T08:00")));
    private final Faults faults = new Faults();

    @BeforeAll
    static void open() {
        database = Database.open(new DataFolder(home), null);
        places = new Places(database.dataSource(), Clock.systemDefaultZone(), "31");
        lists = new FacilityLists(places, new Catalogues(JdbcClient.create(database.dataSource())));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void atAStationTheFundPaysAllOfWhatIsInItsScope() {
        var tables = made(line(AMLODIPIN, "30"));

        var medicine = row(tables, TableKind.XML2);
        assertThat(medicine.text("THANH_TIEN_BV")).isEqualTo("9615");
        assertThat(medicine.text("MUC_HUONG")).isEqualTo("100");
        assertThat(medicine.text("T_BHTT")).isEqualTo("9615");
        assertThat(medicine.text("LIEU_DUNG")).isEqualTo("1 viên/lần");
        var summary = row(tables, TableKind.XML1);
        assertThat(summary.text("T_TONGCHI_BV")).isEqualTo("46115");
        assertThat(summary.text("T_BHTT")).isEqualTo("46115");
        assertThat(summary.text("MA_BENH_CHINH")).isEqualTo("I10");
        assertThat(summary.text("CAN_NANG")).isEqualTo("61.5");
        assertThat(row(tables, TableKind.XML5).text("DIEN_BIEN_LS")).isEqualTo("CSST<HA150/90>");
        assertThat(rejections(tables)).isEmpty();
    }

    @Test
    void whatIsOutOfTheFundsScopeThePatientPays() {
        var tables = made(line(VITAMIN, "10"));

        var medicine = row(tables, TableKind.XML2);
        assertThat(medicine.text("PHAM_VI")).isEqualTo("2");
        assertThat(medicine.text("NGUON_CTRA")).isEqualTo("4");
        assertThat(medicine.text("T_BNTT")).isEqualTo("10000");
        assertThat(medicine.text("T_BHTT")).isEqualTo("0");
        assertThat(rejections(tables)).isEmpty();
    }

    @Test
    void withoutACardThePatientPaysAll() {
        fields.put("entitlement", "9");
        var tables = made(line(AMLODIPIN, "30"));

        var summary = row(tables, TableKind.XML1);
        assertThat(summary.text("MA_THE_BHYT")).isEmpty();
        assertThat(summary.text("T_BNTT")).isEqualTo("46115");
        assertThat(summary.text("T_BHTT")).isEqualTo("0");
        assertThat(rejections(tables)).isEmpty();
    }

    @Test
    void aReferralAndAnAppointmentComeWithTheirLetters() {
        fields.putAll(Map.of(
                "refer", "31301",
                "referReason", "2",
                "referSigns", "Huyết áp không hạ",
                "referBy", "Xe cứu thương",
                "returns", "2026-08-31"));
        var tables = made(line(AMLODIPIN, "30"));

        assertThat(row(tables, TableKind.XML1).text("MA_NOI_DEN")).isEqualTo("31301");
        assertThat(row(tables, TableKind.XML13).text("MA_CSKCB_DEN")).isEqualTo("31301");
        assertThat(row(tables, TableKind.XML14).text("NGAY_HEN_KL")).isEqualTo("20260831");
        assertThat(rejections(tables)).isEmpty();
    }

    @Test
    void aVisitThatIsTypedDaysLaterKeepsItsTimes() {
        var tables = made(OUT.plusDays(40), line(AMLODIPIN, "30"));

        var summary = row(tables, TableKind.XML1);
        assertThat(summary.text("NGAY_RA")).isEqualTo("202608030900");
        assertThat(summary.text("THANG_QT")).isEqualTo("08");
        assertThat(row(tables, TableKind.XML2).text("NGAY_YL")).isEqualTo("202608030900");
        assertThat(row(tables, TableKind.XML5).text("THOI_DIEM_DBLS")).isEqualTo("202608030900");
        assertThat(rejections(tables)).isEmpty();
    }

    @Test
    void whoLivesInAnotherProvinceHasThatProvinceAndNoCommuneOfOurs() {
        fields.put("commune", "01");
        var summary = row(made(line(AMLODIPIN, "30")), TableKind.XML1);

        assertThat(summary.text("MATINH_CU_TRU")).isEqualTo("01");
        assertThat(summary.text("MAXA_CU_TRU")).isEmpty();
    }

    @Test
    void whatOnlyAPersonCanMendIsToldAtItsField() {
        fields.putAll(Map.of(
                "birth", "mùa xuân",
                "pressure", "cao",
                "height", "1,60",
                "entitlement", "8",
                "arrived", "2026-08-03T10:00",
                "commune", "Lê Chân"));
        make(OUT, Collections.nCopies(61, line(AMLODIPIN, "một ít")));

        for (var field : List.of("birth", "pressure", "height", "entitlement", "arrived", "commune", "medicines")) {
            assertThat(faults.of(field)).as(field).isNotNull();
        }
    }

    private Map<TableKind, List<Row>> made(VisitForm.Line medicine) {
        return made(OUT, medicine);
    }

    private Map<TableKind, List<Row>> made(LocalDateTime now, VisitForm.Line medicine) {
        var tables = new HashMap<>(make(now, List.of(medicine)));
        assertThat(faults.isEmpty()).isTrue();
        for (var kind : TableKind.list()) tables.putIfAbsent(kind, List.of());
        return tables;
    }

    private Map<TableKind, List<Row>> make(LocalDateTime now, List<VisitForm.Line> medicines) {
        var form = new VisitForm(fields, medicines, List.of(line(EXAM, "1")));
        return new VisitTables(
                        form,
                        STATION,
                        "TYT-20260803-0001",
                        now,
                        OUT,
                        places,
                        new IcdNames(""),
                        List.of(EXAM, AMLODIPIN, VITAMIN),
                        faults)
                .make();
    }

    private static Row row(Map<TableKind, List<Row>> tables, TableKind kind) {
        return tables.getOrDefault(kind, List.of()).getFirst();
    }

    private static List<Issue> rejections(Map<TableKind, List<Row>> tables) {
        var encounter = new ClaimEncounter(
                "31951",
                LocalDate.of(2026, 9, 30),
                "TYT-20260803-0001",
                tables,
                List.of(),
                List.of(),
                List.of(),
                new byte[32]);
        return Checker.check(encounter, lists).stream().filter(Issue::rejects).toList();
    }

    private static VisitForm.Line line(Item item, String quantity) {
        return new VisitForm.Line(item.label(), quantity, "");
    }

    private static Item item(
            ItemKind kind, String code, String registration, String name, String group, String price, int coverage) {
        return new Item(
                STATION.code(),
                kind,
                code,
                registration,
                name,
                "Viên",
                group,
                new BigDecimal(price),
                coverage,
                "5mg",
                "1.01",
                "Viên nén",
                coverage == 0 ? "" : "100/QĐ-SYT;G1;N1;2025",
                "1 viên/lần",
                LocalDate.of(2026, 1, 1),
                null);
    }
}
