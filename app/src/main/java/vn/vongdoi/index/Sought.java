package vn.vongdoi.index;

import java.time.Instant;
import vn.vongdoi.search.SearchValues;

/** A row that the database holds for a match, to be settled on its body. */
public interface Sought {
    /** Key of the person it is about; 0 = of nobody. */
    long person();

    Instant updated();

    SearchValues values();
}
