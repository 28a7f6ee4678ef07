package vn.vongdoi.schedule;

import java.util.List;
import vn.vongdoi.schedule.DueLists.Asked;

/**
 * A list as it was asked for and found.
 *
 * @param path its address; that of the file follows from it
 * @param name whose it is
 * @param byClass whether it is of a school
 */
record Listed(String path, String name, Asked asked, boolean byClass, List<Someone> people) {
    Listed(String path, String name, Asked asked, List<Someone> people) {
        this(path, name, asked, false, people);
    }
}
