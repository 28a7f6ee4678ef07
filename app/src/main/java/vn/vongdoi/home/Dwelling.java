package vn.vongdoi.home;

import java.util.List;
import vn.vongdoi.page.Link;

/**
 * Where the person lived and with whom, each text ready for the reader's language.
 *
 * @param household the others of it whom the reader may read
 * @param moves the newest first
 */
public record Dwelling(List<Link> household, List<String> moves) {
    public boolean isKnown() {
        return !household.isEmpty() || !moves.isEmpty();
    }
}
