package vn.vongdoi.station;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.vongdoi.catalogue.ItemKind;
import vn.vongdoi.claimcheck.IcdNames;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.Places;
import vn.vongdoi.rules.RuleTable;
import vn.vongdoi.station.Offered.Choice;

/** What the form of a visit offers to choose from. */
@Component
final class Offers {
    private static final RuleTable LISTS = RuleTable.read("claims/lists");

    private final StationVisits visits;
    private final Places places;
    private final IcdNames icd10;

    Offers(StationVisits visits, Places places, IcdNames icd10) {
        this.visits = visits;
        this.places = places;
        this.icd10 = icd10;
    }

    Offered of(Facility facility) {
        var items = visits.catalogue(facility);
        return new Offered(
                facility.name(),
                items.stream().filter(item -> item.kind() == ItemKind.MEDICINE).toList(),
                items.stream().filter(item -> item.kind() != ItemKind.MEDICINE).toList(),
                icd10.list().entrySet().stream()
                        .map(name -> new Choice(name.getKey(), name.getValue()))
                        .toList(),
                visits.practitioners(facility, visits.now().toLocalDate()).stream()
                        .map(post -> new Choice(String.valueOf(post.licence()), post.name()))
                        .toList(),
                places.facilities().stream()
                        .filter(other -> !other.code().equals(facility.code()))
                        .map(other -> new Choice(other.code().value(), other.name()))
                        .toList(),
                residences(),
                list("MA_DANTOC"),
                list("MA_NGHE_NGHIEP"),
                list("MA_DOITUONG_KCB").stream()
                        .filter(choice -> !choice.code().equals(VisitTables.TAKEN_BACK))
                        .toList(),
                list("KET_QUA_DTRI"),
                list("MA_LYDO_CT"));
    }

    /** The province's communes; of other provinces only the province, a list of all would be too long to send. */
    private List<Choice> residences() {
        var home = places.province();
        var communes = places.communesOf(home.code()).stream()
                .map(commune -> new Choice(commune.code().value(), commune.title()));
        var others = places.provinces().stream()
                .filter(province -> !province.code().equals(home.code()))
                .map(province -> new Choice(province.code().value(), province.name()));
        return Stream.concat(communes, others).toList();
    }

    private List<Choice> list(String name) {
        return LISTS.at(visits.now().toLocalDate()).stream()
                .filter(row -> row.cell("list").equals(name))
                .map(row -> new Choice(row.cell("code"), row.cell("name_vi")))
                .toList();
    }
}
