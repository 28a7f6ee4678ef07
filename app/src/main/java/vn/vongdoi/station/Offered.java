package vn.vongdoi.station;

import java.util.List;
import vn.vongdoi.catalogue.Item;

/** What the form offers to choose from. */
public record Offered(
        String facility,
        List<Item> medicines,
        List<Item> services,
        List<Choice> diagnoses,
        List<Choice> practitioners,
        List<Choice> facilities,
        List<Choice> communes,
        List<Choice> ethnicities,
        List<Choice> occupations,
        List<Choice> entitlements,
        List<Choice> results,
        List<Choice> referReasons) {
    /** An entry of a list that the form offers. */
    public record Choice(String code, String name) {}
}
