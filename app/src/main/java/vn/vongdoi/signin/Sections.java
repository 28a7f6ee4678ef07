package vn.vongdoi.signin;

import java.util.Optional;
import vn.vongdoi.access.Section;

/** To which part of the program a path belongs; one that belongs to none opens for nobody. */
final class Sections {
    private Sections() {}

    static Optional<Section> of(String path) {
        var end = path.indexOf('/', 1);
        return switch (end < 0 ? path : path.substring(0, end)) {
            case "/people" -> Optional.of(Section.PEOPLE);
            case "/due", "/stations", "/schools" -> Optional.of(Section.DUE);
            case "/identities" -> Optional.of(Section.IDENTITIES);
            case "/submissions" -> Optional.of(Section.SUBMISSIONS);
            case "/desk" -> Optional.of(Section.DESK);
            case "/originals" -> Optional.of(Section.DOCUMENTS);
            case "/emergencies", "/requests", "/breaches", "/disclosures", "/processing" ->
                Optional.of(Section.OVERSIGHT);
            case "/readings" -> Optional.of(Section.READINGS);
            case "/kiosk" -> Optional.of(Section.KIOSK);
            case "/visits" -> Optional.of(Section.VISITS);
            case "/citizens" -> Optional.of(Section.CITIZENS);
            case "/consents", "/shares" -> Optional.of(Section.CONSENTS);
            case "/schedules" -> Optional.of(Section.SCHEDULES);
            case "/statistics" -> Optional.of(Section.STATISTICS);
            case "/scoreboard" -> Optional.of(Section.SCOREBOARD);
            case "/accounts" -> Optional.of(Section.ACCOUNTS);
            default -> Optional.empty();
        };
    }
}
