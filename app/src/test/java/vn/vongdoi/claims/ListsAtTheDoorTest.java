package vn.vongdoi.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.access.Actor;
import vn.vongdoi.catalogue.Catalogues;
import vn.vongdoi.catalogue.Device;
import vn.vongdoi.catalogue.Item;
import vn.vongdoi.catalogue.ItemKind;
import vn.vongdoi.claimfile.GoodVisit;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.FacilityKind;
import vn.vongdoi.place.Level;
import vn.vongdoi.place.Ownership;
import vn.vongdoi.place.Places;
import vn.vongdoi.place.StaffPost;

/** What a facility told of its catalogue, machines and staff is what its claims are compared with. */
class ListsAtTheDoorTest {
    private static final FacilityCode HOSPITAL = new FacilityCode(GoodVisit.FACILITY);
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST_MONTH = LocalDate.of(2026, 7, 31);

    @TempDir
    Path home;

    @Test
    void aClaimIsStoredAndItsClerkHearsWhatTheListsDoNotHave() throws Exception {
        assertThat(said((places, catalogues) -> {})).isEmpty();

        assertThat(said((places, catalogues) -> {
                    catalogues.save(List.of(medicine("VD-2", 1100)));
                    catalogues.saveDevices(List.of(new Device(HOSPITAL, "XQ.1.A1", "X quang", "", SINCE, null)));
                    places.saveStaff(List.of(new StaffPost(
                            HOSPITAL, "031085000111", "Mô Phỏng Văn Sĩ", "doctor", "1/HP-GPHN", SINCE, null)));
                }))
                .containsExactly("item-differs SO_DANG_KY", "device-unknown MA_MAY", "staff-unknown NGUOI_THUC_HIEN");

        assertThat(said((places, catalogues) -> {
                    catalogues.save(List.of(medicine("VD-1", 1100)));
                    catalogues.saveDevices(List.of(new Device(HOSPITAL, "HH.1.A1", "Huyết học", "", SINCE, null)));
                    places.saveStaff(List.of(
                            new StaffPost(
                                    HOSPITAL, "031085000111", "Mô Phỏng Văn Sĩ", "doctor", "1/HP-GPHN", SINCE, null),
                            new StaffPost(
                                    HOSPITAL, "031085000222", "Mô Phỏng Thị Y", "nurse", "2/HP-GPHN", SINCE, null)));
                }))
                .containsExactly("item-price DON_GIA");

        assertThat(said((places, catalogues) -> {
                    catalogues.saveDevices(List.of(new Device(HOSPITAL, "XQ.1.A1", "X quang", "", SINCE, LAST_MONTH)));
                    places.saveStaff(List.of(new StaffPost(
                            HOSPITAL, "031085000111", "Mô Phỏng Văn Sĩ", "doctor", "9/HP-GPHN", SINCE, LAST_MONTH)));
                }))
                .as("lists of another time judge nobody")
                .isEmpty();
    }

    private interface Lists {
        void load(Places places, Catalogues catalogues);
    }

    private List<String> said(Lists lists) throws Exception {
        var claims = ClaimsFixture.open(Files.createTempDirectory(home, "province"));
        try {
            var places = new Places(claims.database().dataSource(), Clock.systemDefaultZone(), "31");
            places.saveFacilities(List.of(new Facility(
                    HOSPITAL,
                    "Bệnh viện Mô Phỏng",
                    FacilityKind.HOSPITAL,
                    Level.BASIC,
                    new CommuneCode("11311"),
                    Ownership.PUBLIC,
                    100,
                    10,
                    null)));
            lists.load(places, new Catalogues(claims.sql()));
            var file = Files.writeString(
                    home.resolve("claim.xml"),
                    new GoodVisit().with("XML3[2].MA_MAY=HH.1.A1").file(1));
            var answer = claims.door()
                    .receive(file, "claim.xml", Actor.console())
                    .files()
                    .getFirst()
                    .encounters()
                    .getFirst();
            assertThat(answer.status()).isEqualTo(EncounterReport.Status.ACCEPTED);
            return answer.issues().stream()
                    .map(issue -> issue.rule() + " " + issue.field())
                    .toList();
        } finally {
            claims.close();
        }
    }

    private static Item medicine(String registration, int price) {
        return new Item(
                HOSPITAL,
                ItemKind.MEDICINE,
                "40.154",
                registration,
                "Amoxicilin",
                "Viên",
                "4",
                BigDecimal.valueOf(price),
                100,
                "500mg",
                "1.01",
                "",
                "1;G1;N1;2025",
                "",
                SINCE,
                null);
    }
}
